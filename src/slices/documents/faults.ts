import { defineFaults } from '#kernel/fault.ts'

/** Why a document could not be read: each sentence says what is the matter and how to go on. */
export const documentFaults = defineFaults({
  'document.unknown_kind': {
    status: 415,
    vi: 'Tệp này không thuộc loại đọc được (.docx, .pdf có chữ, .txt). Mở bằng phần mềm đã tạo ra nó, lưu thành .docx rồi nạp lại.',
    en: 'This file is not of a kind that can be read (.docx, .pdf with text, .txt). Open it in the program that made it, save it as .docx and load it again.',
  },
  'document.no_text': {
    status: 422,
    vi: 'Tệp này không có chữ nào. Kiểm tra xem có chọn đúng tệp không, rồi nạp lại.',
    en: 'There is no text in this file. Check that it is the right file, then load it again.',
  },
  'document.scan': {
    status: 422,
    vi: 'Tệp này chỉ có hình chụp trang giấy, không có chữ đọc được. Xin cơ quan ban hành bản .docx, hoặc nhận dạng chữ (OCR), kiểm tra lại rồi nạp bản có chữ.',
    en: 'This file holds only pictures of pages, no text that can be read. Ask the issuing body for its .docx, or recognise the text (OCR), check it and load the result.',
  },
  'document.encrypted': {
    status: 422,
    vi: 'Tệp này có mật khẩu. Mở bằng mật khẩu, lưu một bản không có mật khẩu rồi nạp lại.',
    en: 'This file has a password. Open it with the password, save a copy without one and load it again.',
  },
  'document.damaged': {
    status: 422,
    vi: 'Tệp này bị hỏng nên không đọc được. Tải lại từ nơi gửi, hoặc mở bằng Word hay LibreOffice, lưu thành .docx rồi nạp lại.',
    en: 'This file is damaged and cannot be read. Fetch it again from its sender, or open it in Word or LibreOffice, save it as .docx and load it again.',
  },
  'document.too_large': {
    status: 413,
    vi: 'Tệp này quá lớn để đọc (giới hạn 50 MB, kể cả khi mở nén). Bỏ hình ảnh hoặc tách phụ lục ra tệp riêng rồi nạp lại.',
    en: 'This file is too large to be read (50 MB at most, and not much more when unpacked). Take out pictures or split off annexes and load it again.',
  },
  'document.too_deep': {
    status: 422,
    vi: 'Tệp này lồng nhau quá sâu để đọc. Mở bằng Word hay LibreOffice, chép nội dung sang một tệp .docx mới rồi nạp lại.',
    en: 'This file is nested too deeply to be read. Open it in Word or LibreOffice, copy its content into a new .docx and load that.',
  },
  'document.too_slow': {
    status: 422,
    vi: 'Đọc tệp này mất quá nhiều thời gian nên đã dừng. Mở bằng Word hay LibreOffice, lưu thành .docx mới rồi nạp lại.',
    en: 'Reading this file took too long and was stopped. Open it in Word or LibreOffice, save it as a new .docx and load that.',
  },
  'document.old_word': {
    status: 415,
    vi: 'Đây là tệp Word kiểu cũ (.doc). Mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nạp lại.',
    en: 'This is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx and load it again.',
  },
  'document.rtf': {
    status: 415,
    vi: 'Đây là tệp RTF. Mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nạp lại.',
    en: 'This is an RTF file. Open it in Word or LibreOffice, save it as .docx and load it again.',
  },
})

export type DocumentFaultCode = keyof typeof documentFaults
