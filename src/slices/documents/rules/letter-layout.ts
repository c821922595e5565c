/** Points of a number of millimetres. */
export function mm(length: number): number {
  return (length * 72) / 25.4
}

/** The page and its type after NĐ 30/2020, phụ lục I; lengths in points. */
export const layout = {
  page: { width: mm(210), height: mm(297) },
  margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) },
  /** Letterhead: issuer at the left, motto at the right; together the text's width. */
  letterhead: { left: mm(70), right: mm(95) },
  /** From the paper's edge to the page number and to the foot. */
  running: mm(10),
  firstLine: mm(12.7),
  gap: 6,
  /** Room for signature and seal, drawn by nobody here. */
  signing: 78,
  rule: 0.75,
  /** A rule under issuer and subject is a third to a half of their text. */
  ruleShare: 0.42,
  size: {
    state: 12,
    motto: 13,
    body: 14,
    issuer: 12,
    number: 13,
    title: 14,
    table: 12,
    recipientsHead: 12,
    recipients: 11,
    pageNumber: 14,
    footer: 10,
  },
} as const

/** Width of the text between the margins. */
export function textWidth(landscape: boolean): number {
  const { page, margin } = layout
  return (landscape ? page.height : page.width) - margin.left - margin.right
}

/** Room above "Nơi nhận:" that brings its smaller type down to the baseline of the signature's first line. */
export function recipientsDrop(): number {
  const ascent = 0.891
  return layout.gap + (layout.size.body - layout.size.recipientsHead) * ascent
}
