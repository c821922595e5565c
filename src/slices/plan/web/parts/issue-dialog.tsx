import { useState } from 'react'
import { announce } from '#kernel/web/announce.tsx'
import { Combobox } from '#kernel/web/parts/combobox.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import { planContract, type PlanView } from '../../contract.ts'
import { useMe } from '../data.ts'
import { usePlanWords } from '../words.ts'
import { useAgencySearch } from './agency-search.ts'
import { TaskDialog } from './task-dialog.tsx'
import { usePlanCommand } from './use-plan-command.ts'

/** *Ban hành*: which body leads, how many tasks become work, what is still nobody's. */
export function IssueDialog({ plan, onClose }: { plan: PlanView; onClose: () => void }) {
  const words = usePlanWords().edit
  const own = useMe()?.posts[0]
  const [chosen, setChosen] = useState<Choice | null | undefined>(undefined)
  const search = useAgencySearch()
  const lead =
    chosen === undefined ? (own === undefined ? null : { id: own.agencyId, label: own.agencyName }) : chosen
  const issue = usePlanCommand(planContract.issuePlan, () => {
    announce(words.issueGo)
    onClose()
  })
  return (
    <TaskDialog
      title={words.issueTitle}
      told={words.issueTold(plan.tasks)}
      verb={words.issueGo}
      busyReason={issue.busyReason}
      disabledReason={lead === null ? words.issueLead : undefined}
      fault={issue.fault}
      moved={issue.moved}
      onSubmit={() => {
        if (lead !== null) void issue.run({ id: plan.id, seenVersion: plan.version, leadAgencyId: lead.id })
      }}
      onClose={onClose}
    >
      {plan.toAssign > 0 ? <Hint>{words.issueUnassigned(plan.toAssign)}</Hint> : null}
      <Combobox
        name="leadAgencyId"
        label={words.issueLead}
        choices={search}
        value={lead}
        onChange={setChosen}
      />
    </TaskDialog>
  )
}
