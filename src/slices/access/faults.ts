import { defineFaults } from '#kernel/fault.ts'

export const accessFaults = defineFaults({
  'sign_in.wrong': {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Quên thì xin người giữ tài khoản của cơ quan một mã mới.',
    en: 'The name or the password is not right. If you forgot it, ask your agency’s account-keeper for a new code.',
  },
  'sign_in.wait': {
    status: 429,
    vi: (d: { seconds: number }) =>
      `Sai nhiều lần. Đợi ${d.seconds} giây rồi thử lại; mật khẩu đúng cũng phải đợi.`,
    en: (d: { seconds: number }) =>
      `Too many wrong attempts. Wait ${d.seconds} seconds; even the right password has to wait.`,
  },
  'password.weak': {
    status: 422,
    vi: 'Mật khẩu cần ít nhất 10 chữ, không phải tên đăng nhập và không thuộc loại hay bị đoán.',
    en: 'The password needs at least 10 characters, must not be your login and not one that is often guessed.',
  },
  'password.old_wrong': {
    status: 422,
    vi: 'Mật khẩu đang dùng ghi chưa đúng.',
    en: 'The current password is not right.',
  },
  'account.login_taken': {
    status: 409,
    vi: 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
    en: 'This login is taken. Choose another.',
  },
  'account.unknown': {
    status: 404,
    vi: 'Không có tài khoản này, hoặc không thuộc cơ quan bạn giữ.',
    en: 'There is no such account, or it is not in the body you keep.',
  },
  'account.closed': {
    status: 409,
    vi: 'Tài khoản này đã khóa.',
    en: 'This account is closed.',
  },
  'post.overlaps': {
    status: 409,
    vi: 'Người này đã giữ chức danh đó ở cơ quan đó trong những ngày ấy.',
    en: 'This person already holds that post at that body on those days.',
  },
  'post.not_yours_to_give': {
    status: 403,
    vi: 'Chức danh này chỉ quản trị viên giao được.',
    en: 'Only an administrator may give this post.',
  },
  'agency.unknown': {
    status: 404,
    vi: 'Không có cơ quan này trong danh bạ.',
    en: 'There is no such agency in the directory.',
  },
})
