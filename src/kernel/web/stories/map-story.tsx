import { useState } from 'react'
import { CommuneMap, asCommunes, type CommuneValue, type MapTone } from '../parts/commune-map.tsx'

const keys: { tone: MapTone; label: string }[] = [
  { tone: 'act', label: 'Đã nhận' },
  { tone: 'hatch', label: 'Đã gửi, chờ nhận' },
  { tone: 'blank', label: 'Đang soạn' },
  { tone: 'soon', label: 'Có khó khăn' },
  { tone: 'late', label: 'Quá hạn' },
]

// Four squares, since the kernel knows no province.
const square = asCommunes({
  type: 'Topology',
  arcs: [
    [
      [104, 18],
      [104, 19],
      [105, 19],
      [105, 18],
      [104, 18],
    ],
    [
      [105, 18],
      [105, 19],
      [106, 19],
      [106, 18],
      [105, 18],
    ],
    [
      [104, 19],
      [104, 20],
      [105, 20],
      [105, 19],
      [104, 19],
    ],
    [
      [105, 19],
      [105, 20],
      [106, 20],
      [106, 19],
      [105, 19],
    ],
  ],
  objects: {
    communes: {
      type: 'GeometryCollection',
      geometries: ['Xã Một', 'Xã Hai', 'Xã Ba', 'Xã Bốn'].map((fullName, index) => ({
        type: 'Polygon',
        arcs: [[index]],
        properties: { code: String(index), fullName },
      })),
    },
  },
})

/** The map with invented communes. */
export function MapStory() {
  const [selected, setSelected] = useState<string | null>(null)
  const values = new Map<string, CommuneValue>(
    keys
      .slice(0, 4)
      .map((key, index) => [String(index), { tone: key.tone, words: key.label, href: '/linh-kien' }]),
  )
  return (
    <section className="stack" aria-labelledby="s-map">
      <h2 id="s-map">Bản đồ</h2>
      <CommuneMap
        topology={square}
        label="Bản đồ các xã, phường"
        values={values}
        keys={keys}
        selected={selected}
        onSelect={setSelected}
      />
    </section>
  )
}
