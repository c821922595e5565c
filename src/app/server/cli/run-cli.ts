import { resolve } from 'node:path'
import { Fault } from '#kernel/fault.ts'
import type { Lang } from '#kernel/message.ts'
import { Problem } from '#kernel/server/problem.ts'
import { SettingsProblem } from '#kernel/server/settings.ts'
import { plainProblem } from '../plain-problem.ts'
import { readWords, UsageProblem, type Words } from './words.ts'

/** What a command is given: its words, where relative paths are seen from, and the two streams. */
export interface CliContext {
  words: Words
  lang: Lang
  root: string
  env: Record<string, string | undefined>
  /** A path as the caller meant it (`INIT_CWD` when started through npm). */
  path(text: string): string
  out(text: string): void
  say(line: string): void
}

interface Command {
  usage: string
  vi: string
  en: string
  run(): Promise<(context: CliContext) => Promise<void>>
}

/** The commands by their first words; each is loaded only when it is called, so that `plan read` starts nothing else. */
const commands: Record<string, Command> = {
  'plan read': {
    usage: 'plan read FILE [--json] [--lang vi|en]',
    vi: 'đọc một văn bản kế hoạch, không cần cơ sở dữ liệu',
    en: 'read a plan document; needs no database',
    run: async () => (await import('./plan-read.ts')).planRead,
  },
  'plan list': {
    usage: 'plan list [--json]',
    vi: 'các kế hoạch đang có',
    en: 'the plans that are here',
    run: async () => (await import('./plan-list.ts')).planList,
  },
  'plan import': {
    usage: 'plan import FILE [--as ACCOUNT] [--json]',
    vi: 'nạp một kế hoạch thành bản nháp để soát',
    en: 'load a plan as a draft to be checked',
    run: async () => (await import('./plan-import.ts')).planImport,
  },
  'report write': {
    usage: 'report write --plan NUMBER --year YEAR --out FILE [--issuer WORDS] [--year-of YEAR] [--json]',
    vi: 'ghi dự thảo báo cáo từ phần các cơ quan đã được nhận, nêu nơi còn thiếu',
    en: 'write the draft report from the contributions received and name what is missing',
    run: async () => (await import('./report-write.ts')).reportWrite,
  },
  'db setup': {
    usage: 'db setup --sql [--database NAME] [--owner ROLE] [--runner ROLE]',
    vi: 'in những gì quản trị PostgreSQL cần chạy',
    en: 'print what a PostgreSQL administrator has to run',
    run: async () => (await import('./db.ts')).dbSetup,
  },
  'db migrate': {
    usage: 'db migrate [--backup-taken]',
    vi: 'đưa lược đồ lên bản của chương trình này (DATABASE_ADMIN_URL)',
    en: 'bring the schema to this program’s version (DATABASE_ADMIN_URL)',
    run: async () => (await import('./db.ts')).dbMigrate,
  },
  'keys export': {
    usage: 'keys export --to FILE',
    vi: 'ghi bộ khóa ra tệp có mật khẩu, cũng là tờ để in',
    en: 'write the key ring to a file under a passphrase, also a sheet to print',
    run: async () => (await import('./keys.ts')).keysExport,
  },
  'keys import': {
    usage: 'keys import --from FILE',
    vi: 'nạp lại bộ khóa từ tệp đã ghi hoặc tờ in gõ lại',
    en: 'bring the key ring back from the file or the typed-in sheet',
    run: async () => (await import('./keys.ts')).keysImport,
  },
  backup: {
    usage: 'backup --to FILE [--json]',
    vi: 'sao lưu mọi bảng và tệp vào một tệp mã hóa',
    en: 'back every table and file up into one encrypted archive',
    run: async () => (await import('./backup.ts')).makeBackup,
  },
  restore: {
    usage: 'restore FILE [--recovery FILE] [--prove] [--json]',
    vi: 'khôi phục vào nơi còn trống; --prove: khôi phục thử bên cạnh và so',
    en: 'restore into an empty place; --prove: restore beside and compare',
    run: async () => (await import('./backup.ts')).restoreBackup,
  },
  'audit anchor': {
    usage: 'audit anchor',
    vi: 'in dấu niêm mới nhất để cất nơi khác',
    en: 'print the newest seal, to be kept elsewhere',
    run: async () => (await import('./audit.ts')).auditAnchor,
  },
  'audit verify': {
    usage: 'audit verify [--anchor FILE] [--json]',
    vi: 'tính lại cả nhật ký, chỉ ra mục đầu tiên bị sai',
    en: 'recompute the whole journal and name the first entry that differs',
    run: async () => (await import('./audit.ts')).auditVerify,
  },
  'account create': {
    usage: 'account create LOGIN --name NAME --post POST --agency SLUG [--json]',
    vi: 'tạo tài khoản với chức danh đầu tiên và in mã một lần; trước đó cần "account grant cli"',
    en: 'make an account with its first post and print its one-time code; needs "account grant cli" before',
    run: async () => (await import('./account-create.ts')).accountCreate,
  },
  'account grant': {
    usage: 'account grant ACCOUNT [--post POST --agency SLUG]',
    vi: 'giao chức danh cho một tài khoản; "account grant cli" mở quyền cho dòng lệnh',
    en: 'give an account a post; "account grant cli" opens the command line’s rights',
    run: async () => (await import('./account-grant.ts')).accountGrant,
  },
}

/** Runs one command; returns the exit status: 0 done, 1 failed, 2 refused or called wrongly. */
export async function runCli(
  args: readonly string[],
  env: Record<string, string | undefined>,
  root: string,
): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const lang: Lang = args.includes('--lang=en') || args[args.indexOf('--lang') + 1] === 'en' ? 'en' : 'vi'
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((one) => one in commands)
  const command = name === undefined ? undefined : commands[name]
  if (name === undefined || command === undefined) {
    say(help(lang))
    return args.length === 0 || args[0] === 'help' || args[0] === '--help' ? 0 : 2
  }
  try {
    const words = readWords(args.slice(name.split(' ').length), command.usage)
    const run = await command.run()
    await run({
      words,
      lang,
      root,
      env,
      path: (text) => resolve(env['INIT_CWD'] ?? process.cwd(), text),
      out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
      say,
    })
    return 0
  } catch (error) {
    say(explain(error, lang))
    return isRefusal(error) ? 2 : 1
  }
}

/** The input is at fault, not the program or the machine. */
function isRefusal(error: unknown): boolean {
  const { code } = error as { code?: string }
  return error instanceof Fault || error instanceof UsageProblem || code === 'ENOENT' || code === 'EISDIR'
}

function explain(error: unknown, lang: Lang): string {
  if (error instanceof Fault) return error.text(lang)
  if (error instanceof Problem) return error.text(lang)
  if (error instanceof UsageProblem) return `mang-non ${error.message}`
  if (error instanceof SettingsProblem) return error.message
  return plainProblem(error)
}

function help(lang: Lang): string {
  const lines = Object.values(commands).map((command) => `  ${command.usage}\n      ${command[lang]}`)
  const head =
    lang === 'vi' ? 'Cách gọi: npm run -s mang-non -- LỆNH' : 'Usage: npm run -s mang-non -- COMMAND'
  return `${head}\n\n${lines.join('\n')}`
}
