import { useState } from 'react'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { ConflictDialog } from '#kernel/web/parts/conflict-dialog.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Options } from '#kernel/web/parts/options.tsx'
import { unitsContract, type Village } from '../../contract.ts'
import { useUnitWords } from '../words.ts'
import { ActField, NameAndKind } from './village-fields.tsx'

type What = 'correct' | 'rename' | 'close'

/** Corrects, renames or closes a village; where somebody saved meanwhile, both versions are shown to choose from. */
export function ChangeVillage({
  village,
  today,
  onClose,
}: {
  village: Village
  today: CivilDate
  onClose: () => void
}) {
  const words = useUnitWords().village
  const [what, setWhat] = useState<What>('correct')
  const [version, setVersion] = useState(village.version)
  const [text, setText] = useState({
    name: village.name,
    kind: village.kind,
    act: village.act ?? '',
    day: today as string,
  })
  const [theirs, setTheirs] = useState<Village | null>(null)
  const [newId] = useState(freshId)
  const options = {
    onDone(saved: Village) {
      announce(words.changed(saved.name))
      onClose()
    },
    onConflict: (answer: FaultAnswer) => setTheirs(answer.current as Village),
  }
  const correct = useCommand(unitsContract.correctVillage, options)
  const rename = useCommand(unitsContract.renameVillage, options)
  const close = useCommand(unitsContract.closeVillage, options)
  const running = { correct, rename, close }[what]
  const send = (given: typeof text, seen: number) => {
    const { name, kind, act } = given
    const day = given.day as CivilDate
    if (what === 'correct') void correct.run({ id: village.id, version: seen, name, kind, act })
    else if (what === 'rename')
      void rename.run({ id: village.id, version: seen, newId, name, kind, act, from: day })
    else void close.run({ id: village.id, version: seen, lastDay: day, act })
  }
  if (theirs !== null)
    return (
      <ConflictDialog
        title={words.changeTitle(village.name)}
        fields={[
          { name: 'name', label: words.name, saved: theirs.name, mine: text.name },
          { name: 'kind', label: words.kind, saved: words.kinds[theirs.kind], mine: words.kinds[text.kind] },
          { name: 'act', label: words.act, saved: theirs.act ?? '', mine: text.act },
        ]}
        onLater={() => setTheirs(null)}
        onSave={(chosen) => {
          const merged = {
            ...text,
            name: chosen['name'] === 'saved' ? theirs.name : text.name,
            kind: chosen['kind'] === 'saved' ? theirs.kind : text.kind,
            act: chosen['act'] === 'saved' ? (theirs.act ?? '') : text.act,
          }
          setText(merged)
          setVersion(theirs.version)
          setTheirs(null)
          send(merged, theirs.version)
        }}
      />
    )
  return (
    <Dialog
      title={words.changeTitle(village.name)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="go" type="submit" form="change-village" disabledReason={running.busyReason}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="dialog-body">
        <Form
          id="change-village"
          label={words.changeTitle(village.name)}
          fault={running.fault}
          onSubmit={() => send(text, version)}
        >
          <Options<What>
            name="what"
            label={words.what}
            value={what}
            onChange={(next) => next !== null && setWhat(next)}
            options={[
              { value: 'correct', label: words.correct, note: words.correctNote },
              { value: 'rename', label: words.rename, note: words.renameNote },
              { value: 'close', label: words.close, note: words.closeNote },
            ]}
          />
          {what === 'close' ? null : <NameAndKind value={text} onChange={setText} />}
          {what === 'correct' ? null : (
            <DateField
              name={what === 'close' ? 'lastDay' : 'from'}
              label={what === 'close' ? words.lastDay : words.from}
              near={today}
              value={text.day}
              onChange={(day) => setText({ ...text, day })}
            />
          )}
          <ActField value={text} onChange={setText} />
        </Form>
      </div>
    </Dialog>
  )
}
