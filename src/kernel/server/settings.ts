import { resolve } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../civil-date.ts'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((text) => text === '1' || text === 'true')

const Variables = z.object({
  MANG_NON_HOME: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(7040),
  HOST: z.string().min(1).default('127.0.0.1'),
  TRUST_PROXY: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'phải bắt đầu bằng postgres://')
    .optional(),
  DATABASE_ADMIN_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'phải bắt đầu bằng postgres://')
    .optional(),
  MANG_NON_KEYS: z.string().min(1).optional(),
  MANG_NON_CLOCK: z.iso
    .datetime({ offset: true, error: 'phải là một thời điểm như 2026-11-30T08:00:00+07:00' })
    .optional(),
  CLAMAV_SOCKET: z.string().min(1).optional(),
  SMTP_URL: z.string().min(1).optional(),
  MANG_NON_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  MANG_NON_NO_DEMONSTRATION: flag,
})

export interface Settings {
  home: string
  port: number
  host: string
  trustProxy: string | null
  databaseUrl: string | null
  databaseAdminUrl: string | null
  keys: string
  clock: Instant | null
  clamavSocket: string | null
  logLevel: string
  production: boolean
  smallSite: boolean
  demonstration: boolean
}

/** What is wrong with the settings, all at once. */
export class SettingsProblem extends Error {}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * The one place that reads the environment. `flags` are the words after the command (`--production`, `--small-site`);
 * relative folders are seen from `cwd`. Throws SettingsProblem naming everything that is wrong.
 */
export function readSettings(
  env: Record<string, string | undefined>,
  flags: readonly string[],
  root: string,
  cwd: string = root,
): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Variables.safeParse(set)
  const production = flags.includes('--production')
  const smallSite = flags.includes('--small-site')
  const problems = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const host = read.data?.HOST ?? '127.0.0.1'
  if (!production && !LOOPBACK.has(host))
    problems.push(`HOST=${host}: không có --production thì chỉ nghe 127.0.0.1`)
  if (production && set['MANG_NON_CLOCK']) problems.push('MANG_NON_CLOCK: không dùng cùng --production')
  if (production && !set['DATABASE_URL'] && !smallSite)
    problems.push(
      'DATABASE_URL: --production cần PostgreSQL riêng; nơi nhỏ dùng bản kèm theo thì thêm --small-site',
    )
  if (production && !LOOPBACK.has(host) && !set['TRUST_PROXY'])
    problems.push('TRUST_PROXY: nghe ngoài máy này thì phải đứng sau máy chủ TLS, ghi địa chỉ của nó')
  if (production && /\/\/[^:/@]+:(postgres|password|mangnon|123456)?@/.test(set['DATABASE_URL'] ?? ''))
    problems.push('DATABASE_URL: mật khẩu trống hoặc quá yếu')
  if (problems.length > 0 || !read.success) throw new SettingsProblem(problems.join('\n'))
  const home = resolve(cwd, read.data.MANG_NON_HOME ?? resolve(root, '.mang-non'))
  return {
    home,
    port: read.data.PORT,
    host,
    trustProxy: read.data.TRUST_PROXY ?? null,
    databaseUrl: read.data.DATABASE_URL ?? null,
    databaseAdminUrl: read.data.DATABASE_ADMIN_URL ?? null,
    keys: read.data.MANG_NON_KEYS ? resolve(cwd, read.data.MANG_NON_KEYS) : resolve(home, 'keys'),
    clock: (read.data.MANG_NON_CLOCK
      ? new Date(read.data.MANG_NON_CLOCK).toISOString()
      : null) as Instant | null,
    clamavSocket: read.data.CLAMAV_SOCKET ?? null,
    logLevel: read.data.MANG_NON_LOG,
    production,
    smallSite,
    demonstration: !production && !read.data.MANG_NON_NO_DEMONSTRATION,
  }
}
