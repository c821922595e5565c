import type { Catalogue } from '#kernel/message.ts'
import type { WarningCode } from '../reading.ts'

/** What a reading warns of; the reading itself carries the Vietnamese. */
export const readingWarnings = {
  vi: {
    'plan.no_task': 'Không tìm thấy nhiệm vụ nào.',
    'slot.number': 'Số văn bản còn để trống.',
    'slot.date': 'Ngày ban hành còn để trống.',
    'slot.due': 'Thời hạn còn để trống.',
    'ref.duplicate': 'Văn bản in trùng số mục.',
    'task.no_body': 'Chưa nêu cơ quan thực hiện.',
    'due.unclear': 'Chưa rõ thời hạn là ngày nào.',
    'due.before_document': 'Thời hạn sớm hơn ngày văn bản.',
    'recurrence.unclear': 'Chưa rõ bao lâu một lần.',
    'text.unplaced': 'Chưa xếp được đoạn này.',
  },
  en: {
    'plan.no_task': 'No task was found.',
    'slot.number': 'The document number is left open.',
    'slot.date': 'The date of issue is left open.',
    'slot.due': 'The time limit is left open.',
    'ref.duplicate': 'The document prints this number twice.',
    'task.no_body': 'No body is named.',
    'due.unclear': 'The time limit names no day.',
    'due.before_document': 'The time limit is before the date of the document.',
    'recurrence.unclear': 'How often is not clear.',
    'text.unplaced': 'This passage could not be placed.',
  },
} satisfies Catalogue<Record<WarningCode, string>>
