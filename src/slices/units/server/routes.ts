import { CivilDate } from '#kernel/civil-date.ts'
import { faultOfConstraint } from '#kernel/server/http-faults.ts'
import { routes, type Routes } from '#kernel/server/http.ts'
import { unitsContract } from '../contract.ts'
import { unitFaults } from '../faults.ts'
import { getCalendar } from './api.ts'
import { addVillage, closeVillage, correctVillage, renameVillage } from './commands/villages.ts'
import { findUnits, getTree, getUnit } from './queries.ts'
import { unitGate } from './relations.ts'

faultOfConstraint('village_name_once', unitFaults['village.name_taken'])

/** Units of any day, the villages of communes, the working calendar. */
export function unitsRoutes(): Routes {
  return routes(unitsContract, {
    async unitTree({ db, by, today }, { day = today }) {
      unitGate.require('unit.read', by)
      return getTree(db, day)
    },
    async findUnits({ db, by, today }, { q, day = today }) {
      unitGate.require('unit.read', by)
      return findUnits(db, q, day)
    },
    async unit({ db, by, today }, { id, day = today }) {
      unitGate.require('unit.read', by)
      return getUnit(db, id, day, by)
    },
    addVillage: ({ db, by, audit }, input) => addVillage(db, by, input, audit),
    correctVillage: ({ db, by, audit }, input) => correctVillage(db, by, input, audit),
    renameVillage: ({ db, by, audit }, input) => renameVillage(db, by, input, audit),
    closeVillage: ({ db, by, audit }, input) => closeVillage(db, by, input, audit),
    async calendar({ db, by }, { year }) {
      unitGate.require('calendar.read', by)
      return getCalendar(db, CivilDate.parse(`${year}-01-01`), CivilDate.parse(`${year}-12-31`))
    },
  })
}
