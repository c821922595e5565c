import { printNumber, type Messages } from '#kernel/message.ts'

/** Words of the consolidation page that stand nowhere else. */
export const consolidationVi = {
  making: (count: number) => `Đang ghép ${printNumber(count, 'vi')} phần đã nhận…`,
  writing: 'Đang viết tệp…',
  textMissing: 'Viết lời của đoạn rồi lưu.',
  close: 'Đóng nguồn',
  pick: 'Lấy đoạn của một nơi…',
  pickTitle: 'Lấy đoạn từ phần báo cáo của một nơi',
  pickTold: 'Đoạn đứng ở mục của nó, có tên nơi viết. Sửa được sau khi lấy.',
  body: 'Cơ quan, địa phương',
  bodyHelp: 'Chỉ những nơi đã nhận báo cáo. Gõ không dấu cũng được.',
  bodyLoading: 'Đang lấy phần báo cáo…',
  clause: 'Nhiệm vụ, hoặc phần chung',
  clauseHelp: 'Chỉ những mục nơi đó có viết.',
  nothing: (body: string) => `${body} không viết gì trong phần báo cáo.`,
  taskAt: (ref: string) => `Mục ${ref}`,
  take: 'Lấy đoạn này',
  chooseFirst: 'Chọn nơi viết và mục trước.',
  later: 'Để sau',
}

export const consolidationEn = {
  making: (count) => `Consolidating ${printNumber(count, 'en')} parts received…`,
  writing: 'Writing the file…',
  textMissing: 'Write the paragraph, then save.',
  close: 'Close the source',
  pick: 'Take a passage from a body…',
  pickTitle: 'Take a passage from one body’s part',
  pickTold: 'It stands in its own section, under the name of who wrote it. You can edit it afterwards.',
  body: 'Body',
  bodyHelp: 'Only bodies whose part is received. Diacritics are not needed.',
  bodyLoading: 'Fetching its part…',
  clause: 'Task, or the general part',
  clauseHelp: 'Only what this body wrote on.',
  nothing: (body) => `${body} wrote nothing in its part.`,
  taskAt: (ref) => `Clause ${ref}`,
  take: 'Take this passage',
  chooseFirst: 'Choose the body and the clause first.',
  later: 'Later',
} satisfies Messages<typeof consolidationVi>
