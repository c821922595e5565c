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
  'agency.own_successor': {
    status: 422,
    vi: 'Một cơ quan không thể kế thừa chính mình. Chọn cơ quan khác.',
    en: 'A body cannot follow itself. Choose another.',
  },
  'agency.not_standing': {
    status: 422,
    vi: 'Cơ quan nhận việc không hoạt động vào ngày ấy. Xem lại cơ quan và ngày.',
    en: 'The body that takes over does not stand on that day. Look at the body and the day again.',
  },
  'agency.follows_unit': {
    status: 409,
    vi: 'Ủy ban nhân dân kết thúc cùng đơn vị hành chính của nó, không kết thúc riêng ở danh bạ.',
    en: 'A people’s committee ends with its administrative unit, not by itself in the directory.',
  },
  'agency.ended': {
    status: 409,
    vi: 'Cơ quan này đã kết thúc rồi. Tải lại trang để xem ai kế thừa.',
    en: 'This body has already ended. Reload the page to see who followed.',
  },
  'agency.day_too_early': {
    status: 422,
    vi: 'Ngày cuối sớm hơn ngày cơ quan bắt đầu. Ghi ngày từ hôm đó trở đi.',
    en: 'The last day is before the body began. Give that day or a later one.',
  },
  'agency.needs_successor': {
    status: 422,
    vi: 'Cần ít nhất một cơ quan nhận phần việc còn lại, để không nhiệm vụ nào bị bỏ rơi.',
    en: 'At least one body must take the rest of the work, so that no task is left behind.',
  },
  'field.unknown': {
    status: 422,
    vi: 'Có lĩnh vực công việc không nằm trong danh mục. Tải lại trang rồi chọn lại.',
    en: 'A field of work is not in the list. Reload the page and choose again.',
  },
  'post.agency_not_standing': {
    status: 422,
    vi: 'Cơ quan không hoạt động suốt những ngày ấy. Xem lại từ ngày, đến ngày.',
    en: 'The body does not stand on all of those days. Look at the first and last day again.',
  },
  'post.days_reversed': {
    status: 422,
    vi: 'Ngày cuối sớm hơn ngày đầu. Xem lại hai ngày.',
    en: 'The last day is before the first. Look at both again.',
  },
  'post.ended': {
    status: 409,
    vi: 'Chức danh này đã có ngày kết thúc. Tải lại trang để xem.',
    en: 'This post already has its last day. Reload the page to see it.',
  },
  'post.last_administrator': {
    status: 409,
    vi: 'Đây là quản trị viên cuối cùng. Giao chức danh quản trị cho người khác trước.',
    en: 'This is the last administrator. Give that post to somebody else first.',
  },
  'post.taker_elsewhere': {
    status: 422,
    vi: 'Người nhận việc phải đang giữ một chức danh ở chính cơ quan ấy.',
    en: 'Whoever takes the work must hold a post at that same body.',
  },
  'people.rows_wrong': {
    status: 422,
    vi: (d: { rows: number }) =>
      `Chưa tạo tài khoản nào: ${d.rows} dòng còn chỗ phải sửa. Sửa những dòng được đánh dấu rồi nhập lại.`,
    en: (d: { rows: number }) =>
      `No account was made: ${d.rows} rows need correcting. Correct the marked rows and import again.`,
  },
  'people.sheet_unreadable': {
    status: 422,
    vi: 'Không thấy hàng tiêu đề có cột “Họ tên”, “Chức danh”, “Cơ quan”. Thêm hàng ấy lên trên rồi làm lại.',
    en: 'There is no heading row with “Họ tên”, “Chức danh”, “Cơ quan”. Put one on top and try again.',
  },
})
