type Values = Record<string, string | number>
const body = (values: Values) => String(values['body'] ?? '')
// The closing duty of a plan has no clause of its own.
const clause = (values: Values) => (values['ref'] === 'end' ? '' : String(values['ref'] ?? ''))
const who = (values: Values) => String(values['who'] ?? '')

/** What waits in plans, verb first: the line, the button's verb, and what the margin says where there is no deadline. */
export const waitingVi = {
  'report-progress': {
    title: (values: Values) =>
      clause(values) === '' ? 'Ghi tiến độ việc chung' : `Ghi tiến độ nhiệm vụ ${clause(values)}`,
    act: () => 'Ghi tiến độ',
    why: () => 'Chưa báo cáo',
    note: (values: Values) =>
      values['printedAs'] === undefined ? '' : `kế hoạch ghi “${values['printedAs']}”`,
  },
  'confirm-progress': {
    title: () => 'Xác nhận tiến độ đã nhập thay',
    act: () => 'Xem và xác nhận',
    why: () => 'Có người nhập thay bạn',
    note: (values: Values) => `${who(values)} nhập`,
  },
  'check-progress': {
    title: () => 'Kiểm tiến độ đồng nghiệp đã ghi',
    act: () => 'Xem và kiểm',
    why: () => 'Chờ người thứ hai kiểm',
    note: (values: Values) => `${who(values)} ghi`,
  },
  'answer-difficulty': {
    title: (values: Values) => `Trả lời khó khăn của ${body(values)}`,
    act: () => 'Trả lời',
    why: () => 'Khó khăn',
    note: () => '',
  },
  'await-answer': {
    title: () => 'Khó khăn bạn nêu, đang chờ trả lời',
    act: () => 'Xem',
    why: () => 'Đang chờ',
    note: () => '',
  },
  'check-plan': {
    title: (values: Values) =>
      Number(values['open']) === 0
        ? 'Ban hành kế hoạch đã soát xong'
        : `Soát ${values['open']} nhiệm vụ của kế hoạch`,
    act: () => 'Soát tiếp',
    why: () => 'Kế hoạch đang soát',
    note: () => '',
  },
  'assign-tasks': {
    title: (values: Values) => `Giao cơ quan cho ${values['count']} nhiệm vụ`,
    act: () => 'Chọn cơ quan',
    why: () => 'Chưa có ai làm',
    note: () => 'kế hoạch không nêu cơ quan thực hiện',
  },
}

export const waitingEn: typeof waitingVi = {
  'report-progress': {
    title: (values) =>
      clause(values) === '' ? 'Report on a general duty' : `Report progress on task ${clause(values)}`,
    act: () => 'Report progress',
    why: () => 'Not reported',
    note: (values) => (values['printedAs'] === undefined ? '' : `the plan says “${values['printedAs']}”`),
  },
  'confirm-progress': {
    title: () => 'Confirm progress entered for you',
    act: () => 'Read and confirm',
    why: () => 'Entered on your behalf',
    note: (values) => `entered by ${who(values)}`,
  },
  'check-progress': {
    title: () => 'Check a colleague’s progress',
    act: () => 'Read and check',
    why: () => 'Waits for a second person',
    note: (values) => `written by ${who(values)}`,
  },
  'answer-difficulty': {
    title: (values) => `Answer the difficulty of ${body(values)}`,
    act: () => 'Answer',
    why: () => 'Difficulty',
    note: () => '',
  },
  'await-answer': {
    title: () => 'Your difficulty waits for an answer',
    act: () => 'Read',
    why: () => 'Waiting',
    note: () => '',
  },
  'check-plan': {
    title: (values) =>
      Number(values['open']) === 0
        ? 'Issue the plan, all is checked'
        : `Check ${values['open']} tasks of the plan`,
    act: () => 'Go on checking',
    why: () => 'Plan being checked',
    note: () => '',
  },
  'assign-tasks': {
    title: (values) => `Choose bodies for ${values['count']} tasks`,
    act: () => 'Choose bodies',
    why: () => 'Nobody’s yet',
    note: () => 'the plan names no body',
  },
}
