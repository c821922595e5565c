import { printDay } from '#kernel/civil-date.ts'
import { Tabs } from '#kernel/web/parts/filters.tsx'
import type { PlanCard } from '../../contract.ts'
import { planPaths } from '../api.tsx'
import { usePlanWords, type PlanWords } from '../words.ts'

/** The pages of one plan. */
export function PlanTabs({ plan, current }: { plan: PlanCard; current: string }) {
  const words = usePlanWords().plan
  return (
    <Tabs
      label={words.tabs}
      current={current}
      tabs={[
        { href: planPaths.plan(plan.id), label: words.tabTasks },
        { href: planPaths.passage(plan.id), label: words.tabText },
        ...(plan.can.includes('grid.read') ? [{ href: planPaths.grid(plan.id), label: words.tabGrid }] : []),
      ]}
    />
  )
}

/** "Kế hoạch số 7/KH-UBND ngày 06/01/2025 của UBND tỉnh Nghệ An". */
export function planTitle(plan: PlanCard, words: PlanWords): string {
  const name =
    plan.number === null
      ? `${plan.kind} (${words.plans.noNumber.toLowerCase()})`
      : words.plans.named(plan.kind, plan.number)
  return `${name} ${words.plans.of(plan.day === null ? null : printDay(plan.day), plan.issuer)}`.trim()
}
