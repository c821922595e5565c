import { useCallback } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { useClient } from '#kernel/web/kernel-context.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import { agenciesContract } from '../../agencies-contract.ts'
import { useAccessWords } from '../words.ts'

/** Searches the directory for a combobox: by any of its names; only bodies that stand unless `all`. */
export function useAgencyChoices(all = false): (q: string, signal: AbortSignal) => Promise<Choice[]> {
  const { call } = useClient()
  const words = useAccessWords().agencies
  return useCallback(
    async (q, signal) => {
      const { items } = await call(agenciesContract.agencies, { q: q.trim() }, { signal, background: true })
      return items
        .filter((item) => all || item.standing)
        .map((item) => ({
          id: item.id,
          label: item.name,
          note: item.standing || item.validTo === null ? item.short : words.ended(printDay(item.validTo)),
        }))
    },
    [call, words, all],
  )
}
