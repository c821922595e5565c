const basisOpening =
  /^(?:Căn\s+cứ|Thực\s+hiện|Theo|Xét|Trên\s+cơ\s+sở|Thi\s+hành|Triển\s+khai\s+thực\s+hiện|Tiếp\s+tục\s+thực\s+hiện|Để\s+triển\s+khai|Nhằm)(?!\p{L})/u
const citing =
  /(?:Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kết luận|Hướng dẫn|Chương trình|Kế hoạch|Công văn|Tờ trình|Văn bản|đề nghị|Thông báo|Hiến pháp|Pháp lệnh|Quy chế|ý kiến)/u

/** A paragraph before the first heading that names on what the plan rests. */
export function isBasis(text: string): boolean {
  if (!basisOpening.test(text)) return false
  return (
    /^Căn\s+cứ/u.test(text) ||
    (citing.test(text) && (/[;.,:]$/u.test(text) || /số\s+\S*\d|số\s+[\d….]*\s*[/-]/u.test(text)))
  )
}

/** The sentence with which the body issues the plan. */
export function isIssuing(source: string): boolean {
  const text = source.slice(-1500)
  return (
    /(?:ban hành|xây dựng|phê duyệt|đề ra|triển khai)(?!\p{L}).{0,900}(?:như sau|sau đây|sau|cụ thể)\s*[:.]$/u.test(
      text,
    ) || /(?:ban hành|xây dựng|lập)\s+(?:Kế hoạch|Chương trình|Đề án|Phương án)[^;]*[:.]$/u.test(text)
  )
}
