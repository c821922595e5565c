import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'
import { useLine } from '../line.ts'

/** Said under the bar while the line is lost, on every page. */
export function OfflineBand() {
  const up = useLine()
  return up ? null : <OfflineWords />
}

export function OfflineWords() {
  const words = useKernelWords().line
  return (
    <p className="offline" role="status">
      <Glyph name="cut" />
      <span>{words.lost}</span>
    </p>
  )
}
