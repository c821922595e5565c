import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeClamav } from './clamav.ts'

const folder = mkdtempSync(join(tmpdir(), 'clam-'))
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Speaks clamd's INSTREAM: takes frames to their end, then says what it found. */
function daemon(name: string, answer: (bytes: Buffer) => string, limit = Infinity): Promise<string> {
  const socket = join(folder, name)
  const server = createServer((client) => {
    let held = Buffer.alloc(0)
    client.on('error', () => {})
    client.on('data', (part) => {
      held = Buffer.concat([held, part as Buffer])
      if (held.length > limit) return client.end('INSTREAM size limit exceeded. ERROR\0')
      const bytes: Buffer[] = []
      for (let at = 'zINSTREAM\0'.length; at + 4 <= held.length;) {
        const length = held.readUInt32BE(at)
        if (length === 0) return client.end(answer(Buffer.concat(bytes)))
        bytes.push(held.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
      return undefined
    })
  })
  servers.push(server)
  return new Promise((resolve) => server.listen(socket, () => resolve(socket)))
}

const file = (name: string, bytes: Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

test('a clean file is taken, one with malware refused, whatever its length', async () => {
  const check = makeClamav(
    await daemon('a', (bytes) => (bytes.includes('EVIL') ? 'stream: Test.Evil FOUND\0' : 'stream: OK\0')),
  )
  const long = Buffer.alloc(1_000_000, 'ab')
  expect(await check(file('clean', long))).toBe('clean')
  const evil = file('evil', Buffer.concat([long, Buffer.from('EVIL')]))
  await expect(check(evil)).rejects.toMatchObject({ def: { code: 'file.infected' } })
})

test('a file is not taken while the scanner is away, fails, or finds it too long', async () => {
  const refused = { def: { code: 'file.unchecked' } }
  const path = file('any', Buffer.alloc(500_000))
  await expect(makeClamav(join(folder, 'nobody'))(path)).rejects.toMatchObject(refused)
  await expect(makeClamav(await daemon('b', () => 'stream: database ERROR\0'))(path)).rejects.toMatchObject(
    refused,
  )
  await expect(makeClamav(await daemon('c', () => 'stream: OK\0', 1000))(path)).rejects.toMatchObject(refused)
  await expect(makeClamav('tcp://127.0.0.1:1')(path)).rejects.toMatchObject(refused)
})
