import { LegalAct, UnitFile } from '#slices/units/model.ts'
import { successionsOfRows } from '#slices/units/rules/succession.ts'
import { unitsOfRows } from '#slices/units/rules/unit-of-row.ts'
import { AgencyRow, AgencySuccession, FieldOfWork, GroupFile } from '#slices/access/model.ts'
import { agenciesOfRows, committeesOf, committeeSuccessions } from '#slices/access/rules/committees.ts'
import { buildDirectory } from '#slices/access/rules/directory.ts'
import { z } from 'zod'
import { dataFile } from './data-file.ts'

/** The province as its data files tell it, each read through its slice's schema: for tests of rules. */
export function ngheAn() {
  const rows = UnitFile.parse(dataFile('units/nghe-an-units.json')).units
  const acts = z.array(LegalAct).parse(dataFile('units/legal-acts.json'))
  const units = unitsOfRows(rows)
  const unitSuccessions = successionsOfRows(rows, acts)
  const listed = agenciesOfRows(z.array(AgencyRow).parse(dataFile('agencies/nghe-an-agencies.json')), units)
  const agencies = [...listed, ...committeesOf(units)]
  const written = z.array(AgencySuccession).parse(dataFile('agencies/successions.json'))
  const groups = GroupFile.parse(dataFile('agencies/groups.json'))
  return {
    rows,
    acts,
    units,
    unitSuccessions,
    agencies,
    successions: [...written, ...committeeSuccessions(unitSuccessions, units)],
    fields: z.array(FieldOfWork).parse(dataFile('agencies/fields-of-work.json')),
    groups,
    directory: buildDirectory(agencies, groups, 'Nghệ An'),
  }
}
