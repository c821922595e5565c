import type { z } from 'zod'
import type { Catalogue } from '../message.ts'

/** Words for a field that is not right; issues that a schema words itself (a code of our own) keep their words. */
function issueVi(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Chưa ghi ô này.' : 'Ghi chưa đúng loại.'
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'Chưa ghi ô này.'
        : `Ít nhất là ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string' ? `Dài quá ${issue.maximum} chữ.` : `Nhiều nhất là ${issue.maximum}.`
    case 'invalid_format':
      return issue.format === 'date' ? 'Ghi ngày như 25/11/2026.' : 'Ghi chưa đúng dạng.'
    case 'invalid_value':
      return 'Chọn một trong các mục có sẵn.'
    case 'unrecognized_keys':
      return 'Có mục không dùng ở đây.'
    default:
      return 'Chưa đúng.'
  }
}

function issueEn(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This field is empty.' : 'This is of the wrong kind.'
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'This field is empty.'
        : `At least ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `Longer than ${issue.maximum} characters.`
        : `At most ${issue.maximum}.`
    case 'invalid_format':
      return issue.format === 'date' ? 'Write the day as 25/11/2026.' : 'This is not in the right form.'
    case 'invalid_value':
      return 'Choose one of those offered.'
    case 'unrecognized_keys':
      return 'Something here is not used.'
    default:
      return 'Not right yet.'
  }
}

const vi = {
  unexpected:
    'Máy chủ gặp lỗi chưa lường trước. Chưa lưu gì mới; chữ bạn viết còn trên trang. Thử lại, nếu vẫn lỗi thì báo quản trị viên.',
  issue: issueVi,
}

export const kernelWords: Catalogue<typeof vi> = {
  vi,
  en: {
    unexpected:
      'The server met something unforeseen. Nothing new was saved; what you wrote is still on the page. Try again, and tell the administrator if it goes on.',
    issue: issueEn,
  },
}
