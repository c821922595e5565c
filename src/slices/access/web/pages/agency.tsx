import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { CivilDate, printDay } from '#kernel/civil-date.ts'
import { useAddress, usePathParam } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { useRead } from '#kernel/web/read.ts'
import { unitPaths } from '#slices/units/web/api.tsx'
import { agenciesContract, type AgencyView } from '../../agencies-contract.ts'
import { sessionContract } from '../../contract.ts'
import { accessPaths } from '../api.tsx'
import { ChangeAgency } from '../parts/change-agency.tsx'
import { ConfirmFact } from '../parts/confirm-fact.tsx'
import { EndAgency } from '../parts/end-agency.tsx'
import { useAccessWords } from '../words.ts'

const Address = z.object({ day: CivilDate.optional() })

type Act = { kind: 'change' | 'end' | 'pass' } | { kind: 'confirm'; succession: string | null }

/** One body of any time: its names, its work, who came before and after it, and what rests on nothing checked yet. */
export function AgencyPage() {
  const words = useAccessWords()
  const id = usePathParam('agencyId')
  const [address] = useAddress(Address)
  const [act, setAct] = useState<Act | null>(null)
  const agency = useRead(
    agenciesContract.agency,
    address.day === undefined ? { id } : { id, day: address.day },
  )
  const view = agency.data
  const may = view?.can.includes('agency.change') === true
  const close = () => setAct(null)
  return (
    <Page
      title={view?.name ?? words.agencies.title}
      note={
        view === undefined ? undefined : words.agency.note(words.kinds[view.kind], words.levels[view.level])
      }
      back={{ href: accessPaths.agencies(address.day), label: words.agency.back }}
      acts={
        may ? (
          <>
            <Button onClick={() => setAct({ kind: 'change' })}>{words.agency.change}</Button>
            {view.validTo === null ? (
              <Button onClick={() => setAct({ kind: 'pass' })}>{words.agency.pass}</Button>
            ) : null}
            {view.validTo === null && view.unitId === null ? (
              <Button onClick={() => setAct({ kind: 'end' })}>{words.agency.end}</Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      <Read of={agency}>{(data) => <Facts agency={data} may={may} onConfirm={setAct} />}</Read>
      {view !== undefined && act?.kind === 'change' ? <ChangeAgency agency={view} onClose={close} /> : null}
      {view !== undefined && (act?.kind === 'end' || act?.kind === 'pass') ? (
        <EndAgency agency={view} passing={act.kind === 'pass'} onClose={close} />
      ) : null}
      {view !== undefined && act?.kind === 'confirm' ? (
        <ConfirmFact agency={view} succession={act.succession} onClose={close} />
      ) : null}
    </Page>
  )
}

function Facts({
  agency,
  may,
  onConfirm,
}: {
  agency: AgencyView
  may: boolean
  onConfirm: (act: Act) => void
}) {
  const all = useAccessWords()
  const words = all.agency
  const lang = useLang()
  const fields = useRead(agenciesContract.fieldsOfWork, {})
  const me = useRead(sessionContract.me, {})
  const named = (ids: readonly string[]) =>
    ids.map((id) => fields.data?.find((field) => field.id === id)?.[lang] ?? id).join(', ')
  const confirm = (succession: string | null) =>
    may ? <Button onClick={() => onConfirm({ kind: 'confirm', succession })}>{words.confirm}</Button> : null
  return (
    <Sheet label={agency.name}>
      <Fact why={words.basis} unchecked={!agency.verified} act={agency.verified ? null : confirm(null)}>
        <p className="doc row">{agency.basis}</p>
        <p className="meta">
          {words.since(agency.validFrom === null ? null : printDay(agency.validFrom))}
          {agency.validTo === null ? null : ` · ${words.until(printDay(agency.validTo))}`}
        </p>
      </Fact>
      <Fact why={words.aliases}>
        <p>{[agency.short, ...agency.aliases].join('; ')}</p>
      </Fact>
      {agency.fields.length === 0 ? null : (
        <Fact why={words.fields}>
          <p>{named(agency.fields)}</p>
        </Fact>
      )}
      {agency.unitId === null ? null : (
        <Fact why={words.unit}>
          <p>
            <Go href={unitPaths.unit(agency.unitId)}>{words.openUnit}</Go>
            {agency.formerDistrict === null ? null : ` · ${agency.formerDistrict}`}
          </p>
        </Fact>
      )}
      {agency.groups.length === 0 ? null : (
        <Fact why={words.groups}>
          <p>
            <Go href={accessPaths.groups()}>{agency.groups.map((group) => group[lang]).join('; ')}</Go>
          </p>
        </Fact>
      )}
      {(['predecessors', 'successors'] as const).map((side) =>
        agency[side].map((link) => (
          <Fact
            key={link.id}
            why={side === 'predecessors' ? words.before : words.after}
            unchecked={!link.verified}
            act={side === 'successors' && !link.verified ? confirm(link.id) : null}
          >
            <h3>
              <Go href={accessPaths.agency(link.agency.id)}>{link.agency.name}</Go>
            </h3>
            <p>{link.fields === null ? words.rest : named(link.fields)}</p>
            <p className="meta">
              {printDay(link.on)} · {link.basis}
            </p>
          </Fact>
        )),
      )}
      {me.data?.can.includes('account.read') === true ? (
        <Fact why={words.people}>
          <p>
            <Go href={accessPaths.people(agency.id)}>{words.people}</Go>
          </p>
        </Fact>
      ) : null}
    </Sheet>
  )
}

function Fact({
  why,
  unchecked,
  act,
  children,
}: {
  why: string
  unchecked?: boolean
  act?: ReactNode
  children: ReactNode
}) {
  const words = useAccessWords()
  return (
    <Line
      why={
        <>
          <div className="meta">{why}</div>
          {unchecked === true ? (
            <div>
              <span className="unchecked">{words.unchecked}</span>
            </div>
          ) : null}
        </>
      }
      {...(act === undefined || act === null ? {} : { act })}
    >
      {children}
    </Line>
  )
}
