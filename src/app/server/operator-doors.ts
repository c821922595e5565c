import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '#kernel/server/database.ts'
import { openApi } from '#kernel/server/open-api.ts'
import { apiPage } from './api-page.ts'
import { contracts } from './contracts.ts'
import type { Metrics } from './metrics.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Doors for operators and machines: health, readiness, metrics (loopback only), the description of all doors. */
export function operatorDoors(app: FastifyInstance, parts: { database: Database; metrics: Metrics }): void {
  const description = openApi(contracts)
  app.get('/healthz', () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(parts.database.kysely)
      return await reply.send({ ok: true })
    } catch {
      return await reply.status(503).send({ ok: false })
    }
  })
  app.get('/metrics', async (request, reply) => {
    // What a proxy on this machine hands on comes from elsewhere.
    if (request.headers['x-forwarded-for'] !== undefined || !LOOPBACK.has(request.ip))
      return reply.callNotFound()
    return reply.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics())
  })
  const page = apiPage(description)
  app.get('/api/openapi.json', () => description)
  app.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}
