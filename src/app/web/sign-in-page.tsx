import { useState } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { NoLine, Refused } from '#kernel/web/client.ts'
import { useKernelWords } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { useAppWords } from './words.ts'

/** The way in: account and password; a refusal clears nothing. */
export function SignInPage({
  demo,
  signIn,
}: {
  demo?: boolean
  signIn: (login: string, password: string) => Promise<void>
}) {
  const kernel = useKernelWords()
  const words = useAppWords().signIn
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<FaultAnswer | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    setFault(null)
    await signIn(login, password).catch((error: unknown) => setFault(faultOf(error, kernel.line.noLine)))
    setBusy(false)
  }
  return (
    <Page title={words.title} note={words.note} kind="narrow">
      <div className="sheet box">
        <Form fault={fault} onSubmit={() => void submit()} label={words.title}>
          <TextField
            name="login"
            label={kernel.signIn.account}
            help={demo === true ? words.demo : undefined}
            autoComplete="username"
            spellCheck={false}
            value={login}
            onChange={setLogin}
          />
          <TextField
            name="password"
            label={kernel.signIn.password}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <p className="q">
            <Button kind="go" type="submit" disabledReason={busy ? kernel.form.busy : undefined}>
              {kernel.signIn.go}
            </Button>
          </p>
          <p className="q meta">{words.forgotten}</p>
        </Form>
      </div>
    </Page>
  )
}

function faultOf(error: unknown, noLine: string): FaultAnswer {
  if (error instanceof Refused) return error.answer
  if (error instanceof NoLine) return { code: 'no_line', text: noLine }
  throw error
}
