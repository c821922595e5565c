import { useState } from 'react'
import { kernelContract } from '#kernel/contract.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId, Refused } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { useGo } from '#kernel/web/go.tsx'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { useKernelWords } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Question } from '#kernel/web/parts/question.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { peopleContract, type SheetRow } from '../../people-contract.ts'
import { accessPaths } from '../api.tsx'
import { CodeSheet, type Codes } from '../parts/code-sheet.tsx'
import { SheetPreview } from '../parts/sheet-preview.tsx'
import { useAccessWords } from '../words.ts'

/** Accounts in from Excel: read, look at every row, make all or none, print the codes. */
export function ImportPeoplePage() {
  const words = useAccessWords().import
  const go = useGo()
  const [rows, setRows] = useState<readonly SheetRow[] | null>(null)
  const [accounts, setAccounts] = useState<readonly string[]>([])
  const [codes, setCodes] = useState<Codes>([])
  const issue = useCommand(peopleContract.issueCodes, {
    onDone: (more) => setCodes((before) => [...before, ...more]),
  })
  const make = useCommand(peopleContract.importPeople, {
    onDone(answer) {
      setAccounts(answer.accounts)
      announce(words.made(answer.accounts.length))
    },
  })
  const good = rows?.filter((row) => row.problems.length === 0) ?? []
  const printCodes = async () => {
    // The door gives two hundred codes at a time.
    for (let start = 0; start < accounts.length; start += 200)
      if ((await issue.run({ accounts: accounts.slice(start, start + 200) })) === null) return
  }
  return (
    <Page title={words.title} note={words.note} back={{ href: accessPaths.people(), label: words.back }}>
      {accounts.length > 0 && codes.length < accounts.length ? (
        <div className="sheet box">
          <p>{words.made(accounts.length)}</p>
          <Form fault={issue.fault} label={words.codes} onSubmit={() => void printCodes()}>
            <p className="q">
              <Button kind="go" type="submit" disabledReason={issue.busyReason}>
                {words.codes}
              </Button>
            </p>
          </Form>
        </div>
      ) : null}
      {accounts.length > 0 && codes.length === accounts.length ? (
        <CodeSheet codes={codes} onDone={() => go(accessPaths.people())} />
      ) : null}
      {accounts.length === 0 ? (
        <div className="stack">
          <ReadSheet onRows={setRows} />
          {rows === null ? null : (
            <SheetPreview rows={rows} make={make} onMake={() => void make.run({ rows: good.map(asInput) })} />
          )}
        </div>
      ) : null}
    </Page>
  )
}

function asInput(row: SheetRow) {
  return {
    accountId: freshId(),
    postId: freshId(),
    name: row.name,
    login: row.login,
    post: row.post!,
    agencyId: row.agencyId!,
    from: row.from!,
    to: row.to,
  }
}

function ReadSheet({ onRows }: { onRows: (rows: readonly SheetRow[]) => void }) {
  const words = useAccessWords().import
  const kernel = useKernelWords()
  const { call } = useClient()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<FaultAnswer | null>(null)
  const read = async (work: () => Promise<{ file: string } | { text: string }>) => {
    setBusy(true)
    setFault(null)
    try {
      onRows((await call(peopleContract.readPeopleSheet, await work())).rows)
    } catch (error) {
      setFault(error instanceof Refused ? error.answer : { code: 'no_line', text: kernel.line.noLine })
    } finally {
      setBusy(false)
    }
  }
  const upload = (file: File) =>
    read(async () => {
      const stored = await call(kernelContract.upload, { name: file.name.normalize('NFC') }, { file })
      return { file: stored.file }
    })
  return (
    <div className="sheet box">
      <Form fault={fault} label={words.title} onSubmit={() => void read(async () => ({ text }))}>
        <Question name="file" label={words.file} several>
          {() => (
            <div className="acts">
              <label className="btn pick-file">
                {busy ? words.reading : words.choose}
                <input
                  type="file"
                  accept=".xlsx,.csv"
                  onChange={(event) => {
                    const file = event.target.files?.[0]
                    if (file !== undefined) void upload(file)
                    event.target.value = ''
                  }}
                />
              </label>
            </div>
          )}
        </Question>
        <TextArea name="text" label={words.or} help={words.orHelp} rows={5} value={text} onChange={setText} />
        <p className="q">
          <Button type="submit" disabledReason={busy ? words.reading : undefined}>
            {words.read}
          </Button>
        </p>
      </Form>
    </div>
  )
}
