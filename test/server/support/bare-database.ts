import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '#kernel/server/database.ts'

/** A database of its own, copied from the suite's template, without a house on it. */
export interface BareDatabase {
  ownerUrl: string
  runnerUrl: string
  owner: pg.Pool
  database: Database
  close(): Promise<void>
}

export async function openBareDatabase(template = inject('template')): Promise<BareDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('ownerUrl') })
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  const ownerUrl = databaseOf(inject('ownerUrl'), name)
  const runnerUrl = databaseOf(inject('runnerUrl'), name)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  owner.on('error', () => {})
  const database = openDatabase({ connectionString: runnerUrl, max: 8 })
  return {
    ownerUrl,
    runnerUrl,
    owner,
    database,
    async close() {
      await database.close()
      await owner.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

/** The same URL with another database. */
export function databaseOf(url: string, name: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
}
