import { problemsOf } from '../problem.ts'

const vi = {
  'keys.damaged': (d: { path: string }) =>
    `Tệp khoá ${d.path} không đọc được. Chương trình không tạo khoá mới đè lên. Nhập lại khoá từ tờ khôi phục: "npm run -s mang-non -- keys import --from TỆP".`,
  'keys.open': (d: { path: string }) =>
    `Người khác trên máy này đọc được ${d.path}. Chạy: chmod -R go= "${d.path}" rồi chạy lại.`,
  'keys.folder': (d: { path: string; reason: string }) =>
    `Không dùng được thư mục khoá ${d.path} (${d.reason}). Cho người đang chạy quyền ghi, hoặc đặt MANG_NON_KEYS sang thư mục khác.`,
  'keys.passphrase_weak': 'Mật khẩu cứu hộ phải có từ 12 ký tự. Nên dùng bốn từ không liên quan nhau.',
  'keys.passphrase_wrong': 'Mật khẩu cứu hộ không mở được tờ khôi phục này. Chưa có gì thay đổi.',
  'keys.sheet_line': (d: { line: number }) =>
    `Dòng ${d.line} của tờ khôi phục gõ chưa đúng. So lại từng cụm của dòng đó rồi làm lại.`,
  'keys.sheet_missing': (d: { line: number }) => `Tờ khôi phục thiếu dòng ${d.line}. Chưa có gì thay đổi.`,
  'keys.sheet_none': 'Tệp này không phải tờ khôi phục khoá của Măng Non.',
  'keys.other': (d: { id: string }) =>
    `Dữ liệu này được niêm phong bằng khoá ${d.id}, không có trong thư mục khoá. Dữ liệu còn nguyên. Nhập khoá từ tờ khôi phục: "npm run -s mang-non -- keys import --from TỆP", hoặc đặt MANG_NON_KEYS về đúng thư mục.`,
}

const en = {
  'keys.damaged': (d: { path: string }) =>
    `The key file ${d.path} cannot be read. No new key is written over it. Import the keys from the recovery sheet: "npm run -s mang-non -- keys import --from FILE".`,
  'keys.open': (d: { path: string }) =>
    `Others on this machine can read ${d.path}. Run: chmod -R go= "${d.path}", then start again.`,
  'keys.folder': (d: { path: string; reason: string }) =>
    `The key folder ${d.path} cannot be used (${d.reason}). Give the current user the right to write, or set MANG_NON_KEYS to another folder.`,
  'keys.passphrase_weak':
    'The recovery passphrase needs 12 characters or more. Four unrelated words are a good one.',
  'keys.passphrase_wrong': 'The passphrase does not open this recovery sheet. Nothing has changed.',
  'keys.sheet_line': (d: { line: number }) =>
    `Line ${d.line} of the recovery sheet is not typed right. Compare it group by group and try again.`,
  'keys.sheet_missing': (d: { line: number }) =>
    `Line ${d.line} of the recovery sheet is missing. Nothing has changed.`,
  'keys.sheet_none': 'This file is not a recovery sheet of Măng Non’s keys.',
  'keys.other': (d: { id: string }) =>
    `These data are sealed with the key ${d.id}, which is not in the key folder. The data are whole. Import the keys from the recovery sheet: "npm run -s mang-non -- keys import --from FILE", or point MANG_NON_KEYS to the right folder.`,
}

/** Why keys cannot be used, with the next step. */
export const keyProblem = problemsOf(vi, en)
