import { printNumber } from '../message.ts'

const n = (value: number) => printNumber(value, 'vi')

/** Words of the frame and of the parts every page is made of. */
export const vi = {
  product: 'Măng Non',
  skip: 'Tới nội dung chính',
  demo: 'Dữ liệu trình diễn',
  nav: { main: 'Chính', home: 'Măng Non, trang đầu', back: (where: string) => `Về ${where}`, things: 'việc' },
  person: {
    open: 'mở trình đơn của bạn',
    sessions: 'Phiên đăng nhập và mật khẩu',
    signOut: 'Đăng xuất',
    language: 'Ngôn ngữ',
  },
  line: {
    lost: 'Đang mất mạng. Cứ viết tiếp, máy gửi khi có mạng lại.',
    back: 'Đã có mạng lại.',
    noLine: 'Chưa nối được máy chủ. Chưa mất gì; có mạng lại thì làm lại.',
  },
  loading: {
    page: 'Đang mở trang…',
    data: 'Đang lấy dữ liệu…',
    count: (words: string, done: number, all: number) => `${words} ${n(done)} trong ${n(all)}`,
  },
  problem: {
    title: 'Trang này gặp lỗi',
    text: 'Chữ bạn đã viết vẫn được giữ. Tải lại trang rồi làm tiếp.',
    reload: 'Tải lại trang',
    retry: 'Thử lại',
    gone: 'Không có trang này.',
    goneHow: 'Địa chỉ có thể đã đổi. Việc đang chờ bạn nằm ở trang đầu.',
    home: 'Về trang đầu',
    refused: 'Bạn không xem được trang này.',
    unknown: 'Không có mục này, hoặc bạn không được xem.',
    noLine: 'Chưa nối được máy chủ.',
    noLineHow: 'Trang sẽ tự lấy dữ liệu khi có mạng lại.',
  },
  state: {
    done: 'Hoàn thành',
    doing: 'Đang thực hiện',
    todo: 'Chưa triển khai',
    nil: 'Không phát sinh',
    silent: 'Chưa báo cáo',
    late: 'Quá hạn',
    sent: 'Đã gửi',
    back: 'Đề nghị bổ sung',
    paper: 'Nhập thay',
    knot: 'Có khó khăn',
  },
  due: {
    daysLeft: (days: number) => `Còn ${n(days)} ngày làm việc`,
    today: 'Hôm nay',
    late: (days: number) => `Quá hạn ${n(days)} ngày`,
    met: 'Đúng hạn',
    metLate: (days: number) => `Muộn ${n(days)} ngày`,
    hours: (hours: number, minutes: number) =>
      minutes === 0 ? `Còn ${n(hours)} giờ` : `Còn ${n(hours)} giờ ${n(minutes)} phút`,
    lateHours: (hours: number) => `Quá hạn ${n(hours)} giờ`,
    on: (day: string) => `hạn ${day}`,
    basis: 'cách tính hạn',
    unchecked: 'chưa đối chiếu với văn bản',
  },
  form: {
    optional: 'không bắt buộc',
    errors: (count: number) => `Còn ${n(count)} chỗ cần sửa`,
    calendar: (label: string) => `Mở lịch: ${label}`,
    unreadableDay: (text: string) => `Chưa đọc được ngày “${text}”. Ghi như 25/11 hoặc 25/11/2026.`,
    dayHelp: 'Ghi như 25/11 hoặc 25112026.',
    remove: (name: string) => `Bỏ ${name}`,
    chosen: (count: number) => `Đã chọn ${n(count)}`,
    clear: (label: string) => `Xóa ô ${label}`,
    results: (count: number) => (count === 0 ? 'Không tìm thấy' : `${n(count)} kết quả`),
    none: (text: string) => `Không tìm thấy “${text}”. Thử ít chữ hơn, không cần dấu.`,
    busy: 'Đang gửi…',
    waiting: 'Đợi có mạng để gửi. Việc này chỉ được làm một lần.',
  },
  file: {
    choose: 'Chọn tệp',
    camera: 'Chụp ảnh',
    child: 'Trong tệp này có hình ảnh hoặc thông tin trẻ em không?',
    childYes: (who: string) => `Có: chỉ ${who} xem được`,
    childNo: 'Không có',
    waitingMark: 'chọn một dòng dưới đây rồi tệp mới được gửi',
    sending: (percent: number) => `đang gửi ${n(percent)} %`,
    sent: 'đã gửi',
    waitingLine: 'đợi có mạng',
    failed: 'chưa gửi được',
    retry: 'Gửi lại',
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${n(Math.max(1, Math.round(bytes / 1000)))} kB`
        : `${n(Math.round(bytes / 100_000) / 10)} MB`,
  },
  saved: {
    at: (time: string) => `Đã lưu ${time}`,
    saving: 'Đang lưu…',
    here: 'Đã giữ trên trang đang mở. Đừng đóng trang cho đến khi có mạng lại.',
    typing: 'Đang viết',
    other: (time: string) => `Có bản nháp khác của bạn, lưu lúc ${time}.`,
    takeOther: 'Dùng bản nháp đó',
    keepMine: 'Giữ chữ đang viết',
  },
  conflict: {
    saved: 'Bản đã lưu',
    mine: 'Bản của bạn',
    mineSince: (time: string) => `chưa lưu, viết từ ${time}`,
    mineUnsaved: 'chưa lưu',
    told: (who: string, time: string) =>
      `Trong lúc bạn viết, ${who} đã lưu lúc ${time}. Chưa mất gì. Chọn từng dòng, chỗ nào giống nhau đã bỏ qua.`,
    toldNobody:
      'Trong lúc bạn viết, người khác đã lưu. Chưa mất gì. Chọn từng dòng, chỗ nào giống nhau đã bỏ qua.',
    keys: 'Phím 1: bản đã lưu, phím 2: bản của bạn',
    progress: (fields: number, chosen: number) =>
      chosen === fields
        ? `${n(fields)} chỗ khác nhau, đã chọn cả ${n(fields)}`
        : `${n(fields)} chỗ khác nhau, đã chọn ${n(chosen)}`,
    later: 'Để sau, giữ bản nháp',
    save: 'Lưu bản đã chọn',
    saveReason: (left: number) => `Chọn nốt ${n(left)} dòng`,
    empty: 'để trống',
  },
  signIn: {
    again: 'Đăng nhập lại',
    told: 'Phiên làm việc đã hết. Chữ bạn đang viết vẫn còn nguyên ở trang này.',
    account: 'Tên tài khoản',
    password: 'Mật khẩu',
    go: 'Đăng nhập',
    later: 'Để sau',
    someoneElse: 'Không phải bạn? Về trang đăng nhập, chữ chưa lưu sẽ mất.',
  },
  pager: { more: 'Xem thêm', shown: (count: number) => `Đang hiện ${n(count)} dòng` },
  map: {
    list: (count: number) => `Danh sách ${n(count)} xã, phường trên bản đồ`,
    how: 'Phím mũi tên để đi giữa các xã, Enter để mở.',
    pick: 'Chọn một xã, phường trên bản đồ.',
    open: 'Mở',
  },
  print: {
    foot: (who: string, when: string) => `${who} in lúc ${when}`,
    until: (when: string) => `số liệu đến ${when}`,
    demo: 'Dữ liệu trình diễn, không phải số thật',
  },
  dialog: { close: 'Đóng' },
}
