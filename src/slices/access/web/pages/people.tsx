import { z } from 'zod'
import { printDay } from '#kernel/civil-date.ts'
import { useAddress } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { ButtonLink } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Filters } from '#kernel/web/parts/filters.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Pager } from '#kernel/web/parts/pager.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { useReadPages } from '#kernel/web/read.ts'
import { peopleContract, type PersonView, type PostView } from '../../people-contract.ts'
import { accessPaths } from '../api.tsx'
import { useAccessWords, type AccessWords } from '../words.ts'

const Address = z.object({
  q: z.string().default(''),
  agency: z.uuid().optional(),
  show: z.enum(['open', 'closed']).default('open'),
})

/** The accounts that the person keeps, with their posts of today (X1, X2, I1). */
export function PeoplePage() {
  const all = useAccessWords()
  const words = all.people
  const [address, setAddress] = useAddress(Address)
  const { q, agency, show } = address
  const list = useReadPages(
    peopleContract.people,
    {
      ...(q.trim() === '' ? {} : { q: q.trim() }),
      ...(agency === undefined ? {} : { agencyId: agency }),
      ...(show === 'closed' ? { closed: true } : {}),
    },
    (answer, input) => (answer.next === null ? null : { ...input, after: answer.next }),
  )
  const first = list.data?.pages[0]
  const may = first !== undefined && (first.bodies === null || first.bodies.length > 0)
  return (
    <Page
      title={words.title}
      note={words.note}
      acts={
        may ? (
          <>
            <ButtonLink href={accessPaths.importPeople()}>{words.import}</ButtonLink>
            <ButtonLink kind="go" href={accessPaths.newPerson()}>
              {words.add}
            </ButtonLink>
          </>
        ) : undefined
      }
    >
      <div className="stack">
        <TextField
          name="q"
          label={words.find}
          help={words.findHelp}
          type="search"
          autoComplete="off"
          value={q}
          onChange={(text) => setAddress({ q: text })}
        />
        <Filters
          label={words.show}
          value={show}
          onChange={(next) => setAddress({ show: next })}
          options={[
            { value: 'open', label: words.open },
            { value: 'closed', label: words.closed },
          ]}
        />
        <Read of={list}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.items)
            if (rows.length === 0)
              return (
                <div className="sheet">
                  <EmptyState fact={words.none} how={words.noneHow} />
                </div>
              )
            return (
              <Sheet label={words.title}>
                {rows.map((row) => (
                  <PersonLine key={row.id} row={row} />
                ))}
                <Pager pages={list} shown={rows.length} />
              </Sheet>
            )
          }}
        </Read>
      </div>
    </Page>
  )
}

function PersonLine({ row }: { row: PersonView }) {
  const all = useAccessWords()
  const held = row.posts.filter((post) => post.held)
  return (
    <Line
      why={
        <>
          <div className="meta">{row.login}</div>
          {row.state === 'active' ? null : <div className="meta">{all.people.states[row.state]}</div>}
        </>
      }
    >
      <h3>
        <Go href={accessPaths.person(row.id)}>{row.name}</Go>
      </h3>
      <p className="meta">
        {held.length === 0
          ? all.people.noPost
          : held.map((post) => `${all.posts[post.post]}, ${post.agencyShort}`).join(' · ')}
      </p>
    </Line>
  )
}

/** "từ 01/07/2026 · đến hết 31/12/2026" */
export function daysOf(post: PostView, words: AccessWords['people']): string {
  return [
    post.validFrom === null ? null : words.since(printDay(post.validFrom)),
    post.validTo === null ? null : words.until(printDay(post.validTo)),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
