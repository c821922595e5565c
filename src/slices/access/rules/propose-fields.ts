import type { FieldId, FieldOfWork } from '../model.ts'
import { levelTones } from './fold-name.ts'

/** The fields of work that the words of a task hint at, in the order of the list: a proposal that the lead may change. */
export function proposeFields(text: string, fields: readonly FieldOfWork[]): FieldId[] {
  const words = ` ${levelTones(text)} `
  return fields
    .filter((field) => field.words.some((word) => words.includes(` ${levelTones(word)} `)))
    .map((field) => field.id)
}
