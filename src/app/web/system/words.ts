import type { Messages } from '#kernel/message.ts'
import { useWords } from '#kernel/web/lang.tsx'

const vi = {
  title: 'Hệ thống',
  note: 'Việc chương trình tự làm, bản sao lưu và khóa.',
  keeping: 'Giữ gìn dữ liệu',
  keys: 'Bộ khóa đã ghi ra nơi khác',
  keysNever:
    'Chưa ghi bộ khóa ra nơi khác. Mất máy này thì không mở được bản sao lưu. Chạy "npm run -s mang-non -- keys export --to TỆP" rồi in và cất.',
  backup: 'Lần sao lưu gần nhất',
  backupNever: 'Chưa sao lưu lần nào. Chạy "npm run -s mang-non -- backup --to TỆP".',
  proved: 'Lần khôi phục thử gần nhất',
  provedNever: 'Chưa khôi phục thử lần nào. Chạy "npm run -s mang-non -- restore TỆP --prove".',
  jobs: 'Việc chạy nền',
  counts: (waiting: number, failed: number) => `${waiting} việc đang chờ, ${failed} việc lần cuối không xong`,
  none: 'Không có việc nào đang chờ.',
  noneHow: 'Chương trình tự thêm việc khi có người gửi, nhận hay khi sang ngày mới.',
  job: 'Việc',
  at: 'Chạy lúc',
  tries: 'Đã thử',
  failed: 'Không xong',
  retry: 'Chạy lại ngay',
  retried: 'Đã xếp để chạy lại ngay.',
}

const en = {
  title: 'System',
  note: 'What the program does by itself, backups and keys.',
  keeping: 'Keeping the data',
  keys: 'Key ring written elsewhere',
  keysNever:
    'The key ring has not been written elsewhere. If this machine is lost, no backup can be opened. Run "npm run -s mang-non -- keys export --to FILE", print it and keep it.',
  backup: 'Last backup',
  backupNever: 'No backup has been made. Run "npm run -s mang-non -- backup --to FILE".',
  proved: 'Last proven restore',
  provedNever: 'No restore has been proven. Run "npm run -s mang-non -- restore FILE --prove".',
  jobs: 'Background jobs',
  counts: (waiting: number, failed: number) => `${waiting} waiting, ${failed} whose last try failed`,
  none: 'No job is waiting.',
  noneHow: 'The program adds jobs when somebody sends or receives, or when a new day begins.',
  job: 'Job',
  at: 'Runs at',
  tries: 'Tries',
  failed: 'Failed',
  retry: 'Run again now',
  retried: 'Set to run again now.',
} satisfies Messages<typeof vi>

const catalogue = { vi, en }

export function useSystemWords(): Messages<typeof vi> {
  return useWords(catalogue)
}
