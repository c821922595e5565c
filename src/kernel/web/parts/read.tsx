import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { NoLine, Refused } from '../client.ts'
import { useKernelWords } from '../lang.tsx'
import { sessionGate } from '../session-gate.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { LoadingWords } from './loading-words.tsx'

/** What was read, or which of four things stands in its way: still loading, no right or no record, no line, an error. */
export function Read<T>({
  of,
  loading,
  children,
}: {
  of: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>
  loading?: string
  children: (data: T) => ReactNode
}) {
  if (of.data !== undefined) return children(of.data)
  if (of.error === null) return <LoadingWords {...(loading === undefined ? {} : { words: loading })} />
  return <ReadProblem error={of.error} retry={() => void of.refetch()} />
}

function ReadProblem({ error, retry }: { error: Error; retry: () => void }) {
  const { problem, signIn } = useKernelWords()
  if (error instanceof NoLine)
    return (
      <EmptyState
        fact={problem.noLine}
        how={problem.noLineHow}
        act={<Button onClick={retry}>{problem.retry}</Button>}
      />
    )
  if (!(error instanceof Refused))
    return (
      <EmptyState
        fact={problem.title}
        how={problem.text}
        act={<Button onClick={retry}>{problem.retry}</Button>}
      />
    )
  if (error.status === 401) {
    const again = () => void sessionGate.ask().then(retry, () => {})
    return (
      <EmptyState fact={error.answer.text} how="" act={<Button onClick={again}>{signIn.again}</Button>} />
    )
  }
  return <EmptyState fact={error.answer.text} how={error.status === 404 ? problem.goneHow : ''} />
}
