import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { SettingsProblem } from '#kernel/server/settings.ts'
import type { CliContext } from './run-cli.ts'

const LEAST = 12

/** The passphrase of a recovery file: from MANG_NON_PASSPHRASE, else asked on the terminal without showing it. */
export async function passphrase({ env, say }: CliContext): Promise<string> {
  const given = env['MANG_NON_PASSPHRASE'] ?? (process.stdin.isTTY ? await ask() : '')
  if (given.length >= LEAST) return given
  say(`Cụm mật khẩu cần ít nhất ${LEAST} chữ. Đặt MANG_NON_PASSPHRASE, hoặc chạy trong cửa sổ lệnh để gõ.`)
  throw new SettingsProblem('MANG_NON_PASSPHRASE: chưa có cụm mật khẩu.')
}

async function ask(): Promise<string> {
  process.stderr.write('Cụm mật khẩu (không hiện khi gõ): ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  const answer = await lines.question('')
  lines.close()
  process.stderr.write('\n')
  return answer
}
