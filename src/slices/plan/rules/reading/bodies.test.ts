import { describe, expect, test } from 'vitest'
import {
  isBodyList,
  isInvited,
  laterSubject,
  listAt,
  splitBodies,
  subjectBodies,
  supportingBodies,
} from './bodies.ts'

describe('a list of bodies is taken apart', () => {
  test.each<[string, string[]]>([
    ['Các Sở: Y tế, Tư pháp', ['Sở Y tế', 'Sở Tư pháp']],
    [
      'Các Sở: Giáo dục và Đào tạo, Nội vụ và Tài chính',
      ['Sở Giáo dục và Đào tạo', 'Sở Nội vụ', 'Sở Tài chính'],
    ],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    [
      'Sở Y tế, Sở Văn hóa, Thể thao và Du lịch và Công an tỉnh',
      ['Sở Y tế', 'Sở Văn hóa, Thể thao và Du lịch', 'Công an tỉnh'],
    ],
    ['Sở Y tế, Tư pháp', ['Sở Y tế', 'Sở Tư pháp']],
    [
      'các sở, ban, ngành, cơ quan, đơn vị có liên quan',
      ['các sở, ban, ngành, cơ quan, đơn vị có liên quan'],
    ],
    [
      'Các sở, ban, ngành liên quan; UBND các xã, phường',
      ['Các sở, ban, ngành liên quan', 'UBND các xã, phường'],
    ],
    [
      'các sở, ban, ngành, đoàn thể tỉnh, UBND các xã, phường',
      ['các sở, ban, ngành, đoàn thể tỉnh', 'UBND các xã, phường'],
    ],
    ['các sở, ngành và địa phương', ['các sở, ngành và địa phương']],
    [
      'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức thành viên, các tổ chức xã hội',
      ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'các tổ chức thành viên', 'các tổ chức xã hội'],
    ],
    ['Ủy ban nhân dân các huyện, thành phố, thị xã', ['Ủy ban nhân dân các huyện, thành phố, thị xã']],
    ['Sở Y tế; các cơ quan: Công an tỉnh, Sở Tư pháp', ['Sở Y tế', 'Công an tỉnh', 'Sở Tư pháp']],
    ['Báo và Phát thanh, Truyền hình tỉnh', ['Báo và Phát thanh, Truyền hình tỉnh']],
    [
      'Đài Phát thanh và Truyền hình tỉnh, Báo Nghệ An',
      ['Đài Phát thanh và Truyền hình tỉnh', 'Báo Nghệ An'],
    ],
    ['Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh', ['Tỉnh đoàn', 'Hội Liên hiệp Phụ nữ tỉnh']],
    ['Văn phòng HĐND và UBND xã; Trạm Y tế xã', ['Văn phòng HĐND và UBND xã', 'Trạm Y tế xã']],
    ['Phòng Văn hóa - Xã hội', ['Phòng Văn hóa - Xã hội']],
    ['Sở Lao động - Thương binh và Xã hội', ['Sở Lao động - Thương binh và Xã hội']],
    [
      'Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Bộ đội Biên phòng tỉnh',
      ['Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh', 'Bộ đội Biên phòng tỉnh'],
    ],
    ['UBND các xã Châu Bình, Mỹ Lý', ['UBND xã Châu Bình', 'UBND xã Mỹ Lý']],
    [
      'các sở, ban, ngành cấp tỉnh; UBND các huyện, thành phố, thị xã và tổ chức liên quan',
      ['các sở, ban, ngành cấp tỉnh', 'UBND các huyện, thành phố, thị xã', 'tổ chức liên quan'],
    ],
    ['Sở Y tế\nCông an tỉnh', ['Sở Y tế', 'Công an tỉnh']],
    ['Trung tâm Công tác xã hội tỉnh', ['Trung tâm Công tác xã hội tỉnh']],
    ['Các cơ sở giáo dục trên địa bàn', ['Các cơ sở giáo dục trên địa bàn']],
    ['Trưởng các thôn, bản', ['Trưởng các thôn, bản']],
    ['Ủy ban nhân dân phường, xã', ['Ủy ban nhân dân phường, xã']],
    ['Công an tỉnh và UBND xã', ['Công an tỉnh', 'UBND xã']],
    ['Phòng PX03, PC06', ['Phòng PX03', 'Phòng PC06']],
    [
      'Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao',
      ['Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao'],
    ],
    ['Báo và Đài Phát thanh, Truyền hình Quảng Trị', ['Báo và Đài Phát thanh, Truyền hình Quảng Trị']],
    [
      'Liên minh Hợp tác xã tỉnh; Hiệp hội Doanh nghiệp tỉnh',
      ['Liên minh Hợp tác xã tỉnh', 'Hiệp hội Doanh nghiệp tỉnh'],
    ],
    ['Giáo viên chủ nhiệm', ['Giáo viên chủ nhiệm']],
    ['Phòng Cảnh sát giao thông', ['Phòng Cảnh sát giao thông']],
    [
      'Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ; Phòng An ninh đối nội',
      ['Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ', 'Phòng An ninh đối nội'],
    ],
    ['Các trường THPT, trung tâm GDNN-GDTX', ['Các trường THPT', 'trung tâm GDNN-GDTX']],
    ['Trạm Y tế xã, y tế thôn làng', ['Trạm Y tế xã', 'y tế thôn làng']],
    ['Già làng, trưởng thôn, người có uy tín', ['Già làng', 'trưởng thôn', 'người có uy tín']],
    ['Tỉnh Hội, Các Chi hội trực thuộc', ['Tỉnh Hội', 'Các Chi hội trực thuộc']],
    [
      'Sở Khoa học và Công nghệ, Ủy ban nhân dân các xã, phường và các cơ quan, đơn vị liên quan',
      ['Sở Khoa học và Công nghệ', 'Ủy ban nhân dân các xã, phường', 'các cơ quan, đơn vị liên quan'],
    ],
  ])('%s', (text, names) => {
    expect(splitBodies(text)).toEqual(names)
    expect(isBodyList(text.split('\n')[0] ?? '')).toBe(true)
  })
})

describe('the subject of a sentence', () => {
  test.each<[string, string[] | null]>([
    ['Các địa phương từng bước bố trí tăng nguồn ngân sách', ['Các địa phương']],
    ['Giao Sở Tư pháp chủ trì, phối hợp với Sở Y tế', ['Sở Tư pháp']],
    [
      'Cấp ủy, chính quyền, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội các cấp, các cơ quan, đơn vị cần làm tốt công tác vận động',
      [
        'Cấp ủy',
        'chính quyền',
        'Mặt trận Tổ quốc',
        'các tổ chức chính trị - xã hội các cấp',
        'các cơ quan, đơn vị',
      ],
    ],
    ['Cấp ủy đảng, chính quyền các cấp tham gia nghiên cứu', ['Cấp ủy đảng', 'chính quyền các cấp']],
    ['Chính quyền các cấp tăng cường chỉ đạo', ['Chính quyền các cấp']],
    [
      'Định kỳ hằng năm (trước ngày 01/12) các sở, ngành, đơn vị, địa phương tổng hợp báo cáo',
      ['các sở, ngành, đơn vị, địa phương'],
    ],
    ['Căn cứ chức năng, nhiệm vụ được giao, các sở, ban, ngành xây dựng kế hoạch', ['các sở, ban, ngành']],
    ['Sở Y tế: Chủ trì, phối hợp với Công an tỉnh', ['Sở Y tế']],
    [
      'Các sở, ban, ngành, các tổ chức chính trị - xã hội, tổ chức xã hội và UBND các huyện, thị xã, thành phố xây dựng kế hoạch',
      [
        'Các sở, ban, ngành',
        'các tổ chức chính trị - xã hội',
        'tổ chức xã hội',
        'UBND các huyện, thị xã, thành phố',
      ],
    ],
    ['Sở Dân tộc và Tôn giáo – tuyên truyền, vận động đồng bào', ['Sở Dân tộc và Tôn giáo']],
    ['Các cơ sở sản xuất, kinh doanh: cam kết', ['Các cơ sở sản xuất, kinh doanh']],
    [
      'Yêu cầu các doanh nghiệp viễn thông, Internet trên địa bàn triển khai giải pháp',
      ['các doanh nghiệp viễn thông, Internet trên địa bàn'],
    ],
    [
      'Đề nghị Ủy ban MTTQ huyện và các đoàn thể: Chỉ đạo, vận động đoàn viên',
      ['Ủy ban MTTQ huyện', 'các đoàn thể'],
    ],
    ['Các cơ quan, đơn vị: Theo chức năng, xây dựng kế hoạch', ['Các cơ quan, đơn vị']],
    ['Ban Chỉ đạo cấp xã kiểm tra', ['Ban Chỉ đạo cấp xã']],
    ['Đoàn trực thuộc phối hợp tổ chức', ['Đoàn trực thuộc']],
    ['Tổ trưởng các tổ dân phố rà soát', ['Tổ trưởng các tổ dân phố']],
    ['Thành viên Ban Bảo vệ trẻ em xã chịu trách nhiệm', ['Thành viên Ban Bảo vệ trẻ em xã']],
    ['Kính mời Hội Nông dân, Đoàn Thanh niên xã phối hợp', ['Hội Nông dân', 'Đoàn Thanh niên xã']],
    ['Tổ chức nghiên cứu, quán triệt', null],
    ['Phòng, chống xâm hại trẻ em', null],
    ['Ban hành các văn bản chỉ đạo', null],
    ['Tăng cường sự phối hợp chặt chẽ giữa các ban, ngành', null],
    ['Phối hợp với các sở, ban, ngành tổ chức', null],
    ['Thống kê, báo cáo số liệu', null],
    ['Hội nghị triển khai kế hoạch', null],
    ['Báo cáo kết quả thực hiện', null],
    ['Thanh tra, kiểm tra việc thực hiện', null],
  ])('%s', (text, names) => {
    expect(subjectBodies(text)?.names ?? null).toEqual(names)
  })
})

describe('bodies that support', () => {
  test.each<[string, string[] | null]>([
    [
      'Chủ trì, phối hợp với các sở, ban, ngành, cơ quan, đơn vị có liên quan tổ chức thực hiện',
      ['các sở, ban, ngành, cơ quan, đơn vị có liên quan'],
    ],
    [
      'Phối hợp với các cơ quan, đơn vị và UBND các huyện, thành phố, thị xã phát triển hệ thống',
      ['các cơ quan, đơn vị', 'UBND các huyện, thành phố, thị xã'],
    ],
    [
      'Phối hợp với các sở, ngành, cơ quan, đơn vị liên quan để đưa các mục tiêu',
      ['các sở, ngành, cơ quan, đơn vị liên quan'],
    ],
    ['Phối hợp với Công an tỉnh trợ giúp pháp lý cho trẻ em', ['Công an tỉnh']],
    ['Phối hợp với Đoàn Thanh niên, Hội Phụ nữ chuẩn bị quà', ['Đoàn Thanh niên', 'Hội Phụ nữ']],
    ['Phối hợp Công an xã lập danh sách', ['Công an xã']],
    ['Phối hợp với cha mẹ học sinh giáo dục học sinh', ['cha mẹ học sinh']],
    ['Phối hợp tổ chức các hoạt động', null],
    ['Chỉ đạo các trường; phối hợp với Công an tỉnh kiểm tra', null],
    ['Là cơ quan thường trực, chủ trì, phối hợp với các sở, ban, ngành triển khai', null],
  ])('%s', (text, names) => {
    expect(supportingBodies(text, subjectBodies(text))?.names ?? null).toEqual(names)
  })
  test('also behind the subject', () => {
    const text = 'Sở Y tế chủ trì, phối hợp với Sở Giáo dục và Đào tạo, UBND các xã tổ chức khám'
    expect(supportingBodies(text, subjectBodies(text))?.names).toEqual([
      'Sở Giáo dục và Đào tạo',
      'UBND các xã',
    ])
  })
})

describe('a body charged in a later sentence', () => {
  test.each<[string, string[] | null]>([
    ['Lễ phát động: Giao Sở Y tế chủ trì, phối hợp với Tỉnh đoàn tổ chức', ['Sở Y tế']],
    ['Xây dựng 10 video ngắn. Sở Y tế chủ trì thực hiện', ['Sở Y tế']],
    ['Công tác chỉ đạo: Các cấp ủy, chính quyền đưa chỉ tiêu vào nghị quyết', ['Các cấp ủy', 'chính quyền']],
    ['Xây dựng 10 video ngắn. Sở Y tế cung cấp số liệu', null],
    ['Thành lập Tổ giúp việc: Giám đốc Sở Y tế là Tổ trưởng', null],
    ['Tổ chức tập huấn, cụ thể: Sở Y tế tập huấn 02 lớp', null],
  ])('%s', (text, names) => {
    expect(laterSubject(text)?.names ?? null).toEqual(names)
  })
})

test('the issuer of a province does not command Party, Front, unions and the national branches', () => {
  for (const name of [
    'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
    'các tổ chức chính trị - xã hội',
    'đoàn thể',
    'Tỉnh đoàn',
    'Hội Khuyến học tỉnh',
    'Liên đoàn Lao động tỉnh',
    'Tòa án nhân dân tỉnh',
    'Viện kiểm sát nhân dân tỉnh',
    'Thuế tỉnh',
    'Bảo hiểm xã hội tỉnh',
    'Kho bạc Nhà nước',
    'Bộ Y tế',
    'Ban Tuyên giáo và Dân vận Tỉnh ủy',
    'Cấp ủy',
  ]) {
    expect(isInvited(name, 'Ủy ban nhân dân tỉnh Nghệ An'), name).toBe(true)
  }
  for (const name of [
    'Công an tỉnh',
    'Bộ Chỉ huy Quân sự tỉnh',
    'Bộ đội Biên phòng tỉnh',
    'Báo Nghệ An',
    'Đài Phát thanh và Truyền hình tỉnh',
    'Sở Y tế',
    'các trường học',
    'các doanh nghiệp',
    'chính quyền',
  ]) {
    expect(isInvited(name, 'Ủy ban nhân dân tỉnh Nghệ An'), name).toBe(false)
  }
  expect(isInvited('Bộ Y tế', 'Thủ tướng Chính phủ')).toBe(false)
})

test('a list stops before what is to be done', () => {
  expect(listAt('các sở, ban, ngành đẩy mạnh', 0)).toEqual({
    names: ['các sở, ban, ngành'],
    start: 0,
    end: 18,
  })
})
