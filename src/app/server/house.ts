import type { FastifyInstance } from 'fastify'
import type { Clock } from '#kernel/server/clock.ts'
import type { Database } from '#kernel/server/database.ts'
import { makeHttp, mount, SESSION_COOKIE, type HttpParts, type Routes } from '#kernel/server/http.ts'
import { announce } from '#kernel/server/jobs.ts'
import { kernelRoutes } from '#kernel/server/kernel-routes.ts'
import { dayOf } from '#kernel/civil-date.ts'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import { agencyRoutes } from '#slices/access/server/agency-routes.ts'
import { journalRoutes } from '#slices/access/server/journal-routes.ts'
import { peopleRoutes } from '#slices/access/server/people-routes.ts'
import { sessionRoutes } from '#slices/access/server/session-routes.ts'
import { actorOfToken } from '#slices/access/server/sessions.ts'
import { unitsRoutes } from '#slices/units/server/routes.ts'
import { planRoutes } from '#slices/plan/server/routes.ts'
import { houseRoutes } from './house-routes.ts'
import { reportsRoutes } from '#slices/reports/server/routes.ts'
import { makeMetrics } from './metrics.ts'
import { operatorDoors } from './operator-doors.ts'
import { policies } from './policies.ts'
import { webDoors } from './web-doors.ts'
import { work } from './work.ts'

export interface HouseParts {
  database: Database
  clock: Clock
  files: FileStore
  root: string
  trustProxy: string | null
  logger: boolean | object
  demonstration: boolean
}

/** The HTTP house with all its doors, not yet listening. */
export async function buildHouse(house: HouseParts): Promise<FastifyInstance> {
  const { database, clock, files } = house
  const app = makeHttp(house)
  const metrics = makeMetrics(database)
  const parts: HttpParts = {
    database,
    clock,
    trustProxy: house.trustProxy,
    logger: house.logger,
    announce,
    observe: metrics.observe,
    async authenticate(request, now) {
      const token = request.cookies[SESSION_COOKIE]
      return token === undefined ? null : actorOfToken(database, token, now, dayOf(now))
    },
  }
  // First: compression and headers hold for the doors that are added after them.
  await webDoors(app, house.root)
  for (const routes of routesOf(database, files)) mount(app, parts, routes)
  operatorDoors(app, { database, metrics })
  return app
}

function routesOf(database: Database, files: FileStore): Routes[] {
  return [
    kernelRoutes(files),
    sessionRoutes(database, policies),
    planRoutes(files),
    reportsRoutes(files),
    houseRoutes(),
    unitsRoutes(),
    agencyRoutes(),
    peopleRoutes({ files, work }),
    journalRoutes(policies),
  ]
}
