import { useState } from 'react'
import { dayOf, type CivilDate } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { useRead } from '#kernel/web/read.ts'
import { sessionContract } from '../../contract.ts'
import { peopleContract, type PersonView } from '../../people-contract.ts'
import { useAccessWords } from '../words.ts'
import { FormDialog } from './form-dialog.tsx'
import { emptyPost, PostFields, postInput, type Giving } from './post-fields.tsx'

/** Gives a person one more post, with its days. */
export function GivePost({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const giving = useRead(peopleContract.people, {})
  const me = useRead(sessionContract.me, {})
  if (giving.data === undefined || me.data === undefined) return null
  return <Give person={person} giving={giving.data} today={dayOf(me.data.now)} onClose={onClose} />
}

function Give({
  person,
  giving,
  today,
  onClose,
}: {
  person: PersonView
  giving: Giving
  today: CivilDate
  onClose: () => void
}) {
  const words = useAccessWords().person
  const [postId] = useState(freshId)
  const [post, setPost] = useState(() => emptyPost(giving, today))
  const give = useCommand(peopleContract.givePost, {
    onDone(saved) {
      announce(words.saved(saved.name))
      onClose()
    },
  })
  return (
    <FormDialog
      id="give-post"
      title={words.giveTitle(person.name)}
      verb={words.give}
      command={give}
      onClose={onClose}
      onSubmit={() => void give.run({ id: person.id, postId, ...postInput(post) })}
    >
      <PostFields giving={giving} today={today} value={post} onChange={setPost} />
    </FormDialog>
  )
}
