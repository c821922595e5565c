import { useState } from 'react'
import { CivilDate, dayOf } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { useLang } from '#kernel/web/lang.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { SelectField } from '#kernel/web/parts/select-field.tsx'
import { useRead } from '#kernel/web/read.ts'
import { sessionContract } from '../../contract.ts'
import { peopleContract, type PersonView, type PostView } from '../../people-contract.ts'
import { useAccessWords } from '../words.ts'
import { FormDialog } from './form-dialog.tsx'

/** Ends a post with its last day, after showing what it leaves and who can take it. */
export function EndPost({
  person,
  post,
  onClose,
}: {
  person: PersonView
  post: PostView
  onClose: () => void
}) {
  const all = useAccessWords()
  const words = all.person
  const lang = useLang()
  const me = useRead(sessionContract.me, {})
  const left = useRead(peopleContract.workLeft, { id: person.id, postId: post.id })
  const [typed, setTyped] = useState<string | null>(null)
  const [taker, setTaker] = useState('')
  const today = me.data === undefined ? CivilDate.parse('2026-01-01') : dayOf(me.data.now)
  const day = typed ?? (me.data === undefined ? '' : today)
  const end = useCommand(peopleContract.endPost, {
    onDone(saved) {
      announce(words.saved(saved.name))
      onClose()
    },
  })
  return (
    <FormDialog
      id="end-post"
      title={words.endTitle(all.posts[post.post], post.agencyShort)}
      told={words.endTold}
      verb={words.end}
      command={end}
      onClose={onClose}
      onSubmit={() =>
        void end.run({
          id: person.id,
          postId: post.id,
          version: post.version,
          lastDay: day as CivilDate,
          takenBy: taker === '' ? null : taker,
        })
      }
    >
      <DateField name="lastDay" label={words.lastDay} near={today} value={day} onChange={setTyped} />
      <Read of={left}>
        {({ work, takers }) => (
          <>
            <div className="q">
              <h3>{words.left}</h3>
              {work.length === 0 ? <p className="help">{words.leftNone}</p> : null}
              <ul>
                {work.map((item) => (
                  <li key={item.vi}>
                    {item[lang]}
                    {item.count > 1 ? ` (${item.count})` : null}
                  </li>
                ))}
              </ul>
            </div>
            <SelectField
              name="takenBy"
              label={words.taker}
              value={taker}
              onChange={setTaker}
              options={[
                { value: '', label: words.nobody },
                ...takers.map((one) => ({ value: one.id, label: `${one.name}, ${all.posts[one.post]}` })),
              ]}
            />
          </>
        )}
      </Read>
    </FormDialog>
  )
}
