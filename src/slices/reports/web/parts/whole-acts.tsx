import { useState } from 'react'
import { dayOf } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { reportsContract, type ConsolidationView } from '../../contract.ts'
import { useMe, useReportWords } from '../words.ts'
import { useConsolidationWords } from './consolidation-words.ts'
import { PickDialog } from './pick-dialog.tsx'
import { PaperDialog } from './paper-dialog.tsx'

/** What may be done with the whole draft: consolidate, write as Word or PDF, take to be signed, record the number. */
export function WholeActs({ view }: { view: ConsolidationView }) {
  const words = useReportWords().whole
  const more = useConsolidationWords()
  const { report } = view
  const { id } = report
  const { address } = useClient()
  const me = useMe()
  const [asking, setAsking] = useState<'take' | 'issue' | 'pick' | null>(null)
  const [written, setWritten] = useState('')
  const done = (text: string) => () => {
    setAsking(null)
    announce(text)
  }
  const consolidate = useCommand(reportsContract.consolidate, {
    onDone: (answer) => announce(words.made(answer.report.counts.received)),
  })
  const write = useCommand(reportsContract.writeDocument, {
    onDone(answer) {
      const text = words.written(answer.name, answer.missing.length)
      download(address(reportsContract.getDocument, { id, documentId: answer.id }), answer.name)
      setWritten(text)
      announce(text)
    },
  })
  const take = useCommand(reportsContract.takeReport, { onDone: done(words.taken) })
  const issue = useCommand(reportsContract.issueReport, { onDone: done(words.issued) })
  const may = (action: string) => report.can.includes(action)
  const open = report.state === 'draft'
  const made = report.consolidatedAt !== null
  const at = { id, seenVersion: report.version }
  return (
    <>
      <Form fault={consolidate.fault ?? write.fault ?? take.fault} onSubmit={() => {}}>
        <div className="acts whole-acts">
          {may('consolidation.write') && open ? (
            <Button
              {...(made && view.waiting === 0 ? {} : { kind: 'go' as const })}
              onClick={() => void consolidate.run(at)}
              disabledReason={consolidate.busy ? more.making(report.counts.received) : undefined}
            >
              {made ? words.again(view.waiting) : words.make}
            </Button>
          ) : null}
          {may('consolidation.write') && open && made ? (
            <Button onClick={() => setAsking('pick')}>{more.pick}</Button>
          ) : null}
          {may('consolidation.write') && made ? (
            <>
              <Button
                onClick={() => void write.run({ id, documentId: freshId(), kind: 'docx' })}
                disabledReason={write.busy ? more.writing : undefined}
              >
                {words.word}
              </Button>
              <Button
                onClick={() => write.busy || void write.run({ id, documentId: freshId(), kind: 'pdf' })}
              >
                {words.pdf}
              </Button>
            </>
          ) : null}
          {may('report.take') && open && made ? (
            <Button onClick={() => setAsking('take')}>{words.take}</Button>
          ) : null}
          {may('report.issue') && report.state === 'taken' ? (
            <Button kind="go" onClick={() => setAsking('issue')}>
              {words.issue}
            </Button>
          ) : null}
        </div>
        {written === '' ? null : <p className="meta">{written}</p>}
      </Form>
      {asking === 'pick' ? <PickDialog view={view} onClose={() => setAsking(null)} /> : null}
      {asking === 'take' ? (
        <Dialog
          title={words.takeTitle}
          told={words.takeTold}
          onClose={() => setAsking(null)}
          foot={
            <>
              <Button onClick={() => setAsking(null)}>{words.later}</Button>
              <Button kind="go" onClick={() => void take.run(at)} disabledReason={take.busyReason}>
                {words.take}
              </Button>
            </>
          }
        />
      ) : null}
      {asking === 'issue' && me !== undefined ? (
        <PaperDialog
          title={words.issueTitle}
          labels={words}
          names={{ number: 'number', day: 'day', scan: 'scan' }}
          today={dayOf(me.now)}
          fault={issue.fault}
          busyReason={issue.busyReason}
          go={words.issue}
          later={words.later}
          onSend={(paper) => void issue.run({ ...at, ...paper })}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  )
}

/** Gives a file to the person as the browser keeps downloads. */
function download(href: string, name: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}
