export type Direction = 'up' | 'down' | 'left' | 'right'

interface Placed {
  code: string
  at: [number, number]
}

/** The nearest place within a right angle around a direction on the screen; undefined at the edge. */
export function nearestTowards<P extends Placed>(
  places: readonly P[],
  from: P,
  direction: Direction,
): P | undefined {
  let best: P | undefined
  let bestScore = Infinity
  for (const place of places) {
    if (place.code === from.code) continue
    const [dx, dy] = [place.at[0] - from.at[0], place.at[1] - from.at[1]]
    const ahead = direction === 'right' ? dx : direction === 'left' ? -dx : direction === 'down' ? dy : -dy
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    if (ahead <= 0 || aside > ahead) continue
    const score = ahead + aside
    if (score < bestScore) [best, bestScore] = [place, score]
  }
  return best
}
