import { useState } from 'react'
import { z } from 'zod'
import { kernelContract } from '#kernel/contract.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { NoLine, Refused } from '#kernel/web/client.ts'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { useKernelWords } from '#kernel/web/lang.tsx'
import { Question } from '#kernel/web/parts/question.tsx'
import { planContract, type PlanView } from '../../contract.ts'
import { usePlanWords } from '../words.ts'
import { missingAt } from './difficulty-item.tsx'
import { TaskDialog } from './task-dialog.tsx'
import { usePlanCommand } from './use-plan-command.ts'

/** What a refused table says of its rows. */
const Problems = z.object({ problems: z.array(z.object({ row: z.number(), text: z.string() })) })

/** *Nạp bảng nhiệm vụ*: a table of tasks corrects those it names and adds the others; nothing goes in by halves. */
export function SheetDialog({ plan, onClose }: { plan: PlanView; onClose: () => void }) {
  const { sheet: words, edit } = usePlanWords()
  const kernel = useKernelWords()
  const { call } = useClient()
  const [file, setFile] = useState<File | null>(null)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<FaultAnswer | null>(null)
  const load = usePlanCommand(planContract.importTaskSheet, ({ changed, added }) => {
    announce(words.done(changed, added))
    onClose()
  })
  const submit = async () => {
    if (file === null) return setProblem(missingAt('file', words.noFile))
    setProblem(null)
    setSending(true)
    try {
      const name = file.name.normalize('NFC')
      const sent = await call(kernelContract.upload, { name }, { file })
      await load.run({ id: plan.id, file: sent.file, name })
    } catch (error) {
      if (error instanceof Refused) setProblem(error.answer)
      else if (error instanceof NoLine) setProblem({ code: 'no_line', text: kernel.line.noLine })
      else throw error
    } finally {
      setSending(false)
    }
  }
  const rows = Problems.safeParse(load.fault)
  return (
    <TaskDialog
      title={words.title}
      told={words.told}
      verb={words.go}
      busyReason={sending || load.busy ? words.busy : undefined}
      fault={problem ?? load.fault}
      moved={load.moved}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {rows.success ? (
        <ul className="sheet-problems">
          {rows.data.problems.map((one) => (
            <li key={`${one.row}:${one.text}`}>
              <b>{edit.row(one.row)}</b> {one.text}
            </li>
          ))}
        </ul>
      ) : null}
      <Question name="file" label={words.file} help={words.help}>
        {(control) => (
          <input
            {...control}
            className="field"
            type="file"
            accept=".xlsx,.csv"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Question>
    </TaskDialog>
  )
}
