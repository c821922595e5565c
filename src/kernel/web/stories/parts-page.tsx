import { useState } from 'react'
import { useKernelWords } from '../lang.tsx'
import { civilDate } from '../../civil-date.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { ClauseLink } from '../parts/clause-link.tsx'
import { DueChip, HoursChip } from '../parts/due-chip.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Filters, Tabs } from '../parts/filters.tsx'
import { Hint } from '../parts/hint.tsx'
import { OfflineWords } from '../parts/offline-band.tsx'
import { Page } from '../parts/page.tsx'
import { PrintFoot } from '../parts/print-foot.tsx'
import { Group, Line, Sheet } from '../parts/sheet.tsx'
import { StateBadge, type StateName } from '../parts/state-badge.tsx'
import { Table } from '../parts/table.tsx'
import { ConflictStory } from './conflict-story.tsx'
import { FormStory } from './form-story.tsx'
import { MapStory } from './map-story.tsx'
import { words } from './words.ts'

const STATES: StateName[] = [
  'done',
  'doing',
  'todo',
  'nil',
  'silent',
  'late',
  'sent',
  'back',
  'paper',
  'knot',
]
const rows = [
  { name: 'Phường Trường Vinh', events: 38, children: 9860 },
  { name: 'Xã Quỳnh Lưu', events: 24, children: 5130 },
  { name: 'Sở Văn hóa, Thể thao và Du lịch', events: 12, children: 7200 },
]

/** All parts in all states on one page, with invented data: looked at by people and by axe, not in the navigation. */
export function PartsPage() {
  return (
    <Page
      title="Linh kiện và các trạng thái"
      note="Mọi số liệu ở trang này là bịa ra để xem linh kiện."
      acts={
        <>
          <ConflictStory />
          <ButtonLink href="/linh-kien">Mở trang khác</ButtonLink>
        </>
      }
    >
      <PrintFoot who="Nguyễn Thị Hoài" when="14:32, 25/11/2026" until="20/11/2026" demo />
      <OfflineWords />
      <div className="split stories">
        <div className="stories">
          <WorkStory />
          <FormStory />
        </div>
        <div className="stories">
          <StatesStory />
          <DueStory />
          <ListStory />
          <section className="sheet">
            <EmptyState
              fact="Chưa có khó khăn nào được nêu."
              how="Khi một xã hay sở vướng ở nhiệm vụ nào, họ nêu ngay tại nhiệm vụ đó và câu hỏi hiện ở đây để bạn trả lời."
              act={<ButtonLink href="/linh-kien">Xem các nhiệm vụ chưa ai báo cáo</ButtonLink>}
            />
          </section>
          <MapStory />
        </div>
      </div>
    </Page>
  )
}

function WorkStory() {
  const [kind, setKind] = useState<'all' | 'report' | 'task'>('all')
  return (
    <section className="stack" aria-labelledby="s-work">
      <h2 id="s-work">Tờ giấy kẻ lề</h2>
      <Filters
        label="Lọc theo loại việc"
        options={[
          { value: 'all', label: 'Tất cả', count: 11 },
          { value: 'report', label: 'Báo cáo', count: 5 },
          { value: 'task', label: 'Nhiệm vụ', count: 4 },
        ]}
        value={kind}
        onChange={setKind}
      />
      <Sheet>
        <section aria-label="Đã quá hạn">
          <Group title="Đã quá hạn" note="2" />
          <Line why={<DueChip day={civilDate('2026-11-23')} left={-2} />} act={<Button>Trả lời</Button>}>
            <h3>
              <a href="/linh-kien">Trả lời khó khăn của xã Keng Đu</a>
            </h3>
            <p className="doc row cut">Chưa có cộng tác viên ở 4 bản; phụ cấp năm 2026 chưa được bố trí</p>
            <p className="meta">
              <ClauseLink clause="II.3.6" href="/linh-kien" /> · KH 7/KH-UBND · xã nêu ngày 13/11
            </p>
          </Line>
        </section>
        <Group title="Trong 3 ngày làm việc tới" note="5, đến hết thứ Hai 30/11" />
        <Line
          why={<DueChip day={civilDate('2026-11-25')} left={0} />}
          act={<Button kind="go">Xem và nhận</Button>}
        >
          <h3>
            <a href="/linh-kien">Nhận báo cáo của Sở Giáo dục và Đào tạo</a>
          </h3>
          <p className="doc row cut">Kết quả thực hiện Kế hoạch số 7/KH-UBND năm 2026, bản gửi lần 2</p>
          <p className="meta">
            <StateBadge state="back" words="Đã bổ sung theo đề nghị" /> · 7 nhiệm vụ, 23 minh chứng
          </p>
        </Line>
        <Line why={<StateBadge state="paper" words="Đến bằng giấy" />} act={<Button>Nhập thay</Button>} on>
          <h3>
            <a href="/linh-kien">Nhập thay báo cáo giấy của xã Mỹ Lý</a>
          </h3>
          <p className="doc row">Báo cáo số 214/BC-UBND ngày 20/11/2026 của UBND xã Mỹ Lý</p>
        </Line>
      </Sheet>
      <Hint>
        “Có liên quan” chưa chỉ rõ ai. Gợi ý: Sở Giáo dục và Đào tạo, Sở Y tế.{' '}
        <a href="/linh-kien">Chọn cơ quan phối hợp</a>
      </Hint>
      <Hint kind="info">Bản đọc được máy làm từ văn bản; chỗ nào bạn sửa đều có dấu.</Hint>
    </section>
  )
}

function StatesStory() {
  const kernel = useKernelWords()
  const derived = new Set<StateName>(['silent', 'late'])
  return (
    <section className="sheet box">
      <h2>Trạng thái: hình và chữ, màu chỉ giúp thêm</h2>
      <div className="story-rows">
        {STATES.map((state) => (
          <div key={state}>
            <StateBadge state={state} />
            {derived.has(state) ? <p className="meta">{words.derived}</p> : null}
          </div>
        ))}
        <div>
          <Button disabledReason="Soát nốt 10 nhiệm vụ rồi ban hành">Ban hành</Button>
        </div>
        <div>
          <Button kind="bare">Tách làm hai</Button>
          <span className="vh">{kernel.product}</span>
        </div>
      </div>
    </section>
  )
}

function DueStory() {
  const clause = <ClauseLink clause="mục II.5" href="/linh-kien" />
  return (
    <section className="sheet box">
      <h2>Hạn, với đồng hồ của luật</h2>
      <div className="story-rows">
        <DueChip day={civilDate('2026-12-11')} left={12} />
        <DueChip
          day={civilDate('2026-11-30')}
          left={3}
          basis={{
            sentences: [
              'Kế hoạch ghi: “trước ngày 01/12”, tức chậm nhất 30/11/2026.',
              'Không có ngày nghỉ ở giữa.',
            ],
            clause,
          }}
        />
        <DueChip day={civilDate('2026-11-23')} left={-2} />
        <DueChip day={civilDate('2026-11-20')} left={0} metOn={civilDate('2026-11-18')} />
        <HoursChip minutesLeft={440} soonBelow={720} when="12 giờ, giờ đồng hồ" />
        <DueChip day={civilDate('2026-12-02')} left={5} unchecked />
      </div>
    </section>
  )
}

function ListStory() {
  return (
    <section className="stack" aria-labelledby="s-list">
      <h2 id="s-list">Bảng và các trang của một mục</h2>
      <Tabs
        label="Các trang của kế hoạch"
        tabs={[
          { href: '/linh-kien', label: 'Nhiệm vụ' },
          { href: '/linh-kien?trang=2', label: 'Văn bản' },
        ]}
        current="/linh-kien"
      />
      <div className="sheet">
        <Table
          caption="Ba nguồn lớn nhất"
          rows={rows}
          rowKey={(row) => row.name}
          columns={[
            { head: 'Cơ quan', cell: (row) => row.name, main: true },
            { head: 'Cuộc', cell: (row) => row.events, num: true },
            { head: 'Lượt trẻ em', cell: (row) => row.children.toLocaleString('vi-VN'), num: true },
          ]}
          foot={['Cộng', 74, '22.190']}
        />
      </div>
    </section>
  )
}
