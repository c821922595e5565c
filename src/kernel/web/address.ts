import { useParams, useRouter, useRouterState } from '@tanstack/react-router'
import type { z } from 'zod'
import { safeParse } from 'zod'

/** A parameter of the page's path: `/plans/$planId` → `usePathParam('planId')`. */
export function usePathParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  const value = params[name]
  if (value === undefined) throw new Error(`this page has no parameter ${name}`)
  return value
}

/**
 * State that matters lives in the address: `?state=late&words=bơi`. The schema reads texts and gives each member a
 * default; a member it cannot read counts as absent. Setting replaces the entry, so Back leaves the page.
 */
export function useAddress<S extends z.core.$ZodObject>(
  schema: S,
): [z.output<S>, (change: Partial<z.output<S>>) => void] {
  const { history } = useRouter()
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const raw = Object.fromEntries(new URLSearchParams(search))
  const state = readAddress(schema, raw)
  const set = (change: Partial<z.output<S>>) => {
    const empty = readAddress(schema, {}) as Record<string, unknown>
    const next = new URLSearchParams()
    for (const [key, value] of Object.entries({ ...(state as object), ...change }))
      if (value !== undefined && value !== null && value !== empty[key]) next.set(key, String(value))
    const text = next.toString()
    history.replace(window.location.pathname + (text === '' ? '' : `?${text}`))
  }
  return [state, set]
}

function readAddress<S extends z.core.$ZodObject>(schema: S, raw: Record<string, string>): z.output<S> {
  const read = safeParse(schema, raw)
  if (read.success) return read.data
  const bad = new Set(read.error.issues.map((issue) => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => !bad.has(key)))
  const again = safeParse(schema, rest)
  if (!again.success) throw new Error('every member of an address needs a default')
  return again.data
}
