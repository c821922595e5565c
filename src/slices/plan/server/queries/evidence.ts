import { sql } from 'kysely'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read } from '#kernel/server/database.ts'
import { rowsOf } from '#kernel/server/database.ts'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import type { BytesAnswer } from '#kernel/server/http.ts'
import { planGate } from '../relations.ts'

/** A piece of evidence as a download; what shows children only for its body and the lead. */
export async function openEvidence(db: Read, by: Actor, files: FileStore, id: string): Promise<BytesAnswer> {
  const [row] = await rowsOf<{ name: string; sha256: Buffer; allowed: boolean }>(
    db,
    sql<{ name: string; sha256: Buffer; allowed: boolean }>`
    select evidence.name, evidence.sha256,
      case when evidence.shows_children then ${planGate.where('evidence.read-child', by)}
        else ${planGate.where('evidence.read', by)} end as allowed
    from plan.evidence evidence
    join plan.progress progress on progress.id = evidence.progress_id
    join plan.assignment assignment on assignment.id = progress.assignment_id
    where evidence.id = ${id}::uuid`,
  )
  if (row === undefined) throw new Fault(kernelFaults['record.unknown'])
  if (!row.allowed) throw new Fault(kernelFaults['gate.refused'])
  return { name: row.name, type: 'application/octet-stream', body: files.open(row.sha256.toString('hex')) }
}
