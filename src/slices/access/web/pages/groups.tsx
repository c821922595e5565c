import { useState } from 'react'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { useLang } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Options } from '#kernel/web/parts/options.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { useRead } from '#kernel/web/read.ts'
import { agenciesContract, type GroupView } from '../../agencies-contract.ts'
import { accessPaths } from '../api.tsx'
import { linesOf } from '../parts/agency-fields.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useAccessWords } from '../words.ts'

/** General words of documents ("các địa phương") and whom each means today. */
export function GroupsPage() {
  const all = useAccessWords()
  const words = all.groups
  const lang = useLang()
  const groups = useRead(agenciesContract.groups, {})
  const [changing, setChanging] = useState<GroupView | null>(null)
  return (
    <Page
      title={words.title}
      note={words.note}
      back={{ href: accessPaths.agencies(), label: all.agency.back }}
    >
      <Read of={groups}>
        {(rows) => (
          <Sheet label={words.title}>
            {rows.map((group) => (
              <Line
                key={group.id}
                why={
                  <span className="meta">{group.outside ? words.outside : words.members(group.members)}</span>
                }
                act={
                  group.can.includes('group.change') ? (
                    <Button onClick={() => setChanging(group)}>
                      {words.change}
                      <span className="vh"> {group[lang]}</span>
                    </Button>
                  ) : null
                }
              >
                <h3>{group[lang]}</h3>
                <p className="doc row">{group.words.join('; ')}</p>
                <p className="meta">
                  {words.naming} {group.naming ? words.namingYes : words.namingNo}.
                </p>
              </Line>
            ))}
          </Sheet>
        )}
      </Read>
      {changing === null ? null : (
        <ChangeGroup key={changing.id} group={changing} onClose={() => setChanging(null)} />
      )}
    </Page>
  )
}

function ChangeGroup({ group, onClose }: { group: GroupView; onClose: () => void }) {
  const words = useAccessWords().groups
  const save = useAccessWords().save
  const lang = useLang()
  const [text, setText] = useState(group.words.join('\n'))
  const [naming, setNaming] = useState(group.naming)
  const change = useCommand(agenciesContract.changeGroup, {
    onDone() {
      announce(words.saved)
      onClose()
    },
  })
  return (
    <FormDialog
      id="change-group"
      title={words.changeTitle(group[lang])}
      verb={save}
      command={change}
      onClose={onClose}
      onSubmit={() =>
        void change.run({
          id: group.id,
          version: group.version,
          words: linesOf(text),
          selectors: group.selectors,
          naming,
        })
      }
    >
      <TextArea name="words" label={words.words} help={words.wordsHelp} value={text} onChange={setText} />
      <Options<'yes' | 'no'>
        name="naming"
        label={words.naming}
        value={naming ? 'yes' : 'no'}
        onChange={(next) => setNaming(next === 'yes')}
        options={[
          { value: 'yes', label: words.namingYes },
          { value: 'no', label: words.namingNo },
        ]}
      />
    </FormDialog>
  )
}
