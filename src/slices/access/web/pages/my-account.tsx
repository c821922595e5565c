import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, printDay, timeOf, type Instant } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { Go } from '#kernel/web/go.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { readKey, useRead } from '#kernel/web/read.ts'
import { sessionContract } from '../../contract.ts'
import { accessPaths } from '../api.tsx'
import { useAccessWords } from '../words.ts'

/** One's own posts, sessions and password (X7). */
export function MyAccountPage() {
  const words = useAccessWords()
  const me = useRead(sessionContract.me, {})
  return (
    <Page title={words.account.title}>
      <Read of={me}>
        {(person) => (
          <div className="stack">
            <Sheet label={words.account.posts}>
              <Group title={words.account.posts} />
              {person.posts.length === 0 ? (
                <Line why="">
                  <p>{words.account.noPosts}</p>
                </Line>
              ) : null}
              {person.posts.map((post) => (
                <Line key={post.id} why={<span className="meta">{words.posts[post.post]}</span>}>
                  <h3>{post.agencyName}</h3>
                </Line>
              ))}
            </Sheet>
            <p>
              <Go href={accessPaths.matrix()}>{words.account.matrix}</Go>
            </p>
            <Sessions />
            <div className="sheet box">
              <h2>{words.account.password}</h2>
              <PasswordForm first={false} />
            </div>
          </div>
        )}
      </Read>
    </Page>
  )
}

/** Shown in place of every page until the one-time code is replaced by a password of one's own. */
export function FirstPasswordPage() {
  const words = useAccessWords().account
  return (
    <Page title={words.firstTitle} note={words.firstNote} kind="narrow">
      <div className="sheet box">
        <PasswordForm first />
      </div>
    </Page>
  )
}

function PasswordForm({ first }: { first: boolean }) {
  const words = useAccessWords().account
  const queries = useQueryClient()
  const [text, setText] = useState({ old: '', new: '', again: '' })
  const [differ, setDiffer] = useState(false)
  const set = useCommand(sessionContract.setPassword, {
    onDone() {
      announce(words.setSaid)
      setText({ old: '', new: '', again: '' })
      void queries.invalidateQueries({ queryKey: readKey(sessionContract.me) })
    },
  })
  return (
    <Form
      fault={set.fault}
      label={words.password}
      onSubmit={() => {
        setDiffer(text.new !== text.again)
        if (text.new === text.again) void set.run({ old: text.old, new: text.new })
      }}
    >
      {first ? null : (
        <TextField
          name="old"
          label={words.old}
          type="password"
          autoComplete="current-password"
          value={text.old}
          onChange={(old) => setText({ ...text, old })}
        />
      )}
      <TextField
        name="new"
        label={words.new}
        help={words.newHelp}
        type="password"
        autoComplete="new-password"
        value={text.new}
        onChange={(next) => setText({ ...text, new: next })}
      />
      <TextField
        name="again"
        label={words.again}
        type="password"
        autoComplete="new-password"
        error={differ && text.new !== text.again ? words.differ : undefined}
        value={text.again}
        onChange={(again) => setText({ ...text, again })}
      />
      <p className="q">
        <Button kind="go" type="submit" disabledReason={set.busyReason}>
          {first ? words.setFirst : words.set}
        </Button>
      </p>
    </Form>
  )
}

function Sessions() {
  const words = useAccessWords().account
  const sessions = useRead(sessionContract.sessions, {})
  const end = useCommand(sessionContract.endSession, { onDone: () => announce(words.ended) })
  return (
    <Sheet label={words.sessions}>
      <Group title={words.sessions} />
      <Read of={sessions}>
        {(rows) =>
          rows.map((row) => (
            <Line
              key={row.id}
              why={<span className="meta">{row.current ? words.this : ''}</span>}
              act={
                row.current ? null : (
                  <Button disabledReason={end.busyReason} onClick={() => void end.run({ id: row.id })}>
                    {words.end}
                    <span className="vh"> {deviceOf(row.device) ?? words.unknownDevice}</span>
                  </Button>
                )
              }
            >
              <h3>{deviceOf(row.device) ?? words.unknownDevice}</h3>
              <p className="meta">
                {when(row.seenAt, words.seen)} · {when(row.startedAt, words.started)}
              </p>
            </Line>
          ))
        }
      </Read>
    </Sheet>
  )
}

const when = (at: Instant, say: (day: string, time: string) => string) => say(printDay(dayOf(at)), timeOf(at))

// Browser and system are enough to recognise one's own machine.
function deviceOf(agent: string): string | null {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' }
  const parts = [browser, system].filter((part) => part !== undefined).map((part) => names[part] ?? part)
  return parts.length === 0 ? null : parts.join(', ')
}
