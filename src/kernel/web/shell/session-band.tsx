import { useKernelWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Hint } from '../parts/hint.tsx'
import { sessionGate, useSessionState } from '../session-gate.ts'

/** Says that the session has ended while somebody writes; they choose when to sign in again. */
export function SessionBand() {
  const words = useKernelWords().signIn
  if (useSessionState() !== 'ended') return null
  return (
    <div role="status">
      <Hint>
        <span className="acts">
          {words.told}
          <Button onClick={() => void sessionGate.ask().catch(() => {})}>{words.again}</Button>
        </span>
      </Hint>
    </div>
  )
}
