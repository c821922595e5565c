/** A numerical aim: a figure that is no year, date or document number. */
export function isNumericalAim(text: string): boolean {
  const plain = text
    .replace(/\d+(?:\/\d+)*\/[\p{Lu}][\p{L}\d-]*/gu, ' ')
    .replace(/(?:ngày\s+)?\d{1,2}\/\d{1,2}(?:\/\d{4})?/gu, (date) =>
      /\/\d{4}$|^ngày/u.test(date) ? ' ' : date,
    )
    .replace(/(?:năm|giai đoạn|quý|tháng)\s+\d{4}(?:\s*[-–]\s*\d{4})?/giu, ' ')
    .replace(
      /(?<![\d.,])(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?(?![\d.,]*\s*(?:trẻ|em|người|lượt|lớp))/gu,
      ' ',
    )
  return /\d/u.test(plain) || /(?:tất cả|toàn bộ|không còn|không để)\s/iu.test(plain)
}
