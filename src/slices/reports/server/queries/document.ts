import type { Actor } from '#kernel/policy.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Read } from '#kernel/server/database.ts'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import type { BytesAnswer } from '#kernel/server/http.ts'
import { reportGate, reportNamed } from '../relations.ts'

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** A written document as a download. */
export async function openDocument(
  db: Read,
  by: Actor,
  files: FileStore,
  input: { id: string; documentId: string },
): Promise<BytesAnswer> {
  await reportGate.check(db, 'document.read', by, reportNamed(input.id))
  const row = await db
    .selectFrom('reports.document')
    .select(['name', 'kind', 'sha256'])
    .where('id', '=', input.documentId)
    .where('report_id', '=', input.id)
    .executeTakeFirst()
  if (row === undefined) throw new Fault(kernelFaults['record.unknown'])
  return {
    name: row.name,
    type: TYPES[row.kind as 'docx' | 'pdf'],
    body: files.open(row.sha256.toString('hex')),
  }
}
