import { useState } from 'react'
import { dayOf } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { usePathParam } from '#kernel/web/address.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { useRead } from '#kernel/web/read.ts'
import { sessionContract } from '../../contract.ts'
import { peopleContract, type PersonView, type PostView } from '../../people-contract.ts'
import { accessPaths } from '../api.tsx'
import { CodeSheet, type Codes } from '../parts/code-sheet.tsx'
import { ChangePerson } from '../parts/change-person.tsx'
import { EndPost } from '../parts/end-post.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { GivePost } from '../parts/give-post.tsx'
import { useAccessWords } from '../words.ts'
import { daysOf } from './people.tsx'

type Act = { kind: 'change' | 'give' | 'code' | 'close' } | { kind: 'end'; post: PostView }

/** One person: posts of all times, the account, and what may be done with both. */
export function PersonPage() {
  const words = useAccessWords()
  const person = useRead(peopleContract.person, { id: usePathParam('personId') })
  const [act, setAct] = useState<Act | null>(null)
  const [codes, setCodes] = useState<Codes | null>(null)
  const view = person.data
  const may = view?.can.includes('account.change') === true
  return (
    <Page
      title={view?.name ?? words.people.title}
      note={view === undefined ? undefined : words.person.note(view.login, words.people.states[view.state])}
      back={{ href: accessPaths.people(), label: words.person.back }}
      acts={
        may && codes === null ? (
          <>
            <Button onClick={() => setAct({ kind: 'change' })}>{words.person.change}</Button>
            <Button onClick={() => setAct({ kind: 'code' })}>{words.person.code}</Button>
            <Button onClick={() => setAct({ kind: 'close' })}>{words.person.close}</Button>
          </>
        ) : undefined
      }
    >
      {codes === null ? (
        <Read of={person}>{(data) => <Facts person={data} may={may} onAct={setAct} />}</Read>
      ) : (
        <CodeSheet codes={codes} onDone={() => setCodes(null)} />
      )}
      {view === undefined || act === null ? null : (
        <Acts person={view} act={act} onCodes={setCodes} onClose={() => setAct(null)} />
      )}
    </Page>
  )
}

function Facts({ person, may, onAct }: { person: PersonView; may: boolean; onAct: (act: Act) => void }) {
  const all = useAccessWords()
  const words = all.person
  const me = useRead(sessionContract.me, {})
  const end = useCommand(peopleContract.endPersonSessions, {
    onDone: (saved) => announce(words.saved(saved.name)),
  })
  const today = me.data === undefined ? '' : dayOf(me.data.now)
  const when = (post: PostView) =>
    post.held ? words.held : post.validFrom !== null && post.validFrom > today ? words.later : words.past
  return (
    <div className="stack">
      <Sheet label={words.posts}>
        <Group title={words.posts} />
        {person.posts.map((post) => (
          <Line
            key={post.id}
            why={<span className="meta">{when(post)}</span>}
            act={
              post.can.includes('post.end') ? (
                <Button onClick={() => onAct({ kind: 'end', post })}>
                  {words.end}
                  <span className="vh">
                    {' '}
                    {all.posts[post.post]}, {post.agencyShort}
                  </span>
                </Button>
              ) : null
            }
          >
            <h3>
              {all.posts[post.post]}, {post.agencyName}
            </h3>
            <p className="meta">
              {[daysOf(post, all.people), post.givenBy === null ? '' : words.givenBy(post.givenBy)]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          </Line>
        ))}
      </Sheet>
      {me.data?.can.includes('post.give') === true && person.state !== 'closed' ? (
        <p className="acts">
          <Button onClick={() => onAct({ kind: 'give' })}>{words.give}</Button>
        </p>
      ) : null}
      <Sheet label={words.account}>
        <Group title={words.account} />
        <Line
          why={<span className="meta">{all.people.states[person.state]}</span>}
          act={
            may && person.sessions > 0 ? (
              <Button disabledReason={end.busyReason} onClick={() => void end.run({ id: person.id })}>
                {words.endSessions}
              </Button>
            ) : null
          }
        >
          <p>{words.sessions(person.sessions)}</p>
        </Line>
      </Sheet>
    </div>
  )
}

function Acts({
  person,
  act,
  onCodes,
  onClose,
}: {
  person: PersonView
  act: Act
  onCodes: (codes: Codes) => void
  onClose: () => void
}) {
  const words = useAccessWords().person
  const issue = useCommand(peopleContract.issueCodes, {
    onDone(codes) {
      onCodes(codes)
      onClose()
    },
  })
  const close = useCommand(peopleContract.closePerson, {
    onDone(saved) {
      announce(words.saved(saved.name))
      onClose()
    },
  })
  if (act.kind === 'change') return <ChangePerson person={person} onClose={onClose} />
  if (act.kind === 'give') return <GivePost person={person} onClose={onClose} />
  if (act.kind === 'end') return <EndPost person={person} post={act.post} onClose={onClose} />
  if (act.kind === 'code')
    return (
      <FormDialog
        id="issue-code"
        title={words.codeTitle}
        told={words.codeTold}
        verb={words.code}
        command={issue}
        onClose={onClose}
        onSubmit={() => void issue.run({ accounts: [person.id] })}
      />
    )
  return (
    <FormDialog
      id="close-account"
      title={words.closeTitle(person.name)}
      told={words.closeTold}
      verb={words.close}
      command={close}
      onClose={onClose}
      onSubmit={() => void close.run({ id: person.id, version: person.version })}
    />
  )
}
