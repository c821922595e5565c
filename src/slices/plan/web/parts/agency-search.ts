import { useCallback } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import type { Client } from '#kernel/web/client.ts'
import { useClient } from '#kernel/web/kernel-context.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import { agenciesContract, type AgencyCard } from '#slices/access/agencies-contract.ts'

/**
 * Searches bodies as the directory knows them: old names, abbreviations, without diacritics. A body that has ended
 * offers its successors instead of itself.
 */
export function useAgencySearch(): (text: string, signal: AbortSignal) => Promise<Choice[]> {
  const { call } = useClient()
  return useCallback(
    async (text, signal) => {
      const q = text.trim()
      const { items } = await call(agenciesContract.agencies, q === '' ? {} : { q }, {
        signal,
        background: true,
      })
      const choices = new Map<string, Choice>()
      for (const agency of items)
        for (const choice of choicesOf(agency)) if (!choices.has(choice.id)) choices.set(choice.id, choice)
      return [...choices.values()]
    },
    [call],
  )
}

function choicesOf(agency: AgencyCard): Choice[] {
  if (agency.standing)
    return [{ id: agency.id, label: agency.name, note: noteOf(agency), words: agency.aliases.join(' ') }]
  return agency.successors.map((after) => ({
    id: after.agency.id,
    label: after.agency.name,
    note: `← ${agency.name}, ${printDay(after.on)}`,
  }))
}

function noteOf(agency: AgencyCard): string {
  return agency.formerDistrict === null ? agency.short : `${agency.short} · ${agency.formerDistrict}`
}

/** All committees of communes of today, page by page. */
export async function allCommunes(call: Client['call'], onCount: (count: number) => void): Promise<Choice[]> {
  const choices: Choice[] = []
  for (let after: string | undefined; ;) {
    const { items, next } = await call(agenciesContract.agencies, {
      level: 'commune',
      ...(after === undefined ? {} : { after }),
    })
    for (const agency of items) if (agency.standing) choices.push({ id: agency.id, label: agency.name })
    onCount(choices.length)
    if (next === null) return choices
    after = next
  }
}
