import type { FaultDef } from '#kernel/fault.ts'
import { reportFaults } from '../faults.ts'
import type { ContributionState } from '../model.ts'

/** What a person does with a contribution. */
export type ContributionAct = 'draft' | 'save' | 'send' | 'recall' | 'receive' | 'return'

const STEPS: Record<ContributionAct, Partial<Record<ContributionState, ContributionState>>> = {
  // Drafting anew what was received begins a correction; what was received stays what it was.
  draft: { draft: 'draft', returned: 'returned', received: 'draft' },
  save: { draft: 'draft', returned: 'returned' },
  send: { draft: 'sent', returned: 'sent' },
  recall: { sent: 'draft' },
  receive: { sent: 'received' },
  return: { sent: 'returned', received: 'returned' },
}

/** The state after an act, or the fault that says why it cannot be done now. `signed` is reserved for chains of signing. */
export function contributionStep(
  state: ContributionState | null,
  act: ContributionAct,
): { to: ContributionState } | { fault: FaultDef } {
  if (state === null) return act === 'draft' ? { to: 'draft' } : { fault: reportFaults['contribution.none'] }
  const to = STEPS[act][state]
  return to === undefined ? { fault: faultOf(state, act) } : { to }
}

function faultOf(state: ContributionState, act: ContributionAct): FaultDef {
  if (act === 'recall' && state === 'received') return reportFaults['contribution.received']
  if (act === 'draft' || act === 'save' || act === 'send') return reportFaults['contribution.sent']
  return reportFaults['contribution.not_sent']
}
