import type { Policy } from '#kernel/policy.ts'
import { POSTS, type Post } from './posts.ts'

/**
 * How a held post may stand to the record at hand:
 * `anyone` – no tie needed · `own-body` – the agency is the post's body · `here` – the account has or had a post at the
 * post's body · `kept` – and today holds none elsewhere, nor one that a keeper may not give · `kept-post` – such a post
 * at the own body · `own-entry`, `body-entry`, `plans-and-reports`, `technical` – which entries of the journal ·
 * `no-child` – all entries but those whose values speak of a child.
 */
export type AccessRelation =
  | 'anyone'
  | 'own-body'
  | 'here'
  | 'kept'
  | 'kept-post'
  | 'own-entry'
  | 'body-entry'
  | 'plans-and-reports'
  | 'technical'
  | 'no-child'

export type AccessAction =
  | 'session.own'
  | 'matrix.read'
  | 'agency.read'
  | 'agency.change'
  | 'group.change'
  | 'account.read'
  | 'account.create'
  | 'account.change'
  | 'post.give'
  | 'post.end'
  | 'journal.read'
  | 'journal.values'
  | 'jobs.read'

const directory: readonly Post[] = ['lead-head', 'administrator', 'cli']
const administrators: readonly Post[] = ['administrator', 'cli']
const keeper: readonly Post[] = ['account-keeper']

const workers: readonly Post[] = ['officer', 'clerk', 'account-keeper']
const chiefs: readonly Post[] = ['head', 'leader']
const lead: readonly Post[] = ['lead-officer', 'lead-head', 'cli']

/** Who may do what with agencies, accounts and the journal (architecture, "Posts of the first issue"). */
export const accessPolicy: Policy<AccessAction, Post, AccessRelation> = {
  'session.own': [{ posts: POSTS, relation: 'anyone' }],
  'matrix.read': [{ posts: POSTS, relation: 'anyone' }],
  'agency.read': [{ posts: POSTS, relation: 'anyone' }],
  'agency.change': [{ posts: directory, relation: 'anyone' }],
  'group.change': [{ posts: directory, relation: 'anyone' }],
  'account.read': [
    { posts: keeper, relation: 'here' },
    { posts: administrators, relation: 'anyone' },
  ],
  'account.create': [
    { posts: keeper, relation: 'own-body' },
    { posts: administrators, relation: 'anyone' },
  ],
  // A keeper's code for a person who also holds a wider post would open that post, so `kept` is narrower than `here`.
  'account.change': [
    { posts: keeper, relation: 'kept' },
    { posts: administrators, relation: 'anyone' },
  ],
  'post.give': [
    { posts: keeper, relation: 'own-body' },
    { posts: administrators, relation: 'anyone' },
  ],
  'post.end': [
    { posts: keeper, relation: 'kept-post' },
    { posts: administrators, relation: 'anyone' },
  ],
  'journal.read': [
    { posts: workers, relation: 'own-entry' },
    { posts: chiefs, relation: 'body-entry' },
    { posts: lead, relation: 'plans-and-reports' },
    { posts: ['auditor'], relation: 'anyone' },
    { posts: administrators, relation: 'technical' },
  ],
  'journal.values': [
    { posts: workers, relation: 'own-entry' },
    { posts: chiefs, relation: 'body-entry' },
    { posts: lead, relation: 'plans-and-reports' },
    { posts: ['auditor'], relation: 'no-child' },
    { posts: administrators, relation: 'technical' },
  ],
  'jobs.read': [{ posts: administrators, relation: 'anyone' }],
}
