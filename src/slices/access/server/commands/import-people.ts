import type { CivilDate } from '#kernel/civil-date.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { Fault } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Tx } from '#kernel/server/database.ts'
import { claimFile, type FileStore } from '#kernel/server/files/file-store.ts'
import { isValidOn } from '#kernel/validity.ts'
import { readCsv, readSheet } from '#slices/documents/server/api.ts'
import { accessFaults } from '../../faults.ts'
import type { peopleContract } from '../../people-contract.ts'
import { readPeopleSheet } from '../../rules/people-sheet.ts'
import { resolveBody } from '../../rules/resolve-body.ts'
import { getDirectory } from '../api.ts'
import { bodiesToFill, postsToGive } from '../people-queries.ts'
import { accessGate } from '../relations.ts'
import { insertPerson, type PeopleHand } from './people.ts'

type Contract = typeof peopleContract

/** Reads a sheet of people and says of each row what would be made and what is wrong; nothing is written. */
export async function previewPeople(
  { db, by, today, files }: { db: Tx; by: Actor; today: CivilDate; files: FileStore },
  input: InputOf<Contract['readPeopleSheet']>,
): Promise<OutputOf<Contract['readPeopleSheet']>> {
  accessGate(today).require('account.create', by)
  const rows = await rowsOf(db, by, files, input)
  const { directory, rowId } = await getDirectory(db)
  const logins = await db.selectFrom('access.account').select('login').execute()
  const taken = new Set(logins.map((row) => row.login))
  const posts = postsToGive(today, by)
  const bodies = await bodiesToFill(db, today, by)
  const read = readPeopleSheet(rows, {
    today,
    taken: (login) => taken.has(login),
    agency(printed, day) {
      const body = resolveBody(printed, day, directory)
      if (body.kind !== 'agency') return null
      const { id, name } = body.agency
      return { id: rowId(id), name, standing: isValidOn(body.agency, day) }
    },
    mayGive: (post) => posts.includes(post),
    mayGiveAt: (id) => bodies === null || bodies.some((body) => body.id === id),
  })
  if (read === null) throw new Fault(accessFaults['people.sheet_unreadable'])
  return { rows: read }
}

async function rowsOf(db: Tx, by: Actor, files: FileStore, input: InputOf<Contract['readPeopleSheet']>) {
  if ('text' in input) return readCsv(Buffer.from(input.text))
  await claimFile(db, by.accountId, input.file)
  const sheets = await readSheet(files.pathOf(input.file))
  return sheets.find((sheet) => !sheet.hidden && sheet.rows.length > 0)?.rows ?? []
}

/** Makes all accounts of a sheet or none; a row that cannot be made is named with its reason. */
export async function importPeople(
  hand: PeopleHand,
  { rows }: InputOf<Contract['importPeople']>,
): Promise<OutputOf<Contract['importPeople']>> {
  for (const [index, row] of rows.entries()) {
    try {
      await insertPerson(hand, row)
    } catch (error) {
      if (!(error instanceof Fault) || error.fields.length === 0) throw error
      throw new Fault(error.def, {
        details: error.details,
        fields: error.fields.map((field) => `rows.${index}.${field}`),
      })
    }
  }
  return { accounts: rows.map((row) => row.accountId) }
}
