import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'

const fields = [
  {
    name: 'result',
    label: 'Kết quả',
    saved: 'Có 163 trường mở lớp dạy bơi, tập huấn 240 giáo viên.',
    mine: 'Có 158 trường mở lớp dạy bơi, 12 trường vùng cao lần đầu có bể bơi di động.',
  },
  { name: 'figures', label: 'Số liệu', saved: '61.380 lượt học sinh', mine: '60.900 lượt học sinh' },
  { name: 'state', label: 'Trạng thái', saved: 'Đang thực hiện', mine: 'Đang thực hiện' },
]

/** The conflict dialog, opened by a button. */
export function ConflictStory() {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState('')
  return (
    <>
      <Button onClick={() => setOpen(true)}>Xem hộp hai bản</Button>
      {chosen === '' ? null : (
        <span className="meta" data-testid="chosen">
          {chosen}
        </span>
      )}
      {open ? (
        <ConflictDialog
          title="Hai người cùng sửa nhiệm vụ IV.2.4"
          saved={{ who: 'Trần Quốc Huy (Sở GD&ĐT)', time: '14:26' }}
          mineSince="14:10"
          fields={fields}
          onSave={(sides) => {
            setChosen(Object.values(sides).join(', '))
            setOpen(false)
          }}
          onLater={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
