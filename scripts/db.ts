// `npm run db`: writes db/types.ts, db/schema.sql and docs/openapi.json from a database that the migrations have just made.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asOwner, EMBEDDED_RUNNER, prepareRunner } from '#app/server/connect.ts'
import { joinEmbedded } from '#kernel/server/embedded/join.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { databaseTypes } from './database-types.ts'
import { describeSchema } from './describe-schema.ts'
import { writeOpenApi } from './open-api.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const home = await mkdtemp(join(tmpdir(), 'mn-db-'))
const lease = await joinEmbedded(home, () => {})
try {
  await asOwner(lease.adminUrl, async (client) => {
    await prepareRunner(client, EMBEDDED_RUNNER)
    await migrate(client, root, EMBEDDED_RUNNER)
    await writeFile(join(root, 'db/schema.sql'), await describeSchema(client))
  })
  await writeFile(join(root, 'db/types.ts'), databaseTypes(lease.adminUrl))
  await writeOpenApi(root)
} finally {
  await lease.leave()
  await rm(home, { recursive: true, force: true })
}
