import type { Policy } from '#kernel/policy.ts'
import type { Post } from '#slices/access/posts.ts'

/**
 * How a held post may stand to a record of this slice:
 * `anyone` – no tie needed · `own-body` – the assignment (task line) is of the post's body ·
 * `own-task` – some assignment of the task is of the post's body · `issued` – the plan is issued.
 */
export type PlanRelation = 'anyone' | 'own-body' | 'own-task' | 'issued'

export type PlanAction =
  | 'plan.list'
  | 'plan.read'
  | 'plan.import'
  | 'plan.correct'
  | 'plan.issue'
  | 'task.read'
  | 'task.switch-check'
  | 'grid.read'
  | 'progress.read'
  | 'progress.report'
  | 'progress.enter-on-behalf'
  | 'progress.confirm'
  | 'progress.check'
  | 'evidence.read'
  | 'evidence.read-child'
  | 'difficulty.read'
  | 'difficulty.raise'
  | 'difficulty.answer'
  | 'measure.change'

const bodyWorkers: readonly Post[] = ['officer', 'head']
const leadOffice: readonly Post[] = ['lead-officer', 'lead-head', 'cli']
const whole: readonly Post[] = ['lead-officer', 'lead-head', 'province-leader', 'cli']
const ownBodyReaders: readonly Post[] = ['officer', 'head', 'leader', 'clerk']

/** The table "Posts of the first issue" of the architecture, for plans, tasks, progress and difficulties. */
export const planPolicy: Policy<PlanAction, Post, PlanRelation> = {
  // Everybody who works on the plan reads its words; a draft is the lead's.
  'plan.list': [
    { posts: ['officer', 'head', 'leader', 'clerk', 'auditor', 'administrator'], relation: 'issued' },
    { posts: whole, relation: 'anyone' },
  ],
  'plan.read': [
    { posts: ['officer', 'head', 'leader', 'clerk', 'auditor', 'administrator'], relation: 'issued' },
    { posts: whole, relation: 'anyone' },
  ],
  'plan.import': [{ posts: leadOffice, relation: 'anyone' }],
  'plan.correct': [{ posts: leadOffice, relation: 'anyone' }],
  'plan.issue': [{ posts: ['lead-head', 'cli'], relation: 'anyone' }],
  'task.read': [
    { posts: ownBodyReaders, relation: 'own-task' },
    { posts: whole, relation: 'anyone' },
  ],
  'task.switch-check': [{ posts: ['lead-head', 'cli'], relation: 'anyone' }],
  // The grid shows states only, never words or files.
  'grid.read': [
    { posts: ['officer', 'head', 'leader', 'auditor', 'administrator'], relation: 'issued' },
    { posts: whole, relation: 'issued' },
  ],
  'progress.read': [
    { posts: ownBodyReaders, relation: 'own-body' },
    { posts: whole, relation: 'anyone' },
  ],
  'progress.report': [
    { posts: bodyWorkers, relation: 'own-body' },
    { posts: ['lead-officer', 'lead-head', 'cli'], relation: 'own-body' },
  ],
  'progress.enter-on-behalf': [
    { posts: ['clerk'], relation: 'own-body' },
    { posts: leadOffice, relation: 'anyone' },
  ],
  'progress.confirm': [
    { posts: bodyWorkers, relation: 'own-body' },
    { posts: ['lead-officer', 'lead-head', 'cli'], relation: 'own-body' },
  ],
  'progress.check': [{ posts: ['head', 'lead-head', 'cli'], relation: 'own-body' }],
  'evidence.read': [
    { posts: ownBodyReaders, relation: 'own-body' },
    { posts: whole, relation: 'anyone' },
  ],
  // Pictures and data of children: the body and the lead only, not the province's leaders.
  'evidence.read-child': [
    { posts: ownBodyReaders, relation: 'own-body' },
    { posts: leadOffice, relation: 'anyone' },
  ],
  'difficulty.read': [
    { posts: ownBodyReaders, relation: 'own-body' },
    { posts: whole, relation: 'anyone' },
  ],
  'difficulty.raise': [
    { posts: ['officer', 'head', 'clerk'], relation: 'own-body' },
    { posts: ['lead-officer', 'lead-head', 'cli'], relation: 'own-body' },
  ],
  'difficulty.answer': [
    { posts: ['lead-officer', 'lead-head', 'province-leader', 'cli'], relation: 'anyone' },
  ],
  'measure.change': [{ posts: ['lead-head', 'cli'], relation: 'anyone' }],
}
