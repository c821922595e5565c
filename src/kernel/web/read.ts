import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { AnswerOf, Endpoint, SentOf } from '../endpoint.ts'
import { useClient } from './kernel-context.tsx'

/** The key under which an endpoint's answers are kept; its first word lets a command refresh them. */
export function readKey(door: Endpoint, input?: unknown): readonly unknown[] {
  return input === undefined ? [door.path] : [door.path, input]
}

/** Reads an endpoint: `const plan = useRead(contract.getPlan, { id })`, shown by `<Read of={plan}>`. */
export function useRead<E extends Endpoint>(
  door: E,
  input: SentOf<E>,
  options: { enabled?: boolean; keep?: boolean; everyMs?: number } = {},
): UseQueryResult<AnswerOf<E>> {
  const { call } = useClient()
  return useQuery({
    queryKey: readKey(door, input),
    queryFn: ({ signal }) => call(door, input, { signal, background: true }),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  })
}

/**
 * Reads a keyset-paged list page by page. `after` writes the next page's input from the last answer, or null at the end.
 * Shown with `<Pager>`.
 */
export function useReadPages<E extends Endpoint>(
  door: E,
  input: SentOf<E>,
  after: (answer: AnswerOf<E>, input: SentOf<E>) => SentOf<E> | null,
) {
  const { call } = useClient()
  return useInfiniteQuery({
    queryKey: [...readKey(door, input), 'pages'],
    initialPageParam: input,
    queryFn: ({ signal, pageParam }) => call(door, pageParam as SentOf<E>, { signal, background: true }),
    getNextPageParam: (answer) => after(answer, input),
  })
}
