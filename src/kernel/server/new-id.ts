import { randomBytes } from 'node:crypto'
import { newId, type Id } from '../id.ts'

/** A new id for a record that the server itself makes (journal entries, jobs, loads). */
export function makeId(): Id {
  return newId(Date.now(), randomBytes(10))
}
