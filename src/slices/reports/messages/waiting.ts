type Values = Record<string, string | number>
const year = (values: Values) => String(values['year'] ?? '')
const count = (values: Values) => String(values['count'] ?? '')
const to = (values: Values) => String(values['lead'] ?? '')
const none = () => ''

/** What waits in reports, verb first: the line, the button's verb, the margin where there is no deadline, a remark. */
export const waitingVi = {
  'draft-contribution': {
    title: (values: Values) => `Soạn báo cáo năm ${year(values)}`,
    act: () => 'Soạn',
    why: () => 'Chưa soạn',
    note: (values: Values) => (to(values) === '' ? '' : `gửi ${to(values)}`),
  },
  'send-contribution': {
    title: (values: Values) => `Gửi báo cáo năm ${year(values)}`,
    act: () => 'Viết tiếp',
    why: () => 'Đang soạn',
    note: (values: Values) => (to(values) === '' ? '' : `gửi ${to(values)}`),
  },
  'complete-contribution': {
    title: (values: Values) => `Bổ sung báo cáo năm ${year(values)}`,
    act: () => 'Bổ sung',
    why: () => 'Đề nghị bổ sung',
    note: (values: Values) => (to(values) === '' ? '' : `${to(values)} đề nghị`),
  },
  'confirm-contribution': {
    title: (values: Values) => `Xác nhận báo cáo năm ${year(values)} đã nhập thay`,
    act: () => 'Xem và xác nhận',
    why: () => 'Có người nhập thay bạn',
    note: none,
  },
  'await-receipt': {
    title: (values: Values) => `Báo cáo năm ${year(values)} đã gửi, đang chờ nhận`,
    act: () => 'Xem',
    why: () => 'Đã gửi',
    note: (values: Values) => (to(values) === '' ? '' : `${to(values)} chưa nhận`),
  },
  'receive-contributions': {
    title: (values: Values) => `Nhận ${count(values)} báo cáo năm ${year(values)}`,
    act: () => 'Xem và nhận',
    why: () => 'Đã gửi, chờ nhận',
    note: none,
  },
  consolidate: {
    title: (values: Values) => `Ghép ${count(values)} báo cáo mới vào báo cáo năm ${year(values)} của tỉnh`,
    act: () => 'Tổng hợp',
    why: () => 'Chờ tổng hợp',
    note: none,
  },
  'issue-report': {
    title: (values: Values) => `Ghi số, ngày ban hành báo cáo năm ${year(values)}`,
    act: () => 'Ghi số',
    why: () => 'Đã đưa sang e-office',
    note: none,
  },
}

export const waitingEn: typeof waitingVi = {
  'draft-contribution': {
    title: (values) => `Draft the report for ${year(values)}`,
    act: () => 'Draft',
    why: () => 'Not drafted',
    note: (values) => (to(values) === '' ? '' : `to ${to(values)}`),
  },
  'send-contribution': {
    title: (values) => `Send the report for ${year(values)}`,
    act: () => 'Go on writing',
    why: () => 'Being drafted',
    note: (values) => (to(values) === '' ? '' : `to ${to(values)}`),
  },
  'complete-contribution': {
    title: (values) => `Complete the report for ${year(values)}`,
    act: () => 'Complete',
    why: () => 'More is asked for',
    note: (values) => (to(values) === '' ? '' : `${to(values)} asks`),
  },
  'confirm-contribution': {
    title: (values) => `Confirm the report for ${year(values)} entered for you`,
    act: () => 'Look and confirm',
    why: () => 'Entered on your behalf',
    note: none,
  },
  'await-receipt': {
    title: (values) => `Report for ${year(values)} sent, waiting to be received`,
    act: () => 'Look',
    why: () => 'Sent',
    note: (values) => (to(values) === '' ? '' : `${to(values)} has not received it`),
  },
  'receive-contributions': {
    title: (values) => `Receive ${count(values)} reports for ${year(values)}`,
    act: () => 'Look and receive',
    why: () => 'Sent, waiting',
    note: none,
  },
  consolidate: {
    title: (values) => `Bring ${count(values)} new reports into the province’s report for ${year(values)}`,
    act: () => 'Consolidate',
    why: () => 'Waiting to be consolidated',
    note: none,
  },
  'issue-report': {
    title: (values) => `Enter number and day of the issued report for ${year(values)}`,
    act: () => 'Enter number',
    why: () => 'Taken to the e-office',
    note: none,
  },
}
