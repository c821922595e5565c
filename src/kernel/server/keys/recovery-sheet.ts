import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { dayOf, printDay, instantOf, type Instant } from '../../civil-date.ts'
import { addKeys, readKeyRing, type Key, type KeyPurpose, type KeyRing } from './key-ring.ts'
import { keyProblem } from './problems.ts'
import { fromTypedLines, toTypedLines } from './typed-lines.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

// 2^17 × 8 × 128 bytes = 128 MiB for each guess, some 0.4 s.
const COST = { logN: 17, r: 8, p: 1 }
const HEAD = 32

const Packed = z.array(z.tuple([z.enum(['e', 's']), z.string(), z.number(), z.string()]))
const PURPOSE: Record<'e' | 's', KeyPurpose> = { e: 'encryption', s: 'signing' }

/**
 * All keys of a folder under a passphrase, as a text that is both the file to keep and the sheet to print: its lines
 * can be typed in again by hand. scrypt and AES-256-GCM.
 */
export async function exportKeys(folder: string, passphrase: string, at: Instant): Promise<Buffer> {
  if ([...passphrase.normalize('NFC')].length < 12) throw keyProblem('keys.passphrase_weak')
  const ring = await readKeyRing(folder)
  if (ring === null) throw keyProblem('keys.folder', { path: folder, reason: 'ENOENT' })
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const head = Buffer.concat([Buffer.from([1, COST.logN, COST.r, COST.p]), salt, iv])
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, head), iv)
  cipher.setAAD(head)
  const packed = ring.keys.map((key) => [
    key.purpose[0],
    key.id,
    Date.parse(key.madeAt),
    key.secret.toString('base64'),
  ])
  const box = Buffer.concat([cipher.update(JSON.stringify(packed)), cipher.final(), cipher.getAuthTag()])
  return Buffer.from(sheetText(ring, toTypedLines(Buffer.concat([head, box])), at))
}

/** Opens an exported file or a typed-in sheet. Throws Problem: wrong passphrase, a line typed wrong or missing. */
export async function openRecoverySheet(text: string, passphrase: string): Promise<Key[]> {
  const bytes = fromTypedLines(text)
  if (bytes[0] !== 1 || bytes.length < HEAD + 16) throw keyProblem('keys.sheet_none')
  const head = bytes.subarray(0, HEAD)
  const decipher = createDecipheriv('aes-256-gcm', await keyFrom(passphrase, head), head.subarray(20))
  decipher.setAAD(head)
  decipher.setAuthTag(bytes.subarray(-16))
  let clear: Buffer
  try {
    clear = Buffer.concat([decipher.update(bytes.subarray(HEAD, -16)), decipher.final()])
  } catch {
    throw keyProblem('keys.passphrase_wrong')
  }
  return Packed.parse(JSON.parse(clear.toString())).map(([purpose, id, made, secret]) => ({
    id,
    purpose: PURPOSE[purpose],
    madeAt: instantOf(made),
    secret: Buffer.from(secret, 'base64'),
  }))
}

/** Brings the keys of a recovery sheet into a folder, beside those it has. */
export async function importKeys(folder: string, sheet: Uint8Array, passphrase: string): Promise<KeyRing> {
  return addKeys(folder, await openRecoverySheet(Buffer.from(sheet).toString('utf8'), passphrase))
}

function keyFrom(passphrase: string, head: Buffer): Promise<Buffer> {
  const [, logN = 0, r = 0, p = 0] = head
  // Costs far beyond ours come from a damaged or hostile sheet and would only eat memory.
  if (logN > 20 || r > 16 || p > 4) throw keyProblem('keys.sheet_none')
  return derive(passphrase.normalize('NFC'), head.subarray(4, 20), 32, {
    N: 2 ** logN,
    r,
    p,
    maxmem: 2 ** 31 - 1,
  })
}

function sheetText(ring: KeyRing, lines: readonly string[], at: Instant): string {
  return `MĂNG NON: TỜ KHÔI PHỤC KHOÁ
Lập ngày ${printDay(dayOf(at))}. Gồm ${ring.keys.length} khoá: ${ring.keys.map((key) => key.id).join(', ')}.

Bản sao lưu dữ liệu được mã hoá bằng các khoá này. Không có tờ này thì không ai mở được bản sao lưu.
1. In hai bản, cất hai nơi có khoá, ví dụ két của văn phòng và két của sở chủ trì.
2. Mật khẩu cứu hộ không có trên tờ này. Ghi riêng, cất nơi khác.
3. Khi cần: "npm run -s mang-non -- restore BẢN-SAO-LƯU --recovery TỆP-NÀY". Mất tệp thì gõ lại các dòng dưới đây vào
   một tệp văn bản; chữ hoa hay thường, cách hay không đều được. Gõ sai dòng nào, chương trình chỉ ra dòng ấy.
4. Đổi khoá thì lập tờ mới; tờ cũ vẫn giữ cho bản sao lưu cũ.

(Recovery sheet of the keys of Măng Non. Keep two copies in two safes, the passphrase apart from them.)

${lines.join('\n')}
`
}
