import { usePathParam } from '#kernel/web/address.ts'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { PrintFoot } from '#kernel/web/parts/print-foot.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { planContract, type PlanView } from '../../contract.ts'
import { planPaths } from '../api.tsx'
import { useMe, usePlan } from '../data.ts'
import { planTitle, PlanTabs } from '../parts/plan-head.tsx'
import { PlanSections } from '../parts/plan-sections.tsx'
import { Checking } from '../parts/checking.tsx'
import { printInstant, usePlanWords } from '../words.ts'
import '../plan.css'
import '../split.css'

/** A plan: a draft opens on source and reading, an issued one on its sections with who does what. */
export function PlanPage() {
  const words = usePlanWords().plan
  const read = usePlan(usePathParam('planId'))
  return (
    <Read of={read} loading={words.loading}>
      {(plan) => (plan.state === 'draft' ? <Checking plan={plan} /> : <Issued plan={plan} />)}
    </Read>
  )
}

function Issued({ plan }: { plan: PlanView }) {
  const words = usePlanWords()
  const me = useMe()
  const { address } = useClient()
  return (
    <Page
      title={planTitle(plan, words)}
      doc
      note={
        <>
          {[
            words.plan.total(plan.taskList.filter((task) => task.kind === 'task').length, plan.bodies),
            plan.leadAgency === null ? '' : words.plans.lead(plan.leadAgency),
            plan.demonstration ? words.plans.demo : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </>
      }
      back={{ href: planPaths.plans(), label: words.plan.back }}
      acts={
        <a className="btn" href={address(planContract.exportTaskSheet, { id: plan.id })} download>
          {words.plan.sheetOut}
        </a>
      }
    >
      {me === undefined ? null : (
        <PrintFoot who={me.name} when={printInstant(me.now)} demo={plan.demonstration} />
      )}
      <PlanTabs plan={plan} current={planPaths.plan(plan.id)} />
      <p className="doc clamp plan-title">{plan.title}</p>
      <PlanSections plan={plan} />
    </Page>
  )
}
