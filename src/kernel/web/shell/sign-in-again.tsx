import { useState } from 'react'
import type { FaultAnswer } from '../../fault.ts'
import { NoLine, Refused } from '../client.ts'
import { useKernelWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Form } from '../parts/form.tsx'
import { TextField } from '../parts/text-field.tsx'
import { sessionGate, useSessionState } from '../session-gate.ts'

/**
 * Signing in again in place: the page beneath keeps every letter. The account is that of the person who was here;
 * another one must start at the sign-in page.
 */
export function SignInAgain({
  login,
  signIn,
  onSomeoneElse,
}: {
  login: string
  signIn: (login: string, password: string) => Promise<void>
  onSomeoneElse: () => void
}) {
  const asking = useSessionState() === 'asking'
  return asking ? <SignInDialog login={login} signIn={signIn} onSomeoneElse={onSomeoneElse} /> : null
}

function SignInDialog({ login, signIn, onSomeoneElse }: Parameters<typeof SignInAgain>[0]) {
  const kernel = useKernelWords()
  const words = kernel.signIn
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<FaultAnswer | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    setFault(null)
    try {
      await signIn(login, password)
      sessionGate.signedIn()
    } catch (error) {
      setFault(faultOf(error, kernel.line.noLine))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={words.again}
      told={words.told}
      onClose={sessionGate.putOff}
      foot={
        <>
          <span className="meta">
            <button type="button" className="btn bare" onClick={onSomeoneElse}>
              {words.someoneElse}
            </button>
          </span>
          <Button onClick={sessionGate.putOff}>{words.later}</Button>
          <Button
            kind="go"
            type="submit"
            form="sign-in-again"
            disabledReason={busy ? kernel.form.busy : undefined}
          >
            {words.go}
          </Button>
        </>
      }
    >
      <div className="dialog-body">
        <Form id="sign-in-again" fault={fault} onSubmit={() => void submit()}>
          <TextField
            name="login"
            label={words.account}
            value={login}
            onChange={() => {}}
            autoComplete="username"
            readOnly
          />
          <TextField
            name="password"
            first
            label={words.password}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </Form>
      </div>
    </Dialog>
  )
}

function faultOf(error: unknown, noLine: string): FaultAnswer {
  if (error instanceof Refused) return error.answer
  return { code: 'unexpected', text: error instanceof NoLine ? noLine : String((error as Error).message) }
}
