import type { AnswerOf } from '#kernel/endpoint.ts'
import { dayOf, printDay } from '#kernel/civil-date.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import type { peopleContract } from '../../people-contract.ts'
import '../access.css'
import { useAccessWords } from '../words.ts'

export type Codes = AnswerOf<(typeof peopleContract)['issueCodes']>

/** One-time codes to print and cut apart: a slip a person. They are nowhere else, and gone when this is closed. */
export function CodeSheet({ codes, onDone }: { codes: Codes; onDone: () => void }) {
  const words = useAccessWords().codes
  return (
    <div className="stack">
      <Hint>{words.told}</Hint>
      <p className="acts">
        <Button kind="go" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button onClick={onDone}>{words.done}</Button>
      </p>
      <section className="sheet slips" aria-label={words.title}>
        {codes.map((code) => (
          <div className="slip" key={code.accountId}>
            <b>{code.name}</b>
            <span className="meta">{code.agency}</span>
            <dl className="attrs">
              <dt>{words.login}</dt>
              <dd>{code.login}</dd>
              <dt>{words.code}</dt>
              <dd className="secret">{code.code}</dd>
            </dl>
            <span className="meta">{words.until(printDay(dayOf(code.until)))}</span>
          </div>
        ))}
      </section>
    </div>
  )
}
