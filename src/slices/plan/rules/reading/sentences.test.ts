import { expect, test } from 'vitest'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import { readPlan } from './read-plan.ts'

const head = `ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nghệ An, ngày 02 tháng 02 năm 2026
KẾ HOẠCH
Thực hiện công tác trẻ em năm 2026
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
`
const read = (body: string) => readPlan(textToExtracted('plan.txt', head + body, 'sha'))
const refs = (body: string) => read(body).tasks.map((task) => task.ref)
const leads = (body: string) =>
  Object.fromEntries(read(body).tasks.map((task) => [task.ref, [...task.lead, ...task.invited]]))
const leafKinds = (body: string) => {
  const reading = read(body)
  return reading.leaves.map((leaf) => [leaf.kind, leaf.ref])
}

test('purpose, requirements, scope and present state give no tasks, also inside a part that does', () => {
  const body = `I. TÌNH HÌNH
1. Tổ chức 20 hội nghị.
II. NỘI DUNG
1. Mục đích
- Nâng cao nhận thức.
2. Phạm vi, đối tượng
- Triển khai trên toàn tỉnh.
3. Nhiệm vụ
- Rà soát trẻ em có hoàn cảnh đặc biệt.
`
  expect(refs(body)).toEqual(['II.3.1'])
})

test('a count that meets a printed number gets a dash', () => {
  const body = `II. NỘI DUNG
3. Truyền thông
- Xây dựng phóng sự về trẻ em.
- In tờ rơi.
3.1. Tổ chức hội nghị.
`
  expect(refs(body)).toEqual(['II.3.-1', 'II.3.2', 'II.3.1'])
})

test('intro sentences and attribute lines are not counted, an intro that is a dash is', () => {
  const body = `II. NỘI DUNG
Tập trung các nhiệm vụ sau:
- Rà soát văn bản.
Cơ quan chủ trì: Sở Tư pháp.
- Tổ chức các hoạt động như sau:
+ Tổ chức diễn đàn;
+ Tổ chức trại hè.
- Theo dõi, đánh giá.
`
  expect(refs(body)).toEqual(['II.1', 'II.2.1', 'II.2.2', 'II.3'])
  expect(read(body).tasks[0]?.lead).toEqual(['Sở Tư pháp'])
})

test('details belong to their item, unless they carry attributes of their own', () => {
  const body = `II. NỘI DUNG
1. Tổ chức các sự kiện, gồm:
- Tết Trung thu
+ Chủ trì: Sở Y tế
- Ngày Quốc tế thiếu nhi
+ Chủ trì: Công an tỉnh
2. Tổ chức 03 lớp tập huấn:
- Vùng núi: 01 lớp;
- Vùng đồng bằng: 02 lớp.
`
  expect(leads(body)).toEqual({ 'II.1.1': ['Sở Y tế'], 'II.1.2': ['Công an tỉnh'], 'II.2': [] })
  expect(read(body).tasks[2]?.text).toBe(
    'Tổ chức 03 lớp tập huấn: - Vùng núi: 01 lớp; - Vùng đồng bằng: 02 lớp.',
  )
})

test('attributes hold for every item since the last block, after a heading for all under it', () => {
  const body = `II. NỘI DUNG
1. Truyền thông
- Xây dựng tài liệu.
- Phát hành tờ rơi.
Đơn vị chủ trì: Sở Y tế.
Thời gian: Quý I/2026.
- Tổ chức hội thi.
Đơn vị chủ trì: Tỉnh đoàn.
2. Phòng, chống đuối nước
Cơ quan chủ trì: Sở Giáo dục và Đào tạo; phối hợp: Công an tỉnh.
- Mở lớp dạy bơi.
- Cắm biển cảnh báo.
3. Tháng hành động vì trẻ em
Cơ quan chủ trì: Sở Nội vụ.
`
  const tasks = read(body).tasks
  expect(tasks.map(({ ref, lead, invited, due }) => [ref, ...lead, ...invited, due?.last ?? null])).toEqual([
    ['II.1.1', 'Sở Y tế', '2026-03-31'],
    ['II.1.2', 'Sở Y tế', '2026-03-31'],
    ['II.1.3', 'Tỉnh đoàn', null],
    ['II.2.1', 'Sở Giáo dục và Đào tạo', null],
    ['II.2.2', 'Sở Giáo dục và Đào tạo', null],
    ['II.3', 'Sở Nội vụ', null],
  ])
  expect(tasks[3]?.supporting).toEqual(['Công an tỉnh'])
})

test('who a later sentence charges leads, and whom it works with supports, unless a heading names a body', () => {
  const charged = 'Xây dựng video. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện.'
  const body = `II. NỘI DUNG
1. ${charged}
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- ${charged}
`
  expect(read(body).tasks.map(({ lead, supporting }) => [lead, supporting])).toEqual([
    [['Sở Y tế'], ['Công an tỉnh']],
    [['Sở Nội vụ'], []],
  ])
})

test('under "Các phòng thuộc Sở" the office an item speaks of leads it', () => {
  const body = `II. TỔ CHỨC THỰC HIỆN
1. Các phòng, đơn vị thuộc Sở
a) Phòng Bảo trợ xã hội: Rà soát trẻ em có hoàn cảnh đặc biệt.
b) Văn phòng Sở: Đăng tải Kế hoạch.
2. Các xã, phường
a) Rà soát trẻ em lao động.
b) Bố trí kinh phí.
`
  expect(leads(body)).toEqual({
    'II.1.a': ['Phòng Bảo trợ xã hội'],
    'II.1.b': ['Văn phòng Sở'],
    'II.2.a': ['Các xã, phường'],
    'II.2.b': ['Các xã, phường'],
  })
})

test('funding gives a task only where a body is told to act', () => {
  const body = `III. KINH PHÍ
1. Từ nguồn ngân sách nhà nước.
2. Giao Sở Tài chính tham mưu bố trí kinh phí.
`
  expect(leads(body)).toEqual({ 'III.2': ['Sở Tài chính'] })
})

test('what everybody owes by the way is a duty, a dated report is a task', () => {
  const body = `I. YÊU CẦU
- Các sở, ban, ngành xây dựng kế hoạch thực hiện.
- Bảo đảm thiết thực, hiệu quả.
IV. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành căn cứ chức năng, nhiệm vụ xây dựng kế hoạch thực hiện.
2. Các sở, ban, ngành báo cáo kết quả về Sở Y tế trước ngày 15/12 hằng năm.
3. Các sở, ban, ngành đẩy mạnh tuyên truyền.
4. Sở Y tế
- Xây dựng kế hoạch thực hiện.
5. Thủ trưởng các sở, ngành chịu trách nhiệm thi hành Kế hoạch này.
Yêu cầu các sở, ban, ngành thực hiện; nếu có khó khăn, vướng mắc, báo cáo về Sở Y tế./.
`
  const reading = read(body)
  expect(reading.duties.map(({ ref, kind }) => [ref, kind])).toEqual([
    ['I.1', 'own-plan'],
    ['IV.1', 'own-plan'],
    ['end', 'report-difficulties'],
  ])
  expect(reading.tasks.map((task) => task.ref)).toEqual(['IV.2', 'IV.3', 'IV.4.1'])
})

test('a numerical aim in a part on aims is a target, in other parts it is not', () => {
  const body = `I. MỤC TIÊU
1. Bảo đảm quyền trẻ em.
2. Đạt 60 % trẻ em biết bơi vào năm 2030.
II. NHIỆM VỤ
1. Hỗ trợ 60 % trẻ em học bơi.
`
  const reading = read(body)
  expect(reading.targets.map((target) => target.ref)).toEqual(['I.2'])
  expect(reading.tasks.map((task) => task.ref)).toEqual(['II.1'])
})

test('a period alone as a heading is the time of what stands under it', () => {
  const body = `II. NHIỆM VỤ
1. Giai đoạn 2026 - 2028
- Rà soát trẻ em lao động.
2. Hỗ trợ trẻ em giai đoạn 2026 - 2030 và tầm nhìn xa
- Rà soát trẻ em khuyết tật.
`
  const [first, second] = read(body).tasks
  expect(first?.due).toMatchObject({ from: '2026-01-01', last: '2028-12-31' })
  expect(second?.due).toBeNull()
})

test('a task table: groups, numbers, sub-rows, two header rows, repeated header', () => {
  const rows = [
    'STT\tNội dung\tCơ quan thực hiện\t\tThời gian',
    '\t\tChủ trì\tPhối hợp\t',
    '\tTRUYỀN THÔNG\t\t\t',
    '1\tXây dựng phóng sự\tSở Y tế\tBáo Nghệ An\tQuý I',
    '2\tTổ chức các hội thi\t\t\t',
    '2.1\tHội thi vẽ tranh\tTỉnh đoàn\t\tTháng 6/2026',
    'STT\tNội dung\tCơ quan thực hiện\t\tThời gian',
    '\t\tChủ trì\tPhối hợp\t',
    '3\tIn tờ rơi\tSở Tư pháp\t-\tThường xuyên',
  ]
  const reading = read(`II. NỘI DUNG
1. Xây dựng phóng sự
2. Tuyên truyền.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế theo dõi.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn A
PHỤ LỤC
BẢNG NHIỆM VỤ
${rows.join('\n')}
`)
  const annex = reading.tasks.filter((task) => task.ref.startsWith('PL'))
  expect(annex.map(({ ref, lead, invited, sameAs }) => [ref, ...lead, ...invited, sameAs])).toEqual([
    ['PL1.g1.1', 'Sở Y tế', 'II.1'],
    ['PL1.g1.2.1', 'Tỉnh đoàn', null],
    ['PL1.g1.3', 'Sở Tư pháp', null],
  ])
  expect(annex[0]).toMatchObject({ supporting: ['Báo Nghệ An'], due: { last: '2026-03-31' } })
  expect(annex[2]).toMatchObject({ supporting: [], recurrence: { every: 'ongoing' } })
})

test('a wrapped line is joined in the task and stays in the text; it may begin like a mark', () => {
  const body = `II. NỘI DUNG
1. Phối hợp với Sở Lao động - Thương binh và Xã hội trong giai đoạn 2026
- 2030 tổ chức các hoạt động tuyên truyền về quyền trẻ em tại các xã và
trường học trên địa bàn tỉnh, trong đó ưu tiên vùng dân tộc thiểu số và
                                   2
miền núi, vùng đặc biệt khó khăn của tỉnh và các địa bàn giáp biên giới.
2. Rà soát, thống kê trẻ em có hoàn cảnh đặc biệt, trẻ em có nguy cơ rơi
vào hoàn cảnh đặc biệt tại các xã, phường.
`
  const reading = read(body)
  expect(reading.tasks.map((task) => task.ref)).toEqual(['II.1', 'II.2'])
  expect(reading.tasks[0]?.text).toContain('giai đoạn 2026 - 2030 tổ chức')
  expect(reading.tasks[0]?.text).toContain('dân tộc thiểu số và miền núi')
  expect(leafKinds(body)).toContainEqual(['running', null])
})

test('a number printed twice is told apart, and what stands under it follows', () => {
  const body = `II. NỘI DUNG
1. Truyền thông
- Xây dựng phóng sự.
1. Bảo vệ trẻ em
- Rà soát trẻ em.
`
  const reading = read(body)
  expect(reading.tasks.map((task) => task.ref)).toEqual(['II.1.1', 'II.1~2.1'])
  expect(reading.warnings.find((warning) => warning.code === 'ref.duplicate')?.ref).toBe('II.1~2')
})

test('chapters hold articles, which are cited by their own number', () => {
  const body = `Chương I
NHIỆM VỤ
Điều 1. Truyền thông
1. Xây dựng phóng sự.
2. Tổ chức các hoạt động như sau:
a) Tổ chức hội thi;
b) Tổ chức diễn đàn.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 2. Sở Y tế
1. Theo dõi, đôn đốc.
`
  expect(refs(body)).toEqual(['1.1', '1.2.a', '1.2.b', '2.1'])
})

test('an empty slot gives null and a warning', () => {
  const reading = readPlan(
    textToExtracted(
      'plan.txt',
      head.replace('12/KH-UBND', '     /KH-UBND').replace('ngày 02 tháng 02', 'ngày … tháng …'),
      '',
    ),
  )
  expect([reading.number, reading.date]).toEqual([null, null])
  expect(reading.warnings.map((warning) => warning.code)).toEqual([
    'slot.number',
    'slot.date',
    'plan.no_task',
  ])
})

test('a body led by nobody, a body heading and a sentence name who leads', () => {
  const body = `II. NỘI DUNG
1. Phối hợp với Công an tỉnh rà soát trẻ em.
2. UBND các xã, phường bố trí điểm vui chơi.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Phối hợp với Công an tỉnh rà soát trẻ em.
2. Các Sở: Tư pháp, Nội vụ
Thực hiện nhiệm vụ được giao.
3. Hội Liên hiệp Phụ nữ tỉnh vận động hội viên.
`
  expect(leads(body)).toEqual({
    'II.1': [],
    'II.2': ['UBND các xã, phường'],
    'III.1.1': ['Sở Y tế'],
    'III.2.1': ['Sở Tư pháp', 'Sở Nội vụ'],
    'III.3': ['Hội Liên hiệp Phụ nữ tỉnh'],
  })
  expect(read(body).tasks.at(-1)?.invited).toEqual(['Hội Liên hiệp Phụ nữ tỉnh'])
  expect(read(body).tasks[0]?.supporting).toEqual(['Công an tỉnh'])
})
