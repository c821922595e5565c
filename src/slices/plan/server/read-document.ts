import { hash } from 'node:crypto'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import { sheetsToExtracted } from '#slices/documents/rules/sheet-text.ts'
import { extractDocument, readSheet } from '#slices/documents/server/api.ts'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import type { PlanReading } from '../reading.ts'
import { readPlan } from '../rules/reading/read-plan.ts'

/** Reads the plan in a file on disk; throws a Fault of the documents slice when the file cannot be read. */
export async function readPlanFile(file: { name: string; path: string }): Promise<PlanReading> {
  return readPlan(await extractDocument(file))
}

/** Reads a plan that was uploaded before; an Excel table of tasks is read as the table of a document. */
export async function readStoredPlan(
  files: FileStore,
  file: { sha256: string; name: string; kind: string },
): Promise<PlanReading> {
  const path = files.pathOf(file.sha256)
  if (file.kind !== 'xlsx') return readPlanFile({ name: file.name, path })
  return readPlan(sheetsToExtracted(file.name, await readSheet(path), file.sha256))
}

/** Reads a plan typed or pasted by hand. */
export function readTypedPlan(text: string): PlanReading {
  return readPlan(textToExtracted('typed.txt', text, hash('sha256', text)))
}
