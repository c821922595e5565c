import { defineFaults } from '../../fault.ts'

export const fileFaults = defineFaults({
  'file.kind': {
    status: 415,
    vi: 'Loại tệp này không nhận. Nhận PDF, Word (.docx), Excel (.xlsx), ảnh (JPEG, PNG, WebP), văn bản và CSV.',
    en: 'This kind of file is not taken. PDF, Word (.docx), Excel (.xlsx), pictures (JPEG, PNG, WebP), text and CSV are.',
  },
  'file.empty': {
    status: 422,
    vi: 'Tệp này trống. Chọn lại tệp rồi gửi.',
    en: 'This file is empty. Choose the file again and send it.',
  },
  'file.unknown': {
    status: 422,
    vi: 'Tệp đính kèm chưa tới máy chủ. Tải tệp lên lại rồi gửi.',
    en: 'The attached file has not reached the server. Upload it again and send.',
  },
  'file.infected': {
    status: 422,
    vi: 'Tệp này có mã độc nên không giữ. Quét máy của bạn rồi chọn tệp khác.',
    en: 'This file carries malware and is not kept. Scan your computer and choose another file.',
  },
  'file.unchecked': {
    status: 503,
    vi: 'Máy quét mã độc chưa trả lời nên tệp chưa được nhận. Chữ bạn viết còn nguyên, ít phút nữa gửi lại.',
    en: 'The malware scanner does not answer, so the file is not taken yet. Your words are kept; send again in a few minutes.',
  },
})
