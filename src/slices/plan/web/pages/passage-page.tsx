import { usePathParam } from '#kernel/web/address.ts'
import { Read } from '#kernel/web/parts/read.tsx'
import { usePlan } from '../data.ts'
import { Checking } from '../parts/checking.tsx'
import { usePlanWords } from '../words.ts'
import '../plan.css'
import '../split.css'

/** Source and reading of a plan side by side, at the clause of the address. */
export function PassagePage() {
  const words = usePlanWords().plan
  const read = usePlan(usePathParam('planId'))
  return (
    <Read of={read} loading={words.loading}>
      {(plan) => <Checking plan={plan} />}
    </Read>
  )
}
