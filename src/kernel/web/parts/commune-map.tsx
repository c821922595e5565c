import { geoMercator, geoPath } from 'd3-geo'
import type { FeatureCollection, Geometry } from 'geojson'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { Go } from '../go.tsx'
import { useKernelWords } from '../lang.tsx'
import { nearestTowards, type Direction } from '../nearest.ts'

/** How a commune is filled; told apart in grey too. */
export type MapTone = 'act' | 'hatch' | 'blank' | 'soon' | 'late' | 'plain'

export interface CommuneValue {
  tone: MapTone
  /** What is said of it: "3 nhiệm vụ quá hạn". */
  words: string
  href?: string
}

type Communes = Topology<{ communes: GeometryCollection<{ code: string; fullName: string }> }>

const WIDTH = 720
const EDGE = 6
const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** The topology file of the communes as this map reads it. */
export function asCommunes(json: unknown): Communes {
  return json as Communes
}

function outlines(topology: Communes) {
  const shapes = feature(topology, topology.objects.communes) as FeatureCollection<
    Geometry,
    { code: string; fullName: string }
  >
  const path = geoPath(geoMercator().fitWidth(WIDTH, shapes)).digits(1)
  const height = Math.ceil(path.bounds(shapes)[1][1])
  const communes = shapes.features.map((shape) => ({
    code: shape.properties.code,
    name: shape.properties.fullName,
    d: path(shape) ?? '',
    at: path.centroid(shape),
  }))
  return { communes, viewBox: `${-EDGE} ${-EDGE} ${WIDTH + 2 * EDGE} ${height + 2 * EDGE}` }
}

/**
 * The province by communes. One tab stop; arrows walk to the neighbour in that direction, the reading line says what is
 * known, Enter opens. The same is in a list beneath. `keys` explains the fillings.
 */
export function CommuneMap({
  topology,
  label,
  values,
  keys,
  selected,
  onSelect,
  onOpen,
}: {
  topology: Communes
  label: string
  values: ReadonlyMap<string, CommuneValue>
  keys: readonly { tone: MapTone; label: string }[]
  selected: string | null
  onSelect: (code: string) => void
  onOpen?: (code: string) => void
}) {
  const words = useKernelWords().map
  const id = useId()
  const { communes: shapes, viewBox } = useMemo(() => outlines(topology), [topology])
  const [focused, setFocused] = useState(false)
  const current = shapes.find((shape) => shape.code === selected)
  const value = current === undefined ? undefined : values.get(current.code)

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key]
    if (direction !== undefined) {
      event.preventDefault()
      const next = current === undefined ? shapes[0] : nearestTowards(shapes, current, direction)
      if (next !== undefined) onSelect(next.code)
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      onOpen?.(current.code)
    }
  }
  return (
    <div className="map">
      <p className="reading" role="status" id={`${id}-read`}>
        {current === undefined ? (
          words.pick
        ) : (
          <>
            <b>{current.name}</b>
            <span>{value?.words}</span>
            {value?.href === undefined ? null : <Go href={value.href}>{words.open}</Go>}
          </>
        )}
      </p>
      {/* The map is one control: its communes are reached by the arrows, and as a list below. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
      <svg
        viewBox={viewBox}
        role="application"
        aria-label={label}
        aria-describedby={`${id}-read ${id}-how`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
        <defs>
          <MapPatterns />
        </defs>
        {shapes.map((shape) => (
          // Keyboard: see onKeyDown of the map.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <path
            key={shape.code}
            className={`commune ${values.get(shape.code)?.tone ?? 'plain'}`}
            d={shape.d}
            aria-hidden="true"
            onClick={() => onSelect(shape.code)}
            onDoubleClick={() => onOpen?.(shape.code)}
          >
            <title>{shape.name}</title>
          </path>
        ))}
        {current === undefined ? null : (
          <>
            <path className="ring under" d={current.d} />
            <path className={focused ? 'ring focused' : 'ring'} d={current.d} />
          </>
        )}
      </svg>
      <p className="meta" id={`${id}-how`}>
        {words.how}
      </p>
      <div className="keys">
        {keys.map((key) => (
          <span key={key.tone}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <rect className={`commune ${key.tone}`} x="1" y="1" width="14" height="14" />
            </svg>
            {key.label}
          </span>
        ))}
      </div>
      <details>
        <summary>{words.list(shapes.length)}</summary>
        <ul>
          {shapes.toSorted(byName).map((shape) => {
            const known = values.get(shape.code)
            return (
              <li key={shape.code}>
                {known?.href === undefined ? (
                  <span>{shape.name}</span>
                ) : (
                  <Go href={known.href}>{shape.name}</Go>
                )}
                <span>{known?.words}</span>
              </li>
            )
          })}
        </ul>
      </details>
    </div>
  )
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'vi')
}

function MapPatterns() {
  return (
    <>
      <pattern
        id="map-hatch"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" fill="var(--paper)" />
        <rect width="2.4" height="6" fill="var(--act)" />
      </pattern>
      <pattern id="map-dots" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" fill="var(--soon-soft)" />
        <circle cx="3.5" cy="3.5" r="1.6" fill="var(--soon)" />
      </pattern>
    </>
  )
}
