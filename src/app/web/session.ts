import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { Refused, type Client } from '#kernel/web/client.ts'
import { readKey } from '#kernel/web/read.ts'
import { forgetDrafts } from '#kernel/web/use-draft.ts'
import { sessionContract, type Me } from '#slices/access/contract.ts'

// The same key as any slice's read of the same door, so that there is one answer to who is here.
export const ME_KEY = readKey(sessionContract.me, {})

/** Who is signed in; null when nobody, undefined while asking. */
export function useMe(client: Client): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: ME_KEY,
    staleTime: Infinity,
    queryFn: () =>
      client.call(sessionContract.me, {}, { background: true }).catch((error: unknown) => {
        if (error instanceof Refused && error.status === 401) return null
        throw error
      }),
  })
}

/** Signs in and remembers who is here; throws the fault's words. Another person finds nothing of the one before. */
export async function signIn(
  client: Client,
  queries: QueryClient,
  login: string,
  password: string,
): Promise<void> {
  const before = queries.getQueryData<Me | null>(ME_KEY)
  const me = await client.call(sessionContract.signIn, { login, password })
  if (before?.accountId !== me.accountId) {
    forgetDrafts()
    // Not the answer to who is here: the frame looks at that very one.
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== ME_KEY[0] })
  }
  queries.setQueryData(ME_KEY, me)
  void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== ME_KEY[0] })
}

/** Signs out and begins anew, with nothing of this person left in memory. */
export async function signOut(client: Client): Promise<void> {
  await client.call(sessionContract.signOut, {})
  window.location.assign('/')
}
