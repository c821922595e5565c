import { printDay, type CivilDate } from '#kernel/civil-date.ts'
import { defineFaults } from '#kernel/fault.ts'

export const reportFaults = defineFaults({
  'report.plan_not_issued': {
    status: 409,
    vi: 'Kế hoạch chưa ban hành nên chưa mở báo cáo được.',
    en: 'The plan is not issued yet, so no report can be opened.',
  },
  'report.exists': {
    status: 409,
    vi: 'Báo cáo năm này của kế hoạch đã có. Mở báo cáo đó.',
    en: 'This plan’s report for that year is here already. Open it.',
  },
  'report.days': {
    status: 422,
    vi: (d: { from: CivilDate; to: CivilDate }) =>
      `Ngày chốt nằm từ ${printDay(d.from)} đến ${printDay(d.to)}, và hạn gửi phải sau ngày chốt ít nhất 1 ngày làm việc.`,
    en: (d: { from: CivilDate; to: CivilDate }) =>
      `The cut-off lies from ${printDay(d.from)} to ${printDay(d.to)}, and the last day to send is at least 1 working day after it.`,
  },
  'report.taken': {
    status: 409,
    vi: 'Báo cáo đã đưa sang trình ký nên không sửa được nữa. Bản gửi muộn được giữ bên cạnh báo cáo.',
    en: 'The report has gone to be signed, so it cannot be changed. What is sent later is kept beside it.',
  },
  'report.not_taken': {
    status: 409,
    vi: 'Báo cáo chưa đưa sang trình ký. Đưa đi rồi ghi số và ngày ban hành.',
    en: 'The report has not gone to be signed. Take it there, then record its number and day.',
  },
  'report.empty': {
    status: 409,
    vi: 'Chưa ghép báo cáo nào nên chưa đưa sang trình ký được. Ghép các phần đã nhận trước.',
    en: 'Nothing is consolidated yet, so the report cannot go to be signed. Consolidate what was received first.',
  },
  'report.unknown_plan': {
    status: 404,
    vi: (d: { plan: string }) => `Không có kế hoạch nào số ${d.plan}.`,
    en: (d: { plan: string }) => `There is no plan ${d.plan}.`,
  },
  'report.several_plans': {
    status: 409,
    vi: (d: { plan: string; found: string[] }) =>
      `Có ${d.found.length} kế hoạch số ${d.plan}: ${d.found.join('; ')}. Nói rõ bằng --issuer hoặc --year-of.`,
    en: (d: { plan: string; found: string[] }) =>
      `There are ${d.found.length} plans ${d.plan}: ${d.found.join('; ')}. Say which by --issuer or --year-of.`,
  },
  'contribution.not_yours': {
    status: 403,
    vi: (d: { body: string; lead: string }) =>
      `Báo cáo này của ${d.body}, bạn không xem được. Cần thì hỏi ${d.lead}.`,
    en: (d: { body: string; lead: string }) =>
      `This report is ${d.body}’s, and not yours to see. If you need it, ask ${d.lead}.`,
  },
  'contribution.sent': {
    status: 409,
    vi: 'Phần báo cáo này đã gửi. Thu hồi trước rồi sửa; nơi nhận đã nhận thì lập bản mới.',
    en: 'This part has been sent. Take it back first, then change it; once received, begin a new version.',
  },
  'contribution.not_sent': {
    status: 409,
    vi: 'Phần báo cáo này chưa gửi, hoặc đã thu hồi. Tải lại để xem nó đang ở đâu.',
    en: 'This part has not been sent, or was taken back. Reload to see where it is.',
  },
  'contribution.received': {
    status: 409,
    vi: 'Cơ quan đầu mối đã nhận nên không thu hồi được. Cần sửa thì lập bản mới rồi gửi lại.',
    en: 'The lead has received it, so it cannot be taken back. To correct it, begin a new version and send again.',
  },
  'contribution.stale': {
    status: 409,
    vi: 'Sau khi lập bản này có tiến độ mới ghi hoặc mới sửa. Lấy số mới, đọc lại rồi gửi; lời bạn đã viết vẫn giữ.',
    en: 'Progress was recorded or corrected after this was drafted. Take the new figures, read them, then send; what you wrote stays.',
  },
  'contribution.none': {
    status: 404,
    vi: 'Chưa lập phần báo cáo này.',
    en: 'This part has not been drafted yet.',
  },
  'contribution.paper_needed': {
    status: 422,
    vi: 'Gửi thay thì ghi số, ngày văn bản giấy của cơ quan đó.',
    en: 'When sending for another body, give the number and date of its paper.',
  },
  'contribution.paper_future': {
    status: 422,
    vi: (d: { day: CivilDate; today: CivilDate }) =>
      `Ngày ${printDay(d.day)} chưa đến. Ghi ngày của văn bản, muộn nhất là hôm nay ${printDay(d.today)}.`,
    en: (d: { day: CivilDate; today: CivilDate }) =>
      `${printDay(d.day)} has not come yet. Write the paper’s date, today ${printDay(d.today)} at the latest.`,
  },
  'contribution.confirmed': {
    status: 409,
    vi: 'Không có gì chờ xác nhận: bản này do cơ quan tự gửi, hoặc đã được xác nhận.',
    en: 'Nothing waits to be confirmed: the body sent this itself, or has confirmed it.',
  },
  'passage.no_words': {
    status: 422,
    vi: 'Cơ quan này không viết gì ở mục ấy trong bản đã nhận.',
    en: 'This body wrote nothing on that in the version received.',
  },
})
