import { printNumber, type Messages } from '#kernel/message.ts'
import { useWords } from '#kernel/web/lang.tsx'

const viet = (value: number) => printNumber(value, 'vi')
const english = (value: number) => printNumber(value, 'en')

const vi = {
  title: 'Việc của tôi',
  loading: 'Đang gom việc của bạn…',
  days: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'].join('|'),
  note: (day: string, all: number, late: number) =>
    `${day}. ${all === 0 ? 'Không có việc nào chờ bạn.' : `Có ${viet(all)} việc chờ bạn${late === 0 ? '.' : `, ${viet(late)} việc đã quá hạn.`}`}`,
  filter: 'Lọc theo loại việc',
  kinds: { all: 'Tất cả', report: 'Báo cáo', task: 'Nhiệm vụ', difficulty: 'Khó khăn', other: 'Kế hoạch' },
  groups: {
    late: 'Đã quá hạn',
    soon: 'Trong 3 ngày làm việc tới',
    later: 'Sau đó',
    undated: 'Không có hạn riêng',
    others: 'Đang chờ người khác',
  },
  more: (count: number) => `Xem ${viet(count)} việc nữa`,
  planRef: (number: string) => `KH ${number}`,
  since: (day: string) => `từ ${day}`,
  emptyFact: 'Không có việc nào chờ bạn.',
  emptyHow: 'Việc mới, báo cáo bị trả lại, khó khăn cần trả lời sẽ hiện ở đây, gấp nhất đứng đầu.',
  emptyKindFact: 'Không có việc loại này.',
  clear: 'Xem mọi việc',
  noOthers: 'Không chờ ai cả.',
  noOthersHow: 'Khi bạn gửi báo cáo hoặc nêu khó khăn, người đang giữ việc sẽ hiện ở đây.',
  fresh: 'mới',
  report: {
    title: (year: number) => `Báo cáo năm ${year} của tỉnh`,
    cutOff: (day: string) => `Số thực hiện đến ${day}.`,
    received: 'Đã nhận',
    sent: 'Đã gửi, chờ nhận',
    draft: 'Đang soạn',
    none: 'Chưa có gì',
    bodies: 'Cơ quan, địa phương',
  },
  unchecked: (names: string) => `Ngày nghỉ chưa đối chiếu với văn bản: ${names}. Hạn có thể lệch.`,
}

const en = {
  title: 'My work',
  loading: 'Gathering your work…',
  days: 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday',
  note: (day, all, late) =>
    `${day}. ${all === 0 ? 'Nothing waits for you.' : `${english(all)} waiting${late === 0 ? '.' : `, ${english(late)} overdue.`}`}`,
  filter: 'Filter by kind',
  kinds: { all: 'All', report: 'Reports', task: 'Tasks', difficulty: 'Difficulties', other: 'Plans' },
  groups: {
    late: 'Overdue',
    soon: 'Within 3 working days',
    later: 'Later',
    undated: 'Without a day of its own',
    others: 'Waiting for others',
  },
  more: (count) => `See ${english(count)} more`,
  planRef: (number) => `Plan ${number}`,
  since: (day) => `since ${day}`,
  emptyFact: 'Nothing waits for you.',
  emptyHow: 'New tasks, returned reports and difficulties to answer appear here, the most urgent first.',
  emptyKindFact: 'Nothing of this kind.',
  clear: 'See everything',
  noOthers: 'You wait for nobody.',
  noOthersHow: 'When you send a report or raise a difficulty, whoever holds it appears here.',
  fresh: 'new',
  report: {
    title: (year) => `The province’s report of ${year}`,
    cutOff: (day) => `Figures until ${day}.`,
    received: 'Received',
    sent: 'Sent, to be received',
    draft: 'Being written',
    none: 'Nothing yet',
    bodies: 'Bodies',
  },
  unchecked: (names) => `Holidays not yet checked against the act: ${names}. Deadlines may shift.`,
} satisfies Messages<typeof vi>

const catalogue = { vi, en }

export function useWorkWords(): Messages<typeof vi> {
  return useWords(catalogue)
}
