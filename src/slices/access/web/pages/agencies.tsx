import { useState } from 'react'
import { z } from 'zod'
import { CivilDate, printDay } from '#kernel/civil-date.ts'
import { useAddress } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Filters } from '#kernel/web/parts/filters.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Pager } from '#kernel/web/parts/pager.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { useRead, useReadPages } from '#kernel/web/read.ts'
import { agenciesContract, type AgencyCard } from '../../agencies-contract.ts'
import { sessionContract } from '../../contract.ts'
import { accessPaths } from '../api.tsx'
import { AddAgency } from '../parts/add-agency.tsx'
import '../access.css'
import { useAccessWords } from '../words.ts'

const Address = z.object({
  q: z.string().default(''),
  day: CivilDate.optional(),
  show: z.enum(['all', 'province', 'commune', 'unverified']).default('all'),
})

/** The directory of a day; with words, bodies of all times that bear them and what became of them (J1). */
export function AgenciesPage() {
  const all = useAccessWords()
  const words = all.agencies
  const [address, setAddress] = useAddress(Address)
  const [typed, setTyped] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const me = useRead(sessionContract.me, {})
  const { q, day, show } = address
  const list = useReadPages(
    agenciesContract.agencies,
    {
      ...(q.trim() === '' ? {} : { q: q.trim() }),
      ...(day === undefined ? {} : { day }),
      ...(show === 'province' || show === 'commune' ? { level: show } : {}),
      ...(show === 'unverified' ? { unverified: true } : {}),
    },
    (answer, input) => (answer.next === null ? null : { ...input, after: answer.next }),
  )
  const asked = list.data?.pages[0]?.day
  return (
    <Page
      title={words.title}
      note={asked === undefined ? undefined : words.note(printDay(asked))}
      acts={
        <>
          <ButtonLink href={accessPaths.groups()}>{words.groups}</ButtonLink>
          {me.data?.can.includes('agency.change') === true ? (
            <Button kind="go" onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack">
        <div className="pair">
          <TextField
            name="q"
            label={words.find}
            help={words.findHelp}
            type="search"
            autoComplete="off"
            value={q}
            onChange={(text) => setAddress({ q: text })}
          />
          <DateField
            name="day"
            label={words.day}
            near={day ?? asked ?? CivilDate.parse('2026-01-01')}
            value={typed ?? day ?? asked ?? ''}
            onChange={(text) => {
              const read = CivilDate.safeParse(text)
              setTyped(read.success ? null : text)
              if (read.success) setAddress({ day: read.data })
            }}
          />
        </div>
        <Filters
          label={words.level}
          value={show}
          onChange={(next) => setAddress({ show: next })}
          options={[
            { value: 'all', label: words.all },
            { value: 'province', label: all.levels.province },
            { value: 'commune', label: all.levels.commune },
            { value: 'unverified', label: words.unverified },
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
                  <AgencyLine key={row.id} row={row} day={day} />
                ))}
                <Pager pages={list} shown={rows.length} />
              </Sheet>
            )
          }}
        </Read>
      </div>
      {adding ? <AddAgency today={asked} onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

function AgencyLine({ row, day }: { row: AgencyCard; day: CivilDate | undefined }) {
  const all = useAccessWords()
  const words = all.agencies
  const unsure = !row.verified || row.successors.some((next) => !next.verified)
  return (
    <Line
      why={
        <>
          <div className="meta">{all.levels[row.level]}</div>
          {unsure ? (
            <div>
              <span className="unchecked">{all.unchecked}</span>
            </div>
          ) : null}
        </>
      }
    >
      <h3>
        <Go href={accessPaths.agency(row.id, day)}>{row.name}</Go>
      </h3>
      <p className="meta">
        {[
          row.short === row.name ? null : row.short,
          row.formerDistrict,
          row.invited ? words.invited : null,
          row.aliases.length === 0 ? null : words.known(row.aliases.slice(0, 3).join('; ')),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {row.standing ? null : (
        <p>
          {row.validTo === null
            ? row.validFrom === null
              ? null
              : words.notYet(printDay(row.validFrom))
            : words.ended(printDay(row.validTo))}
          {row.successors.length === 0
            ? null
            : `; ${[...new Set(row.successors.map((next) => words.went(next.agency.short, printDay(next.on))))].slice(0, 4).join('; ')}`}
        </p>
      )}
    </Line>
  )
}
