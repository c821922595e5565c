import { printNumber } from '#kernel/message.ts'

const n = (value: number) => printNumber(value, 'vi')

/** Words of the pages of units and villages. */
export const vi = {
  map: {
    title: 'Địa bàn',
    back: 'Địa bàn',
    note: (day: string, communes: number, districts: number) =>
      districts === 0
        ? `Theo địa giới ngày ${day}: ${n(communes)} xã, phường, không còn cấp huyện.`
        : `Theo địa giới ngày ${day}: ${n(districts)} huyện, thành phố, thị xã; ${n(communes)} xã, phường, thị trấn.`,
    day: 'Theo địa giới ngày',
    place: 'Tìm xã, phường hoặc huyện cũ',
    placeHelp: 'Gõ không dấu cũng được, tên cũ cũng tìm ra.',
    map: 'Bản đồ xã, phường của tỉnh',
    from: (district: string) => `địa bàn ${district} cũ`,
    unknown: (day: string) => `Chưa đủ dữ liệu về địa giới trước ngày ${day}.`,
    unknownHow: 'Chọn một ngày từ hôm đó trở đi.',
    today: 'Về hôm nay',
    byDistrict: 'Theo huyện',
    byFormer: 'Theo địa bàn huyện cũ',
    communes: (count: number) => `${n(count)} xã, phường`,
    became: (count: number) => (count === 1 ? 'nay thuộc' : `nay là ${n(count)} xã, phường`),
    cameFrom: 'trước đó là',
    open: 'xem bản đồ',
  },
  unit: {
    note: (code: string, from: string | null, to: string | null) =>
      [`Mã ${code}`, from === null ? null : `từ ${from}`, to === null ? null : `đến hết ${to}`]
        .filter((part) => part !== null)
        .join(' · '),
    source: 'Căn cứ',
    begins: (day: string) => `Có từ ngày ${day}.`,
    signed: (day: string) => `Ký ngày ${day}`,
    unchecked: 'chưa đối chiếu',
    parent: 'Thuộc',
    former: 'Địa bàn huyện cũ',
    predecessors: 'Lập từ',
    successors: 'Đã thành',
    onDay: (day: string) => `Ngày ${day}`,
    notStanding: (day: string) => `Ngày ${day} đơn vị này không tồn tại. Địa bàn của nó khi ấy:`,
    area: 'Diện tích',
    areaValue: (km2: number) => `${n(km2)} km²`,
    people: 'Dân số',
    peopleValue: (count: number) => `${n(count)} người (hồ sơ sắp xếp năm 2025)`,
    mountain: 'Miền núi',
    yes: 'có',
    facts: 'Số liệu',
  },
  village: {
    title: 'Thôn, bản, khối',
    count: (count: number) => n(count),
    none: 'Chưa có thôn, bản, khối nào được nhập.',
    noneHow: 'Chuyên viên hoặc trưởng phòng của xã, phường nhập ở đây, mỗi thôn kèm văn bản.',
    kinds: { thon: 'thôn', ban: 'bản', khoi: 'khối', to_dan_pho: 'tổ dân phố', xom: 'xóm' },
    since: (day: string) => `từ ${day}`,
    until: (day: string) => `đến hết ${day}`,
    by: (act: string) => `theo ${act}`,
    formerly: (name: string) => `trước đó là ${name}`,
    change: 'Sửa',
    changeTitle: (name: string) => `Sửa ${name}`,
    what: 'Cần làm gì?',
    correct: 'Sửa chữ ghi sai',
    correctNote: 'Tên này đúng ra vẫn thế từ đầu.',
    rename: 'Đổi tên từ một ngày',
    renameNote: 'Trước ngày ấy vẫn hiện tên cũ.',
    close: 'Kết thúc',
    closeNote: 'Nhập, giải thể: thôn thôi tồn tại.',
    name: 'Tên',
    kind: 'Loại',
    from: 'Từ ngày',
    lastDay: 'Ngày cuối cùng',
    act: 'Văn bản',
    actHelp: 'Số, ký hiệu, cơ quan ban hành: 12/NQ-HĐND ngày 05/6/2026 của HĐND xã.',
    save: 'Lưu',
    cancel: 'Thôi',
    add: 'Thêm thôn, bản, khối',
    added: (name: string) => `Đã thêm ${name}.`,
    changed: (name: string) => `Đã lưu ${name}.`,
  },
}
