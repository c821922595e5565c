import type { Messages } from '#kernel/message.ts'
import { useWords } from '#kernel/web/lang.tsx'

const vi = {
  signIn: {
    title: 'Đăng nhập',
    note: 'Dành cho cán bộ đã được cấp tài khoản.',
    demo: 'Dữ liệu trình diễn: tên tài khoản và mật khẩu in ra khi chương trình khởi động.',
    forgotten:
      'Quên mật khẩu, hoặc chưa có tài khoản: hỏi người giữ tài khoản của cơ quan bạn để nhận mã một lần.',
  },
}

const en = {
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
