import { z } from 'zod'
import type { Lang } from './message.ts'

/** One thing that can go wrong and what a person is told about it. Lists of them are closed: see `defineFaults`. */
export interface FaultDef<Details = undefined> {
  code: string
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503 | 507
  vi: string | ((details: Details) => string)
  en: string | ((details: Details) => string)
}

type Written<T> = { [K in keyof T]: T[K] extends { vi: (d: infer D) => string } ? FaultDef<D> : FaultDef }

/** A slice's closed list of faults; each key becomes the code. Words say what happened, what is safe, what to do. */
export function defineFaults<
  const T extends Record<
    string,
    | { status: FaultDef['status']; vi: string; en: string }
    // The parameter differs for each fault, so the list is written against `never` and read back by `Written`.
    | { status: FaultDef['status']; vi: (d: never) => string; en: (d: never) => string }
  >,
>(list: T): Written<T> {
  return Object.fromEntries(Object.entries(list).map(([code, def]) => [code, { ...def, code }])) as Written<T>
}

/** A fault on its way to a person. `fields` ties it to inputs; `data` travels with it (both versions of a 409). */
export class Fault extends Error {
  readonly def: FaultDef<never>
  readonly details: unknown
  readonly fields: readonly string[]
  readonly data: Record<string, unknown>

  constructor(
    def: FaultDef<never>,
    more: { details?: unknown; fields?: readonly string[]; data?: Record<string, unknown> } = {},
  ) {
    super(def.code)
    this.def = def
    this.details = more.details
    this.fields = more.fields ?? []
    this.data = more.data ?? {}
  }

  text(lang: Lang): string {
    const words = this.def[lang]
    return typeof words === 'string' ? words : words(this.details as never)
  }
}

/** What goes over the wire. */
export const FaultAnswer = z.object({
  code: z.string(),
  text: z.string(),
  fields: z.array(z.object({ path: z.string(), text: z.string() })).optional(),
  current: z.unknown().optional(),
  yours: z.unknown().optional(),
})
export type FaultAnswer = z.infer<typeof FaultAnswer>

export const kernelFaults = defineFaults({
  'input.invalid': {
    status: 422,
    vi: 'Có chỗ chưa đúng. Sửa những ô được đánh dấu rồi gửi lại; chữ bạn đã viết còn nguyên.',
    en: 'Something is not right yet. Correct the marked fields and send again; what you wrote is still here.',
  },
  'input.unreadable': {
    status: 400,
    vi: 'Máy chủ không đọc được yêu cầu này. Tải lại trang rồi làm lại.',
    en: 'The server could not read this request. Reload the page and try again.',
  },
  'input.too_large': {
    status: 413,
    vi: 'Nội dung gửi lên quá lớn. Chia nhỏ rồi gửi lại.',
    en: 'What was sent is too large. Split it and send again.',
  },
  'input.type': {
    status: 415,
    vi: 'Máy chủ chỉ nhận JSON ở địa chỉ này.',
    en: 'The server takes only JSON at this address.',
  },
  'sign_in.needed': {
    status: 401,
    vi: 'Phiên làm việc đã hết. Đăng nhập lại, chữ bạn đang viết vẫn giữ nguyên.',
    en: 'Your session has ended. Sign in again; what you are writing is kept.',
  },
  'gate.refused': {
    status: 403,
    vi: 'Việc này không thuộc quyền của bạn. Cần thì hỏi người giữ tài khoản của cơ quan.',
    en: 'You do not hold the right to do this. If you need it, ask your agency’s account-keeper.',
  },
  'record.unknown': {
    status: 404,
    vi: 'Không có mục này, hoặc bạn không được xem.',
    en: 'There is no such record, or it is not yours to see.',
  },
  'route.unknown': {
    status: 404,
    vi: 'Không có địa chỉ này.',
    en: 'There is no such address.',
  },
  'version.conflict': {
    status: 409,
    vi: 'Trong lúc bạn viết, người khác đã lưu. Chưa mất gì. Chọn từng dòng.',
    en: 'While you were writing, someone else saved. Nothing is lost. Choose line by line.',
  },
  'command.reused': {
    status: 409,
    vi: 'Mã lệnh này đã dùng cho việc khác. Tải lại trang rồi làm lại.',
    en: 'This command id was used for something else. Reload the page and try again.',
  },
  'command.missing': {
    status: 400,
    vi: 'Yêu cầu thiếu mã lệnh (command-id, UUIDv7).',
    en: 'The request lacks its command id (command-id, a UUIDv7).',
  },
  'record.exists': {
    status: 409,
    vi: 'Mục này đã có rồi.',
    en: 'This record exists already.',
  },
  'record.refers': {
    status: 422,
    vi: 'Có mục liên quan không còn hoặc không đúng. Tải lại trang rồi chọn lại.',
    en: 'Something this refers to is gone or wrong. Reload the page and choose again.',
  },
  'busy.try_again': {
    status: 503,
    vi: 'Máy chủ đang bận. Chưa mất gì, ít giây nữa hãy gửi lại.',
    en: 'The server is busy. Nothing is lost; send again in a few seconds.',
  },
  'storage.full': {
    status: 507,
    vi: 'Ổ đĩa của máy chủ đã đầy, chưa lưu được. Giữ trang này mở và báo quản trị viên.',
    en: 'The server’s disk is full, so this is not saved. Keep this page open and tell the administrator.',
  },
})
