import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { instantOf, type Instant } from '#kernel/civil-date.ts'
import { makeFileStore } from '#kernel/server/files/file-store.ts'
import { sweepOrphans } from '#kernel/server/files/sweep-orphans.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { openBareDatabase } from './support/bare-database.ts'

test('files without a row are swept when they are old enough, files with one stay', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'))
  const db = await openBareDatabase()
  const files = makeFileStore(join(folder, 'files'))
  const by = { accountId: makeId(), name: 'a.txt', now: '2026-11-25T01:00:00.000Z' as Instant }
  const kept = await db.database.write((tx) =>
    files.store(tx, Readable.from([Buffer.from('kept by its row')]), by),
  )
  const orphan = await files.receive(Readable.from([Buffer.from('wanted by nobody')]))
  mkdirSync(join(files.folder, 'incoming'), { recursive: true })
  writeFileSync(join(files.folder, 'incoming', 'half'), 'half a file')

  expect(await sweepOrphans(files, db.database, instantOf(Date.now() - 60_000))).toBe(0)
  expect(await sweepOrphans(files, db.database, instantOf(Date.now() + 60_000))).toBe(2)
  expect(existsSync(files.pathOf(kept.sha256))).toBe(true)
  expect(existsSync(files.pathOf(orphan.sha256))).toBe(false)
  await db.close()
  await rm(folder, { recursive: true, force: true })
})
