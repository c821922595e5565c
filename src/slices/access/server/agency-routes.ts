import { sql } from 'kysely'
import { routes, type Routes } from '#kernel/server/http.ts'
import { agenciesContract } from '../agencies-contract.ts'
import type { FieldOfWork } from '../model.ts'
import { getAgency, listAgencies, listGroups } from './agency-queries.ts'
import {
  addAgency,
  addSuccession,
  changeAgency,
  changeGroup,
  confirmAgency,
  confirmSuccession,
} from './commands/agencies.ts'
import { endAgency } from './commands/end-agency.ts'
import { accessGate } from './relations.ts'
import type { Tx } from '#kernel/server/database.ts'

/** The directory of bodies and its groups. */
export function agencyRoutes(): Routes {
  return routes(agenciesContract, {
    async agencies({ db, by, today }, { day = today, ...asked }) {
      accessGate(today).require('agency.read', by)
      return listAgencies(db, asked, day, by)
    },
    async agency({ db, by, today }, { id, day = today }) {
      accessGate(today).require('agency.read', by)
      return getAgency(db, id, day, by)
    },
    async fieldsOfWork({ db, by, today }) {
      accessGate(today).require('agency.read', by)
      const { rows } = await sql<FieldOfWork>`
        select id, vi, en, words from access.field_of_work order by id`.execute(db as Tx)
      return rows
    },
    async groups({ db, by, today }, { day = today }) {
      accessGate(today).require('agency.read', by)
      return listGroups(db, day, by)
    },
    addAgency: ({ db: tx, ...hand }, input) => addAgency({ tx, ...hand }, input),
    changeAgency: ({ db: tx, ...hand }, input) => changeAgency({ tx, ...hand }, input),
    endAgency: ({ db: tx, ...hand }, input) => endAgency({ tx, ...hand }, input),
    addSuccession: ({ db: tx, ...hand }, input) => addSuccession({ tx, ...hand }, input),
    confirmAgency: ({ db: tx, ...hand }, input) => confirmAgency({ tx, ...hand }, input),
    confirmSuccession: ({ db: tx, ...hand }, input) => confirmSuccession({ tx, ...hand }, input),
    changeGroup: ({ db: tx, ...hand }, input) => changeGroup({ tx, ...hand }, input),
  })
}
