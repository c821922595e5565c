import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Database } from '#kernel/server/database.ts'
import { jobsState } from '#kernel/server/jobs.ts'

export interface Metrics {
  registry: Registry
  observe(door: Endpoint, status: number, seconds: number): void
}

/** Counters for Prometheus: requests by door, jobs by age and failures, the process itself. No personal data. */
export function makeMetrics(database: Database): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'mang_non_request_seconds',
    help: 'Time of a request by door and status',
    labelNames: ['audit', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const failed = new Gauge({
    name: 'mang_non_jobs_failed',
    help: 'Jobs whose last try failed',
    registers: [registry],
  })
  const oldest = new Gauge({
    name: 'mang_non_jobs_oldest_seconds',
    help: 'Age of the oldest due job',
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'mang_non_jobs_waiting',
    help: 'Jobs that wait',
    async collect() {
      const state = await jobsState(database.kysely)
      this.set(state.waiting)
      failed.set(state.failed)
      oldest.set(state.oldestSeconds)
    },
  })
  registry.registerMetric(waiting)
  return {
    registry,
    observe: (door, status, seconds) =>
      requests.observe({ audit: door.audit, status: String(status) }, seconds),
  }
}
