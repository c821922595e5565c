import { printNumber } from '#kernel/message.ts'
import { Glyph } from '#kernel/web/icons.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { readNumber } from '#kernel/web/parts/number-field.tsx'
import { Question } from '#kernel/web/parts/question.tsx'
import type { Measure, Quantity } from '../../model.ts'
import { measureName, usePlanWords, type PlanWords } from '../words.ts'

/** `amount`: the figure, or what was typed while it is none. */
export interface QuantityRow {
  measureId: string
  amount: number | string
}

/** Figures with a unit of the shared list, any number of rows. */
export function QuantityRows({
  rows,
  onChange,
  measures,
  help,
}: {
  rows: readonly QuantityRow[]
  onChange: (rows: QuantityRow[]) => void
  measures: readonly Measure[]
  help: string
}) {
  const words = usePlanWords().form
  const lang = useLang()
  const open = measures.filter(
    (measure) => !measure.closed || rows.some((row) => row.measureId === measure.id),
  )
  const unused = open.find((measure) => !rows.some((row) => row.measureId === measure.id))
  const set = (index: number, change: Partial<QuantityRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)))
  return (
    <Question name="quantities" label={words.quantities} help={help} optional several>
      {(control) => (
        <>
          {rows.map((row, index) => (
            <div className="quantity" key={index}>
              <input
                className="field num"
                inputMode="decimal"
                autoComplete="off"
                aria-label={words.amount(index + 1)}
                aria-invalid={control['aria-invalid']}
                aria-describedby={control['aria-describedby']}
                value={typeof row.amount === 'number' ? printNumber(row.amount, lang) : row.amount}
                onChange={(event) => set(index, { amount: event.target.value })}
                onBlur={(event) =>
                  set(index, { amount: readNumber(event.target.value, lang) ?? event.target.value })
                }
              />
              <select
                className="field"
                aria-label={words.measure(index + 1)}
                value={row.measureId}
                onChange={(event) => set(index, { measureId: event.target.value })}
              >
                {open
                  .filter(
                    (measure) =>
                      measure.id === row.measureId || !rows.some((other) => other.measureId === measure.id),
                  )
                  .map((measure) => (
                    <option key={measure.id} value={measure.id}>
                      {measureName(measure, lang)}
                    </option>
                  ))}
              </select>
              <button
                type="button"
                className="btn icon"
                aria-label={words.dropQuantity(index + 1)}
                onClick={() => onChange(rows.filter((_row, at) => at !== index))}
              >
                <Glyph name="cross" />
              </button>
            </div>
          ))}
          {unused === undefined ? null : (
            <Button onClick={() => onChange([...rows, { measureId: unused.id, amount: '' }])}>
              {words.addQuantity}
            </Button>
          )}
        </>
      )}
    </Question>
  )
}

/** The rows as figures, or what is wrong with the first that is none. Typed text is read as the page's language writes it. */
export function readQuantities(
  rows: readonly QuantityRow[],
  words: PlanWords['form'],
): { quantities: Quantity[]; problem: string | null } {
  const quantities: Quantity[] = []
  for (const { measureId, amount } of rows) {
    const read = typeof amount === 'number' ? amount : (readNumber(amount, 'vi') ?? readNumber(amount, 'en'))
    if (read !== null) quantities.push({ measureId, amount: read })
    else
      return {
        quantities,
        problem: String(amount).trim() === '' ? words.amountMissing : words.amountWrong(String(amount)),
      }
  }
  return { quantities, problem: null }
}
