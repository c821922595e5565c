import { hash } from 'node:crypto'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import { extractDocument } from '#slices/documents/server/extract/extract-document.ts'
import type { PlanReading } from '../reading.ts'
import { readPlan } from '../rules/reading/read-plan.ts'

/** Reads the plan in a file on disk; throws a Fault of the documents slice when the file cannot be read. */
export async function readPlanFile(file: { name: string; path: string }): Promise<PlanReading> {
  return readPlan(await extractDocument(file))
}

/** Reads a plan that was uploaded before. */
export function readStoredPlan(files: FileStore, sha256: string, name: string): Promise<PlanReading> {
  return readPlanFile({ name, path: files.pathOf(sha256) })
}

/** Reads a plan typed or pasted by hand. */
export function readTypedPlan(text: string): PlanReading {
  return readPlan(textToExtracted('typed.txt', text, hash('sha256', text)))
}
