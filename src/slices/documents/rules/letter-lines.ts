/** The greedy lines of a text in a width; `measure` and `width` share a unit. \n breaks a line. */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ').filter(Boolean)) {
      const longer = line ? `${line} ${word}` : word
      if (line && measure(longer) > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    return [...lines, line]
  })
}

/** As few lines as `breakLines` gives, as even as they can be: centred titles then end on no lonely word. */
export function evenLines(text: string, width: number, measure: (text: string) => number): string[] {
  let best = breakLines(text, width, measure)
  const count = best.length
  for (let narrower = width * 0.98; narrower > width / 4; narrower -= width * 0.02) {
    const lines = breakLines(text, narrower, measure)
    if (lines.length > count || lines.some((line) => measure(line) > narrower)) break
    best = lines
  }
  return best
}
