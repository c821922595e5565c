import { useState } from 'react'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { ConflictDialog } from '#kernel/web/parts/conflict-dialog.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { peopleContract, type PersonView } from '../../people-contract.ts'
import { useAccessWords } from '../words.ts'
import { FormDialog } from './form-dialog.tsx'

/** Corrects name and login. */
export function ChangePerson({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const words = useAccessWords().person
  const save = useAccessWords().save
  const [version, setVersion] = useState(person.version)
  const [text, setText] = useState({ name: person.name, login: person.login })
  const [theirs, setTheirs] = useState<PersonView | null>(null)
  const change = useCommand(peopleContract.changePerson, {
    onDone(saved) {
      announce(words.saved(saved.name))
      onClose()
    },
    onConflict: (answer) => setTheirs(answer.current as PersonView),
  })
  const send = (given: typeof text, seen: number) =>
    void change.run({ id: person.id, version: seen, ...given })
  if (theirs !== null)
    return (
      <ConflictDialog
        title={words.changeTitle}
        fields={(['name', 'login'] as const).map((name) => ({
          name,
          label: words[name],
          saved: theirs[name],
          mine: text[name],
        }))}
        onLater={() => setTheirs(null)}
        onSave={(chosen) => {
          const merged = {
            name: chosen['name'] === 'saved' ? theirs.name : text.name,
            login: chosen['login'] === 'saved' ? theirs.login : text.login,
          }
          setText(merged)
          setVersion(theirs.version)
          setTheirs(null)
          send(merged, theirs.version)
        }}
      />
    )
  return (
    <FormDialog
      id="change-person"
      title={words.changeTitle}
      verb={save}
      command={change}
      onClose={onClose}
      onSubmit={() => send(text, version)}
    >
      <TextField
        name="name"
        label={words.name}
        autoComplete="off"
        value={text.name}
        onChange={(name) => setText({ ...text, name })}
      />
      <TextField
        name="login"
        label={words.login}
        help={words.loginHelp}
        autoComplete="off"
        spellCheck={false}
        value={text.login}
        onChange={(login) => setText({ ...text, login })}
      />
    </FormDialog>
  )
}
