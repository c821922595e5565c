import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf, Endpoint } from '#kernel/endpoint.ts'
import { useCommand } from '#kernel/web/command.ts'
import { readKey } from '#kernel/web/read.ts'
import { planContract } from '../../contract.ts'

const CHANGED = [planContract.getPlan, planContract.listPlans, planContract.getTask, planContract.getGrid]

/**
 * A change to a plan's tasks. When somebody else changed the task meanwhile, the newer one is fetched and `moved` says
 * so; what was typed stays.
 */
export function usePlanCommand<E extends Endpoint>(door: E, onDone: (answer: AnswerOf<E>) => void) {
  const queries = useQueryClient()
  const [moved, setMoved] = useState(false)
  const command = useCommand(door, {
    changes: CHANGED,
    // Done when the plan on the screen is the new one, so that the next press is not about the old.
    onDone(answer) {
      void queries.invalidateQueries({ queryKey: readKey(planContract.getPlan) }).then(() => onDone(answer))
    },
    onConflict() {
      setMoved(true)
      void queries.invalidateQueries({ queryKey: readKey(planContract.getPlan) })
    },
  })
  return { ...command, moved }
}
