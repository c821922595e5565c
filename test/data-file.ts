import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The JSON of a file under `data/`, unchecked: each test puts the slice's own schema to it. */
export function dataFile(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', 'data', path), 'utf8'))
}
