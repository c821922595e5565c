import type { Policy } from '#kernel/policy.ts'
import type { Post } from '#slices/access/posts.ts'

/**
 * `anyone` – no tie · `own-body` – the contribution is of the post's body · `of-lead` – the post is at the plan's lead ·
 * `received` – the body's contribution was received · `taken` – the report has left the draft · `taken-at-lead` – both.
 */
export type ReportRelation = 'anyone' | 'own-body' | 'of-lead' | 'received' | 'taken' | 'taken-at-lead'

export type ReportAction =
  | 'report.list'
  | 'report.read'
  | 'report.settle'
  | 'contribution.read'
  | 'contribution.read-draft'
  | 'contribution.write'
  | 'contribution.write-on-behalf'
  | 'contribution.confirm'
  | 'contribution.receive'
  | 'consolidation.read'
  | 'consolidation.write'
  | 'document.read'
  | 'report.take'
  | 'report.issue'

const lead: readonly Post[] = ['lead-officer', 'lead-head', 'cli']
const bodies: readonly Post[] = ['officer', 'head', 'leader', 'clerk']

/** Contributions, their sending and receiving, consolidation (architecture, "Posts of the first issue"). */
export const reportPolicy: Policy<ReportAction, Post, ReportRelation> = {
  'report.list': [{ posts: [...bodies, ...lead, 'province-leader'], relation: 'anyone' }],
  'report.read': [{ posts: [...bodies, ...lead, 'province-leader'], relation: 'anyone' }],
  'report.settle': [{ posts: lead, relation: 'anyone' }],
  'contribution.read': [
    { posts: bodies, relation: 'own-body' },
    { posts: ['clerk'], relation: 'of-lead' },
    { posts: lead, relation: 'anyone' },
    // The province's leaders read what has been received, never another body's draft.
    { posts: ['province-leader'], relation: 'received' },
  ],
  'contribution.read-draft': [
    { posts: bodies, relation: 'own-body' },
    { posts: ['clerk'], relation: 'of-lead' },
    { posts: lead, relation: 'anyone' },
  ],
  'contribution.write': [
    { posts: ['officer', 'head', 'lead-officer', 'lead-head', 'cli'], relation: 'own-body' },
  ],
  'contribution.write-on-behalf': [
    { posts: ['clerk'], relation: 'own-body' },
    // The lead's văn thư takes in the paper of any body.
    { posts: ['clerk'], relation: 'of-lead' },
    { posts: lead, relation: 'anyone' },
  ],
  'contribution.confirm': [
    { posts: ['officer', 'head', 'lead-officer', 'lead-head', 'cli'], relation: 'own-body' },
  ],
  'contribution.receive': [{ posts: lead, relation: 'anyone' }],
  'consolidation.read': [
    { posts: lead, relation: 'anyone' },
    // The lead's văn thư records number, date and scan on this page once the report is taken.
    { posts: ['clerk'], relation: 'taken-at-lead' },
    { posts: ['province-leader'], relation: 'anyone' },
  ],
  'consolidation.write': [{ posts: lead, relation: 'anyone' }],
  'document.read': [
    { posts: lead, relation: 'anyone' },
    { posts: ['clerk'], relation: 'taken-at-lead' },
    { posts: ['province-leader'], relation: 'anyone' },
  ],
  'report.take': [{ posts: lead, relation: 'anyone' }],
  'report.issue': [
    { posts: [...lead, 'province-leader'], relation: 'taken' },
    { posts: ['clerk'], relation: 'taken-at-lead' },
  ],
}
