import { sql } from 'kysely'
import { Logger, run, runMigrations, type Runner, type Task, type TaskList } from 'graphile-worker'
import type { Database, Read, Tx } from './database.ts'

/** A job does its work at least once; doing it again must harm nobody. Payloads carry ids only. */
export type Jobs = Record<string, (payload: Record<string, string>) => Promise<void>>

/** Prepares the job library's own schema, which the running role owns. */
export async function prepareJobs(database: Database): Promise<void> {
  await runMigrations({ pgPool: database.pool })
}

/** Adds a job in the transaction of the change that it follows. */
export async function announce(tx: Tx, job: string, payload: Record<string, string>): Promise<void> {
  await sql`select graphile_worker.add_job(${job}, ${JSON.stringify(payload)}::json, max_attempts => 12)`.execute(
    tx,
  )
}

// The library logs payload and error texts; ours says only which job failed (see jobsState).
const silent = new Logger(() => () => {})

/** Works through the jobs until stopped; failures are tried again, later and later. */
export async function startJobs(database: Database, jobs: Jobs, tick: () => Promise<void>): Promise<Runner> {
  const tasks: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]): [string, Task] => [
      name,
      (payload) => job(payload as Record<string, string>),
    ]),
  )
  tasks['tick'] = () => tick()
  return run({
    pgPool: database.pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList: tasks,
    // The library's cron only ticks: what is due is asked of our own tables at the product's instant.
    crontab: '* * * * * tick ?jobKey=tick&jobKeyMode=replace',
    logger: silent,
  })
}

export interface JobsState {
  waiting: number
  failed: number
  oldestSeconds: number
}

/** How many jobs wait or have failed, and how old the oldest due one is. */
export async function jobsState(db: Read | Tx): Promise<JobsState> {
  const { rows } = await sql<JobsState>`
    select count(*) filter (where attempts < max_attempts)::int as waiting,
      count(*) filter (where last_error is not null)::int as failed,
      coalesce(max(extract(epoch from statement_timestamp() - run_at)) filter
        (where run_at <= statement_timestamp() and attempts < max_attempts), 0)::int as "oldestSeconds"
    from graphile_worker._private_jobs`.execute(db as Tx)
  return rows[0] ?? { waiting: 0, failed: 0, oldestSeconds: 0 }
}

export interface JobRow {
  id: string
  task: string
  runAt: string
  attempts: number
  maxAttempts: number
  failed: boolean
}

/** Jobs that wait or failed, without their payloads. */
export async function listJobs(db: Read | Tx): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select job.id::text as id, task.identifier as task, job.run_at as "runAt", job.attempts,
      job.max_attempts as "maxAttempts", job.last_error is not null as failed
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    order by failed desc, job.run_at limit 200`.execute(db as Tx)
  return rows
}

/** Lets a failed job run again now. */
export async function retryJob(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select id from graphile_worker.reschedule_jobs(array[${id}::bigint],
    run_at => clock_timestamp(), attempts => 0)`.execute(tx)
  return rows.length > 0
}
