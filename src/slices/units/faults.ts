import { defineFaults } from '#kernel/fault.ts'

export const unitFaults = defineFaults({
  'village.name_taken': {
    status: 409,
    vi: 'Xã, phường này đã có thôn, bản, khối cùng tên trong những ngày ấy. Chọn tên khác hoặc ngày khác.',
    en: 'This commune already has a village of that name on those days. Choose another name or another day.',
  },
  'village.before_unit': {
    status: 422,
    vi: 'Ngày ghi nằm ngoài thời gian tồn tại của xã, phường. Xem lại ngày.',
    en: 'That day lies outside the days of the commune. Look at the day again.',
  },
  'village.day_too_early': {
    status: 422,
    vi: 'Ngày này sớm hơn ngày thôn, bản, khối bắt đầu. Ghi ngày từ hôm đó trở đi.',
    en: 'That day is before the village began. Give that day or a later one.',
  },
  'village.closed': {
    status: 409,
    vi: 'Thôn, bản, khối này đã kết thúc, không sửa được nữa. Lịch sử vẫn còn nguyên.',
    en: 'This village has ended and can no longer be changed. Its history is kept.',
  },
})
