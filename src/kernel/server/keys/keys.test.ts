import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Instant } from '../../civil-date.ts'
import type { Problem } from '../problem.ts'
import { addKeys, findKey, makeKey, newestKey, openKeyRing } from './key-ring.ts'
import { exportKeys, importKeys, openRecoverySheet } from './recovery-sheet.ts'
import { fromTypedLines, toTypedLines } from './typed-lines.ts'

const AT = '2026-11-25T01:00:00.000Z' as Instant
const LATER = '2027-11-25T01:00:00.000Z' as Instant
const PASSPHRASE = 'măng tre bốn mùa'
const root = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const folder = () => join(mkdtempSync(join(root, 'x-')), 'keys')

describe('the key ring', () => {
  test('is made once, for its owner alone, and read again as it was', async () => {
    const at = folder()
    const made = await openKeyRing(at, AT)
    expect(await openKeyRing(at, LATER)).toEqual(made)
    expect(statSync(at).mode & 0o777).toBe(0o700)
    expect(readdirSync(at).map((name) => statSync(join(at, name)).mode & 0o777)).toEqual([0o600])
    expect(newestKey(made, 'signing').secret).not.toEqual(newestKey(made, 'encryption').secret)
  })

  test('is the same for two first starts at once', async () => {
    const at = folder()
    const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyRing(at, AT)))
    for (const ring of rings) expect(ring).toEqual(rings[0])
  })

  test('makes with the newest key and still finds the older', async () => {
    const at = folder()
    const old = newestKey(await openKeyRing(at, AT), 'signing')
    const ring = await addKeys(at, [makeKey('signing', LATER)])
    expect(newestKey(ring, 'signing').madeAt).toBe(LATER)
    expect(findKey(ring, 'signing', old.id)).toEqual(old)
  })

  test('is never made anew over a damaged one, nor used when others can read it', async () => {
    const at = folder()
    await openKeyRing(at, AT)
    writeFileSync(join(at, 'ring.json'), '{"format":1,"keys":[]}')
    await expect(openKeyRing(at, AT)).rejects.toMatchObject({ code: 'keys.damaged' })
    chmodSync(at, 0o755)
    await expect(openKeyRing(at, AT)).rejects.toMatchObject({ code: 'keys.open' })
  })
})

describe('the recovery sheet', () => {
  test('brings the keys to an empty machine, typed by hand too', async () => {
    const from = folder()
    const ring = await openKeyRing(from, AT)
    const sheet = await exportKeys(from, PASSPHRASE, AT)
    for (const key of ring.keys) expect(sheet.includes(key.secret.toString('base64'))).toBe(false)
    const target = folder()
    expect((await importKeys(target, sheet, PASSPHRASE.normalize('NFD'))).keys).toEqual(ring.keys)
    const typed = sheet
      .toString()
      .split('\n')
      .filter((line) => /^\d\d\/\d\d/.test(line))
    const badly = typed.map(
      (line) => line.slice(0, 5) + line.slice(5).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
    )
    expect(await openRecoverySheet(badly.toReversed().join('\r\n'), PASSPHRASE)).toEqual(ring.keys)
  })

  test('refuses a wrong and a weak passphrase, a missing line and a strange file, each in plain words', async () => {
    const from = folder()
    await openKeyRing(from, AT)
    const sheet = (await exportKeys(from, PASSPHRASE, AT)).toString()
    await expect(openRecoverySheet(sheet, 'măng tre năm mùa')).rejects.toMatchObject({
      code: 'keys.passphrase_wrong',
    })
    await expect(exportKeys(from, 'ngắn', AT)).rejects.toMatchObject({ code: 'keys.passphrase_weak' })
    await expect(openRecoverySheet(sheet.replace(/^03\/.*$/m, ''), PASSPHRASE)).rejects.toMatchObject({
      code: 'keys.sheet_missing',
      details: { line: 3 },
    })
    await expect(openRecoverySheet('Kế hoạch số 7', PASSPHRASE)).rejects.toThrow('không phải tờ khôi phục')
  })

  test('names the line in which letters were mistyped', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 60, maxLength: 60 }),
        fc.nat(2),
        fc.nat(31),
        (bytes, line, at) => {
          const lines = toTypedLines(Buffer.from(bytes))
          expect(fromTypedLines(lines.join('\n'))).toEqual(Buffer.from(bytes))
          const start = 7 + at + Math.floor(at / 8)
          const other = lines[line]![start] === 'Z' ? 'Y' : 'Z'
          const wrong = lines.with(line, lines[line]!.slice(0, start) + other + lines[line]!.slice(start + 1))
          // One slip in a thousand passes the check of the line; the whole sheet then refuses to open.
          expect([line + 1, 'other bytes']).toContain(readAgain(wrong, bytes))
        },
      ),
    )
  })
})

function readAgain(lines: string[], bytes: Uint8Array): unknown {
  try {
    return fromTypedLines(lines.join('\n')).equals(bytes) ? 'the same bytes' : 'other bytes'
  } catch (error) {
    return ((error as Problem).details as { line: number }).line
  }
}
