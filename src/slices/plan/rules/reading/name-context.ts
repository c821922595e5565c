/** A word with a capital, and at most three small ones, stand before this place of a name. */
export function hasCapitalBefore(text: string, at: number, end: number): boolean {
  return end >= at && /\p{Lu}\p{L}*(?:\s+\p{Ll}+){0,3}$/u.test(text.slice(Math.max(0, at - 20), end))
}

/** Behind "tỉnh", "xã" a name is at its end; "xã hội" is another word. */
export function levelBefore(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - 16), end)
  return (
    /(?:^|\s)(?:tỉnh|(?<!(?:tác|tấn)\s)xã|phường|huyện|đặc\s+khu|thành\s+phố)$/u.test(before) &&
    !/(?:các|,)\s+\p{Ll}+(?:\s\p{Ll}+)?$/u.test(before)
  )
}

/** "cơ sở khám bệnh", "cơ quan quản lý": the verb is part of the name. */
export function nounBefore(text: string, end: number, word: string): boolean {
  const before = text.slice(Math.max(0, end - 14), end)
  if (/cơ\s+sở$/u.test(before)) return true
  if (/(?:^|\s)đoàn$/u.test(before) && /^(?:kiểm|thanh|giám|công)$/u.test(word)) return true
  if (
    !/(?:cơ\s+quan|đơn\s+vị|tổ\s+chức)$/u.test(before) ||
    !/^(?:quản|cung|báo|thông|truyền|tư|chức)$/u.test(word)
  )
    return false
  return !/^\s+(?:báo\s+cáo|thông\s+báo|thông\s+qua|tư\s+vấn\s+cho)/u.test(text.slice(end, end + 14))
}
