type Values = Record<string, string | number>
const year = (values: Values) => String(values['year'] ?? '')
const lead = (values: Values) => String(values['lead'] ?? '')

/** What waits in reports, verb first: the line, the button's verb, the margin without a deadline, a remark. */
export const waitingVi = {
  'draft-contribution': {
    title: (values: Values) => `Lập phần báo cáo năm ${year(values)}`,
    act: () => 'Lập báo cáo',
    why: () => 'Chưa lập',
    note: () => '',
  },
  'send-contribution': {
    title: (values: Values) => `Soát và gửi phần báo cáo năm ${year(values)}`,
    act: () => 'Soát và gửi',
    why: () => 'Đang soạn',
    note: () => '',
  },
  'complete-contribution': {
    title: (values: Values) => `Bổ sung phần báo cáo năm ${year(values)}`,
    act: () => 'Bổ sung',
    why: () => 'Đề nghị bổ sung',
    note: (values: Values) => `${lead(values)} đề nghị`,
  },
  'confirm-contribution': {
    title: (values: Values) => `Xác nhận phần báo cáo năm ${year(values)} đã nhập thay`,
    act: () => 'Xem và xác nhận',
    why: () => 'Có người nhập thay bạn',
    note: () => '',
  },
  'await-receipt': {
    title: (values: Values) => `Phần báo cáo năm ${year(values)} đã gửi, chờ ${lead(values)} nhận`,
    act: () => 'Xem',
    why: () => 'Đang chờ',
    note: () => '',
  },
  'receive-contributions': {
    title: (values: Values) => `Nhận ${values['count']} phần báo cáo năm ${year(values)}`,
    act: () => 'Xem và nhận',
    why: () => 'Chờ nhận',
    note: () => '',
  },
  consolidate: {
    title: (values: Values) => `Ghép ${values['count']} phần mới nhận vào báo cáo năm ${year(values)}`,
    act: () => 'Tổng hợp',
    why: () => 'Mới nhận',
    note: () => '',
  },
  'issue-report': {
    title: (values: Values) => `Ghi số ban hành của báo cáo năm ${year(values)}`,
    act: () => 'Ghi số',
    why: () => 'Đã đưa trình ký',
    note: () => '',
  },
}

export const waitingEn: typeof waitingVi = {
  'draft-contribution': {
    title: (values) => `Draft your part of the report of ${year(values)}`,
    act: () => 'Draft',
    why: () => 'Not drafted',
    note: () => '',
  },
  'send-contribution': {
    title: (values) => `Check and send your part of the report of ${year(values)}`,
    act: () => 'Check and send',
    why: () => 'Being written',
    note: () => '',
  },
  'complete-contribution': {
    title: (values) => `Complete your part of the report of ${year(values)}`,
    act: () => 'Complete',
    why: () => 'Sent back for more',
    note: (values) => `asked by ${lead(values)}`,
  },
  'confirm-contribution': {
    title: (values) => `Confirm the part of the report of ${year(values)} entered for you`,
    act: () => 'Read and confirm',
    why: () => 'Entered on your behalf',
    note: () => '',
  },
  'await-receipt': {
    title: (values) =>
      `Your part of the report of ${year(values)} is sent; ${lead(values)} has to receive it`,
    act: () => 'Open',
    why: () => 'Waiting',
    note: () => '',
  },
  'receive-contributions': {
    title: (values) => `Receive parts of the report of ${year(values)}: ${values['count']}`,
    act: () => 'Read and receive',
    why: () => 'To be received',
    note: () => '',
  },
  consolidate: {
    title: (values) =>
      `Consolidate newly received parts of the report of ${year(values)}: ${values['count']}`,
    act: () => 'Consolidate',
    why: () => 'Newly received',
    note: () => '',
  },
  'issue-report': {
    title: (values) => `Record number and day of the report of ${year(values)}`,
    act: () => 'Record',
    why: () => 'Gone to be signed',
    note: () => '',
  },
}
