import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, useContext, type ReactNode } from 'react'
import { NoLine, Refused, type Client } from './client.ts'
import type { DraftStore } from './draft.ts'

/** What every page may use; the app makes it once. */
export interface KernelParts {
  client: Client
  drafts: DraftStore
}

const KernelContext = createContext<KernelParts | null>(null)

/** Reads are tried again when the line returns, never after a refusal. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (count, error) =>
          error instanceof NoLine ? count < 2 : !(error instanceof Refused) && count < 1,
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

export function KernelProvider({
  parts,
  queries,
  children,
}: {
  parts: KernelParts
  queries: QueryClient
  children: ReactNode
}) {
  return (
    <QueryClientProvider client={queries}>
      <KernelContext value={parts}>{children}</KernelContext>
    </QueryClientProvider>
  )
}

export function useKernel(): KernelParts {
  const parts = useContext(KernelContext)
  if (parts === null) throw new Error('KernelProvider is missing above this component')
  return parts
}

export function useClient(): Client {
  return useKernel().client
}
