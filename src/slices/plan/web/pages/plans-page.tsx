import { printDay } from '#kernel/civil-date.ts'
import { Go } from '#kernel/web/go.tsx'
import { ButtonLink } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import type { PlanCard } from '../../contract.ts'
import { planPaths } from '../api.tsx'
import { mayAnywhere, useMe, usePlans } from '../data.ts'
import { usePlanWords } from '../words.ts'
import '../plan.css'

/** All plans that the person may see, drafts of the lead among them. */
export function PlansPage() {
  const words = usePlanWords().plans
  const plans = usePlans()
  const may = mayAnywhere(useMe(), 'plan.import')
  const add = may ? (
    <ButtonLink kind="go" href={planPaths.add()}>
      {words.add}
    </ButtonLink>
  ) : undefined
  return (
    <Page
      title={words.title}
      note={plans.data === undefined ? undefined : words.note(plans.data.length)}
      acts={plans.data?.length === 0 ? undefined : add}
    >
      <Read of={plans} loading={words.loading}>
        {(list) =>
          list.length === 0 ? (
            <div className="sheet">
              <EmptyState fact={words.emptyFact} how={may ? words.emptyHowLead : words.emptyHow} act={add} />
            </div>
          ) : (
            <Sheet>
              {list.map((plan) => (
                <OnePlan key={plan.id} plan={plan} />
              ))}
            </Sheet>
          )
        }
      </Read>
    </Page>
  )
}

function OnePlan({ plan }: { plan: PlanCard }) {
  const words = usePlanWords().plans
  const draft = plan.state === 'draft'
  const name =
    plan.number === null
      ? `${plan.kind}, ${words.noNumber.toLowerCase()}`
      : words.named(plan.kind, plan.number)
  const href = planPaths.plan(plan.id)
  return (
    <Line
      why={
        <>
          <StateBadge state={draft ? 'doing' : 'done'} words={draft ? words.draft : words.issued} />
          {plan.day === null ? null : <div>{printDay(plan.day)}</div>}
        </>
      }
      act={
        <ButtonLink href={href}>
          {draft && plan.can.includes('plan.correct') ? words.check : words.open}
        </ButtonLink>
      }
    >
      <h3>
        <Go href={href}>{name}</Go>
      </h3>
      <p className="doc row clamp">{plan.title}</p>
      <p className="meta">
        {[
          plan.issuer ?? '',
          words.tasks(plan.tasks),
          draft ? words.checked(plan.checked, plan.tasks) : '',
          plan.toAssign > 0 && plan.can.includes('plan.correct') ? words.toAssign(plan.toAssign) : '',
          plan.leadAgency === null ? '' : words.lead(plan.leadAgency),
          plan.demonstration ? words.demo : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Line>
  )
}
