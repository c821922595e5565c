import { useState } from 'react'
import { dayOf, type CivilDate } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { useGo } from '#kernel/web/go.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form, FormFoot } from '#kernel/web/parts/form.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { useRead } from '#kernel/web/read.ts'
import { sessionContract } from '../../contract.ts'
import { peopleContract } from '../../people-contract.ts'
import { loginOf } from '../../rules/login-of.ts'
import { accessPaths } from '../api.tsx'
import { CodeSheet, type Codes } from '../parts/code-sheet.tsx'
import { emptyPost, PostFields, postInput, type Giving } from '../parts/post-fields.tsx'
import { useAccessWords } from '../words.ts'

/** One more account with its first post; its one-time code is shown once, to be printed. */
export function NewPersonPage() {
  const words = useAccessWords().person
  const giving = useRead(peopleContract.people, {})
  const me = useRead(sessionContract.me, {})
  return (
    <Page
      title={words.addTitle}
      note={words.addTold}
      kind="narrow"
      back={{ href: accessPaths.people(), label: words.back }}
    >
      <Read of={me}>
        {({ now }) => <Read of={giving}>{(data) => <NewPerson giving={data} today={dayOf(now)} />}</Read>}
      </Read>
    </Page>
  )
}

function NewPerson({ giving, today }: { giving: Giving; today: CivilDate }) {
  const words = useAccessWords().person
  const go = useGo()
  const [ids] = useState(() => ({ accountId: freshId(), postId: freshId() }))
  const [name, setName] = useState('')
  const [login, setLogin] = useState<string | null>(null)
  const [post, setPost] = useState(() => emptyPost(giving, today))
  const [codes, setCodes] = useState<Codes | null>(null)
  const issue = useCommand(peopleContract.issueCodes, { onDone: setCodes })
  const create = useCommand(peopleContract.createPerson, {
    onDone(person) {
      announce(words.saved(person.name))
      void issue.run({ accounts: [person.id] })
    },
  })
  if (codes !== null) return <CodeSheet codes={codes} onDone={() => go(accessPaths.person(ids.accountId))} />
  const proposed = name.trim() === '' ? '' : loginOf(name, () => false)
  return (
    <div className="sheet box">
      <Form
        label={words.addTitle}
        fault={create.fault ?? issue.fault}
        onSubmit={() => void create.run({ ...ids, ...postInput(post), name, login: login ?? proposed })}
      >
        <TextField name="name" label={words.name} autoComplete="off" value={name} onChange={setName} />
        <TextField
          name="login"
          label={words.login}
          help={words.loginHelp}
          autoComplete="off"
          spellCheck={false}
          value={login ?? proposed}
          onChange={setLogin}
        />
        <PostFields giving={giving} today={today} value={post} onChange={setPost} />
        <FormFoot>
          <Button kind="go" type="submit" disabledReason={create.busyReason ?? issue.busyReason}>
            {words.add}
          </Button>
        </FormFoot>
      </Form>
    </div>
  )
}
