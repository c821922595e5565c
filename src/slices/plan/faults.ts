import { printDay, type CivilDate } from '#kernel/civil-date.ts'
import { defineFaults } from '#kernel/fault.ts'

export const planFaults = defineFaults({
  'plan.number_taken': {
    status: 409,
    vi: (d: { number: string }) =>
      `Kế hoạch số ${d.number} của cơ quan này đã có. Mở kế hoạch đó, hoặc sửa số rồi nạp lại.`,
    en: (d: { number: string }) =>
      `Plan ${d.number} of this body is here already. Open it, or correct the number and load again.`,
  },
  'plan.no_task': {
    status: 422,
    vi: 'Không thấy nhiệm vụ nào trong văn bản này. Kiểm tra đúng tệp kế hoạch, hoặc gõ nhiệm vụ bằng tay.',
    en: 'No task was found in this document. Check that it is the plan, or type the tasks by hand.',
  },
  'plan.not_draft': {
    status: 409,
    vi: 'Kế hoạch đã ban hành. Sửa nhiệm vụ thì sửa từng nhiệm vụ, không đọc lại cả văn bản.',
    en: 'The plan is issued. Correct single tasks; the document is not read again.',
  },
  'plan.unchecked': {
    status: 422,
    vi: (d: { count: number }) => `Soát nốt ${d.count} nhiệm vụ rồi ban hành.`,
    en: (d: { count: number }) => `Check the remaining ${d.count} tasks, then issue.`,
  },
  'sheet.no_task': {
    status: 422,
    vi: 'Không thấy cột “Nội dung” nào trong bảng này. Ghi tên cột ở dòng đầu: Mục, Nội dung, Chủ trì, Phối hợp.',
    en: 'No column of contents was found in this table. Name the columns in the first line: Mục, Nội dung, Chủ trì, Phối hợp.',
  },
  'sheet.problems': {
    status: 422,
    vi: 'Bảng còn dòng chưa rõ nên chưa đưa gì vào. Sửa các dòng nêu dưới đây rồi nạp lại.',
    en: 'Some rows of the table are not clear, so nothing was taken in. Correct the rows below and load again.',
  },
  'task.text_empty': { status: 422, vi: 'Ghi nội dung nhiệm vụ.', en: 'Write the task’s content.' },
  'task.ref_taken': {
    status: 409,
    vi: 'Mục này đã có nhiệm vụ. Chọn số mục khác.',
    en: 'This clause has a task already. Choose another reference.',
  },
  'task.agency_gone': {
    status: 422,
    vi: 'Có cơ quan không còn hoạt động hôm nay. Chọn cơ quan kế tục.',
    en: 'One of the bodies no longer exists today. Choose its successor.',
  },
  'task.worked_on': {
    status: 409,
    vi: 'Đã có nơi ghi tiến độ hoặc khó khăn ở nhiệm vụ này nên không tách, gộp hay bỏ được. Giao thêm cơ quan, hoặc thêm nhiệm vụ mới.',
    en: 'Progress or a difficulty is recorded on this task, so it cannot be split, merged or dropped. Assign more bodies, or add a new task.',
  },
  'progress.future': {
    status: 422,
    vi: (d: { day: CivilDate; today: CivilDate }) =>
      `Ngày ${printDay(d.day)} chưa đến. Ghi ngày đã làm, muộn nhất là hôm nay ${printDay(d.today)}.`,
    en: (d: { day: CivilDate; today: CivilDate }) =>
      `${printDay(d.day)} has not come yet. Write the day of the work, today ${printDay(d.today)} at the latest.`,
  },
  'progress.window': {
    status: 422,
    vi: (d: { year: number; from: CivilDate; to: CivilDate }) =>
      `Báo cáo năm ${d.year} tính từ ${printDay(d.from)} đến ${printDay(d.to)}. Chọn năm báo cáo khác, hoặc chia việc này thành hai lần ghi.`,
    en: (d: { year: number; from: CivilDate; to: CivilDate }) =>
      `The report of ${d.year} counts from ${printDay(d.from)} to ${printDay(d.to)}. Choose another report year, or make two entries.`,
  },
  'progress.order': {
    status: 422,
    vi: 'Ngày kết thúc trước ngày bắt đầu. Đổi lại hai ngày.',
    en: 'The last day is before the first. Swap the two.',
  },
  'progress.not_held': {
    status: 409,
    vi: 'Nhiệm vụ này không còn thuộc cơ quan bạn. Mở lại nhiệm vụ để xem ai kế tục.',
    en: 'This task is no longer your body’s. Open it again to see who took over.',
  },
  'progress.confirmed': {
    status: 409,
    vi: 'Mục này đã được xác nhận.',
    en: 'This entry is confirmed already.',
  },
  'progress.own_check': {
    status: 403,
    vi: 'Người ghi không tự kiểm được. Nhờ người thứ hai trong cơ quan.',
    en: 'Whoever entered it cannot check it. Ask a second person of the body.',
  },
  'difficulty.answered': {
    status: 409,
    vi: 'Khó khăn này đã có người trả lời. Đọc câu trả lời rồi sửa nếu cần.',
    en: 'This difficulty has been answered already. Read the answer, then correct it if needed.',
  },
  'plan.not_issued': {
    status: 409,
    vi: 'Kế hoạch chưa ban hành nên chưa ghi tiến độ hay nêu khó khăn được.',
    en: 'The plan is not issued yet, so no progress or difficulty can be recorded.',
  },
})
