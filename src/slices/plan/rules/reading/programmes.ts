import type { ReadProgramme } from '../../reading.ts'

const named =
  /(?:Chương trình|Chiến lược|Đề án)(?:\s+(?:quốc gia|hành động|mục tiêu))*\s+[^;.()“”:]{4,160}?(?=,?\s+(?:giai đoạn|đến năm|và tầm nhìn|năm 20\d\d|trên địa bàn)|[;.()“”:]|$)/gu

/** Programmes with a period that a text names, as far as it can be told. */
export function programmesOf(text: string, ref: string | null): ReadProgramme[] {
  const found: ReadProgramme[] = []
  for (const match of text.matchAll(named)) {
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
    const period = /^,?\s*giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})/u.exec(behind)
    const until = /^,?\s*đến năm\s+(\d{4})/u.exec(behind)
    if (!period && !until) continue
    const name = match[0].split(/,\s+(?=(?:Chương trình|Chiến lược|Đề án)\s)/u).at(-1) ?? match[0]
    found.push({
      name: name.replace(/\s+/gu, ' ').trim(),
      from: period ? Number(period[1]) : null,
      to: Number(period ? period[2] : until?.[1]),
      ref,
    })
  }
  return found
}
