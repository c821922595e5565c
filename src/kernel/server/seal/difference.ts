import type { Lang } from '../../message.ts'

export type How =
  | 'words'
  | 'value'
  | 'value_gone'
  | 'missing'
  | 'extra'
  | 'moved'
  | 'chain'
  | 'mac'
  | 'key'
  | 'anchor'
  | 'anchor_ahead'

/** Where the journal first differs from what was sealed, and how. */
export interface Difference {
  how: How
  /** The position in the journal; null for an entry that has none. */
  position: number | null
  entryId: string | null
  batch: number | null
}

const vi: Record<How, string> = {
  words: 'nội dung mục không còn như lúc niêm phong',
  value: 'giá trị trước hoặc sau không còn như lúc ghi',
  value_gone: 'giá trị đã mất mà không có lệnh xoá nào được ghi lại',
  missing: 'mục đã mất',
  extra: 'mục được chèn vào sau, không có trong niêm phong',
  moved: 'mục không còn ở đúng thứ tự',
  chain: 'lô niêm phong không khớp với các mục của nó hoặc với lô trước',
  mac: 'chữ ký của lô niêm phong không đúng',
  key: 'lô niêm phong ký bằng khoá không có trong thư mục khoá',
  anchor: 'nhật ký không đi qua dấu neo đã cất',
  anchor_ahead: 'nhật ký kết thúc trước dấu neo đã cất: phần cuối đã mất',
}

const en: Record<How, string> = {
  words: 'the entry’s words are not what was sealed',
  value: 'a value before or after is not what was written',
  value_gone: 'values are gone and no erasure on record names them',
  missing: 'the entry is gone',
  extra: 'an entry was put in later, behind the seal',
  moved: 'entries are not in the order in which they were sealed',
  chain: 'the batch does not fit its entries or the batch before',
  mac: 'the signature of the batch is wrong',
  key: 'the batch is signed with a key that is not in the key folder',
  anchor: 'the journal does not pass through the anchor',
  anchor_ahead: 'the journal ends before the anchor: its end is gone',
}

/** One line for a person: where, and how. */
export function describeDifference(difference: Difference, lang: Lang): string {
  const { position, entryId, batch } = difference
  const where = [
    position === null ? null : lang === 'vi' ? `vị trí ${position}` : `position ${position}`,
    batch === null ? null : lang === 'vi' ? `lô ${batch}` : `batch ${batch}`,
    entryId === null ? null : lang === 'vi' ? `mục ${entryId}` : `entry ${entryId}`,
  ]
  return `${where.filter((part) => part !== null).join(', ')}: ${(lang === 'vi' ? vi : en)[difference.how]}`
}

/** The earlier of two in the order of the journal; what has no position comes last. */
export function earlier(a: Difference | null, b: Difference | null): Difference | null {
  if (a === null || b === null) return a ?? b
  return (b.position ?? Infinity) < (a.position ?? Infinity) ? b : a
}
