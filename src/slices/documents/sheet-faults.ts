import { defineFaults } from '#kernel/fault.ts'

/** Why a table could not be read: each sentence says what is the matter and how to go on. */
export const sheetFaults = defineFaults({
  'sheet.unknown_kind': {
    status: 415,
    vi: 'Tệp này không phải bảng tính đọc được (.xlsx, .csv). Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nạp lại.',
    en: 'This file is not a table that can be read (.xlsx, .csv). Open it in Excel or LibreOffice, save it as .xlsx and load it again.',
  },
  'sheet.encrypted': {
    status: 422,
    vi: 'Bảng tính này có mật khẩu. Mở bằng mật khẩu, lưu một bản không có mật khẩu rồi nạp lại.',
    en: 'This workbook has a password. Open it with the password, save a copy without one and load it again.',
  },
  'sheet.macros': {
    status: 415,
    vi: 'Bảng tính này có macro. Lưu thành .xlsx (không macro) rồi nạp lại.',
    en: 'This workbook has macros. Save it as .xlsx (without macros) and load it again.',
  },
  'sheet.damaged': {
    status: 422,
    vi: 'Bảng tính này bị hỏng nên không đọc được. Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx mới rồi nạp lại.',
    en: 'This workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it as a new .xlsx and load that.',
  },
  'sheet.too_large': {
    status: 413,
    vi: 'Bảng này quá lớn để đọc (giới hạn 20 MB, 100.000 dòng, 200 cột). Bỏ hình ảnh, cột và dòng thừa, hoặc chia thành nhiều tệp rồi nạp lại.',
    en: 'This table is too large to be read (at most 20 MB, 100,000 rows, 200 columns). Take out pictures, spare columns and rows, or split it into several files and load them again.',
  },
  'sheet.encoding': {
    status: 422,
    vi: 'Tệp CSV này không ở dạng Unicode nên chữ Việt sẽ sai. Trong Excel chọn lưu thành "CSV UTF-8" hoặc .xlsx rồi nạp lại.',
    en: 'This CSV file is not in Unicode, so Vietnamese letters would be wrong. In Excel save it as "CSV UTF-8" or as .xlsx and load it again.',
  },
})
