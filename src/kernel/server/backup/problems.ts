import { problemsOf } from '../problem.ts'

const vi = {
  'backup.exists': (d: { path: string }) => `Đã có tệp ${d.path}. Chọn tên khác, bản cũ còn nguyên.`,
  'backup.write': (d: { path: string; reason: string }) =>
    `Không ghi được bản sao lưu ${d.path} (${d.reason}). Dữ liệu còn nguyên, tệp dở đã bỏ. Chọn ổ đĩa còn chỗ rồi chạy lại.`,
  'backup.read': (d: { path: string; reason: string }) =>
    `Không đọc được ${d.path} (${d.reason}). Kiểm tra lại tên tệp.`,
  'backup.strange': (d: { path: string }) => `${d.path} không phải bản sao lưu của Măng Non.`,
  'backup.newer':
    'Bản sao lưu này do chương trình mới hơn ghi. Chưa đụng tới gì. Dùng bản chương trình mới hơn để khôi phục.',
  'backup.key': (d: { id: string }) =>
    `Bản sao lưu này mã hoá bằng khoá ${d.id}, không có trong các khoá đã đưa. Chưa đụng tới gì. Dùng tờ khôi phục có khoá đó: --recovery TỆP.`,
  'backup.cut':
    'Bản sao lưu bị cụt: thiếu phần cuối. Chưa đụng tới gì. Chép lại tệp từ nơi cất, hoặc dùng bản khác.',
  'backup.damaged': (d: { at: number }) =>
    `Bản sao lưu hỏng ở khoảng byte ${d.at}. Chưa đụng tới gì. Chép lại tệp từ nơi cất, hoặc dùng bản khác.`,
  'restore.not_empty': (d: { table: string }) =>
    `Cơ sở dữ liệu đích đã có dữ liệu (bảng ${d.table}). Chưa đụng tới gì. Khôi phục vào cơ sở dữ liệu trống: đặt MANG_NON_HOME sang thư mục mới, hoặc DATABASE_URL sang cơ sở dữ liệu mới.`,
  'restore.schema': (d: { step: string }) =>
    `Bản sao lưu có bước ${d.step} mà chương trình này không có hoặc có với nội dung khác. Chưa đụng tới gì. Dùng bản chương trình mới hơn.`,
  'restore.differs': (d: { what: string }) =>
    `Dữ liệu nạp vào không khớp với bản sao lưu (${d.what}). Đã hoàn lại, đích vẫn trống.`,
  'restore.write': (d: { path: string; reason: string }) =>
    `Không ghi được tệp ${d.path} (${d.reason}). Đã hoàn lại, đích vẫn trống. Dọn chỗ hoặc cho quyền ghi rồi chạy lại.`,
  'restore.busy': 'Một lần khôi phục khác đang chạy vào cơ sở dữ liệu này. Chờ nó xong.',
  'restore.right': (d: { role: string }) =>
    `Vai trò ${d.role} không được tạo cơ sở dữ liệu nháp để thử khôi phục. Cho quyền: ALTER ROLE "${d.role}" CREATEDB, rồi chạy lại.`,
}

const en = {
  'backup.exists': (d: { path: string }) =>
    `There is a file ${d.path} already. Choose another name; the old one is whole.`,
  'backup.write': (d: { path: string; reason: string }) =>
    `The backup ${d.path} cannot be written (${d.reason}). The data are whole and the half-written file is gone. Choose a disk with room and run it again.`,
  'backup.read': (d: { path: string; reason: string }) =>
    `${d.path} cannot be read (${d.reason}). Check the file’s name.`,
  'backup.strange': (d: { path: string }) => `${d.path} is not a backup of Măng Non.`,
  'backup.newer':
    'This backup was written by a newer program. Nothing has been touched. Restore it with the newer program.',
  'backup.key': (d: { id: string }) =>
    `This backup is encrypted with the key ${d.id}, which is not among those given. Nothing has been touched. Use the recovery sheet that has it: --recovery FILE.`,
  'backup.cut':
    'The backup is cut short: its end is missing. Nothing has been touched. Copy the file again, or use another backup.',
  'backup.damaged': (d: { at: number }) =>
    `The backup is damaged near byte ${d.at}. Nothing has been touched. Copy the file again, or use another backup.`,
  'restore.not_empty': (d: { table: string }) =>
    `The target database holds data already (table ${d.table}). Nothing has been touched. Restore into an empty one: point MANG_NON_HOME to a new folder, or DATABASE_URL to a new database.`,
  'restore.schema': (d: { step: string }) =>
    `The backup has the step ${d.step}, which this program lacks or has with other contents. Nothing has been touched. Use a newer program.`,
  'restore.differs': (d: { what: string }) =>
    `What was loaded is not what the backup holds (${d.what}). It has been rolled back; the target is still empty.`,
  'restore.write': (d: { path: string; reason: string }) =>
    `The file ${d.path} cannot be written (${d.reason}). All has been taken back; the target is still empty. Make room or give the right to write, then run it again.`,
  'restore.busy': 'Another restore is running into this database. Wait until it is done.',
  'restore.right': (d: { role: string }) =>
    `The role ${d.role} may not create a scratch database to prove the restore in. Grant it: ALTER ROLE "${d.role}" CREATEDB, then run it again.`,
}

/** Why a backup or restore is not done, with the next step. */
export const backupProblem = problemsOf(vi, en)
