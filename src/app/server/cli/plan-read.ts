import { basename } from 'node:path'
import { readPlanFile } from '#slices/plan/server/read-document.ts'
import type { CliContext } from './run-cli.ts'

/** `plan read FILE`: the reading as one JSON object, or a short list for people. */
export async function planRead({ words, path, out }: CliContext): Promise<void> {
  const file = path(words.word(0))
  const reading = await readPlanFile({ name: basename(file), path: file })
  if (words.flag('json')) return out(JSON.stringify(reading, null, 2))
  out(`${reading.kind ?? ''} ${reading.number ?? ''} ${reading.date ?? ''}`.trim())
  for (const task of reading.tasks)
    out(`${task.ref}\t${[...task.lead, ...task.invited].join('; ') || '-'}\t${task.text.slice(0, 100)}`)
}
