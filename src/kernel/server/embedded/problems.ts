import type { Catalogue, Lang } from '../../message.ts'

const vi = {
  'home.read_only': (d: { path: string }) =>
    `Không ghi được vào thư mục dữ liệu ${d.path}. Dữ liệu còn nguyên. Cho người đang chạy quyền ghi, hoặc đặt MANG_NON_HOME sang thư mục khác.`,
  'home.full': (d: { path: string; freeMb: number }) =>
    `Ổ đĩa chứa ${d.path} chỉ còn ${d.freeMb} MB, không đủ để chạy an toàn. Dữ liệu còn nguyên. Dọn ít nhất 200 MB rồi chạy lại.`,
  'home.foreign': (d: { path: string; owner: number }) =>
    `Thư mục ${d.path} thuộc người dùng khác (uid ${d.owner}). Dữ liệu còn nguyên. Chạy bằng đúng người dùng đó (hoặc root như lần trước), hoặc đặt MANG_NON_HOME sang thư mục khác.`,
  'data.other_major': (d: { path: string; found: string; ours: number }) =>
    `Dữ liệu ở ${d.path} do PostgreSQL ${d.found} ghi, chương trình này mang PostgreSQL ${d.ours}. Dữ liệu còn nguyên. Dùng bản chương trình cũ chạy "npm run -s mang-non -- backup", đổi tên thư mục này, rồi dùng bản mới chạy "npm run -s mang-non -- restore".`,
  'data.damaged': (d: { path: string }) =>
    `Thư mục ${d.path} có tệp nhưng không phải dữ liệu PostgreSQL đầy đủ, nên chương trình không động vào. Đổi tên thư mục này rồi chạy lại; có bản sao lưu thì chạy "npm run -s mang-non -- restore".`,
  'platform.unsupported': (d: { platform: string }) =>
    `Không có PostgreSQL kèm theo chạy được trên máy này (${d.platform}). Chạy "npm ci" không kèm --omit=optional; nếu vẫn vậy thì cài PostgreSQL 15 trở lên và đặt DATABASE_URL.`,
  'socket.path': (d: { path: string }) =>
    `Không dùng được đường dẫn socket ${d.path}: quá dài hoặc không mở được. Đặt TMPDIR sang một thư mục ngắn như /tmp rồi chạy lại.`,
  'start.failed': (d: { log: string; lines: string }) =>
    `Cơ sở dữ liệu kèm theo không khởi động được. Dữ liệu còn nguyên. Nhật ký: ${d.log}\n${d.lines}`,
  'stop.failed': (d: { pid: number }) =>
    `Cơ sở dữ liệu của lần chạy trước (tiến trình ${d.pid}) không chịu dừng. Dữ liệu còn nguyên. Khởi động lại máy, hoặc dừng tiến trình đó rồi chạy lại.`,
}

const en = {
  'home.read_only': (d: { path: string }) =>
    `The data folder ${d.path} cannot be written to. The data are whole. Give the current user the right to write, or set MANG_NON_HOME to another folder.`,
  'home.full': (d: { path: string; freeMb: number }) =>
    `The disk of ${d.path} has only ${d.freeMb} MB left, too little to run safely. The data are whole. Free at least 200 MB and start again.`,
  'home.foreign': (d: { path: string; owner: number }) =>
    `The folder ${d.path} belongs to another user (uid ${d.owner}). The data are whole. Run as that user (or as root, as before), or set MANG_NON_HOME to another folder.`,
  'data.other_major': (d: { path: string; found: string; ours: number }) =>
    `The data in ${d.path} were written by PostgreSQL ${d.found}; this program brings PostgreSQL ${d.ours}. The data are whole. With the older program run "npm run -s mang-non -- backup", rename this folder, then with the new one run "npm run -s mang-non -- restore".`,
  'data.damaged': (d: { path: string }) =>
    `The folder ${d.path} has files in it but is no complete PostgreSQL data folder, so it is left alone. Rename it and start again; with a backup at hand run "npm run -s mang-non -- restore".`,
  'platform.unsupported': (d: { platform: string }) =>
    `There is no bundled PostgreSQL that runs on this machine (${d.platform}). Run "npm ci" without --omit=optional; if that does not help, install PostgreSQL 15 or newer and set DATABASE_URL.`,
  'socket.path': (d: { path: string }) =>
    `The socket path ${d.path} cannot be used: it is too long or cannot be opened. Set TMPDIR to a short folder such as /tmp and start again.`,
  'start.failed': (d: { log: string; lines: string }) =>
    `The bundled database did not come up. The data are whole. Log: ${d.log}\n${d.lines}`,
  'stop.failed': (d: { pid: number }) =>
    `The database of an earlier run (process ${d.pid}) does not stop. The data are whole. Restart the machine, or end that process and start again.`,
}

const words: Catalogue<typeof vi> = { vi, en }

export type EmbeddedProblemCode = keyof typeof vi
type Details<C extends EmbeddedProblemCode> = Parameters<(typeof vi)[C]>[0]

/** Why the embedded database cannot be used, with the next step. A closed list; the data stay whole in each case. */
export class EmbeddedProblem<C extends EmbeddedProblemCode = EmbeddedProblemCode> extends Error {
  readonly code: C
  readonly details: Details<C>

  constructor(code: C, details: Details<C>) {
    super(write(code, details, 'vi'))
    this.name = 'EmbeddedProblem'
    this.code = code
    this.details = details
  }

  text(lang: Lang): string {
    return write(this.code, this.details, lang)
  }
}

function write<C extends EmbeddedProblemCode>(code: C, details: Details<C>, lang: Lang): string {
  return (words[lang][code] as (d: Details<C>) => string)(details)
}
