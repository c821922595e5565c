import type { Messages } from '#kernel/message.ts'
import { useWords } from '#kernel/web/lang.tsx'
import type { Post } from '#slices/access/posts.ts'

const vi = {
  posts: {
    officer: 'Chuyên viên',
    head: 'Trưởng phòng',
    leader: 'Lãnh đạo',
    clerk: 'Văn thư',
    'lead-officer': 'Chuyên viên',
    'lead-head': 'Trưởng phòng',
    'province-leader': 'Lãnh đạo tỉnh',
    'account-keeper': 'Người giữ tài khoản',
    auditor: 'Kiểm toán nhật ký',
    administrator: 'Quản trị viên',
    cli: 'Dòng lệnh',
  } satisfies Record<Post, string>,
  signIn: {
    title: 'Đăng nhập',
    note: 'Dành cho cán bộ đã được cấp tài khoản.',
    demo: 'Dữ liệu trình diễn: tên tài khoản và mật khẩu in ra khi chương trình khởi động.',
    forgotten:
      'Quên mật khẩu, hoặc chưa có tài khoản: hỏi người giữ tài khoản của cơ quan bạn để nhận mã một lần.',
  },
}

const en = {
  posts: {
    officer: 'Officer',
    head: 'Head of division',
    leader: 'Leader',
    clerk: 'Clerk (văn thư)',
    'lead-officer': 'Officer',
    'lead-head': 'Head of division',
    'province-leader': 'Leader of the province',
    'account-keeper': 'Account-keeper',
    auditor: 'Auditor of the journal',
    administrator: 'Administrator',
    cli: 'Command line',
  },
  signIn: {
    title: 'Sign in',
    note: 'For officers who have been given an account.',
    demo: 'Demonstration data: accounts and their password are printed when the program starts.',
    forgotten: 'Password forgotten, or no account yet: ask your body’s account-keeper for a one-time code.',
  },
} satisfies Messages<typeof vi>

const catalogue = { vi, en }

export function useAppWords(): Messages<typeof vi> {
  return useWords(catalogue)
}
