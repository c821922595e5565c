import type { Policy } from '#kernel/policy.ts'
import type { Post } from './posts.ts'

export type AccessRelation = 'anyone' | 'own' | 'own-body'

export type AccessAction =
  | 'session.own'
  | 'agency.read'
  | 'agency.change'
  | 'account.read'
  | 'account.change'
  | 'account.administer'
  | 'journal.own'
  | 'journal.read'
  | 'matrix.read'

const everybody: readonly Post[] = [
  'officer',
  'head',
  'leader',
  'clerk',
  'lead-officer',
  'lead-head',
  'province-leader',
  'account-keeper',
  'auditor',
  'administrator',
  'cli',
]

/** Who may do what with agencies, accounts and the journal (architecture, "Posts of the first issue"). */
export const accessPolicy: Policy<AccessAction, Post, AccessRelation> = {
  'session.own': [{ posts: everybody, relation: 'anyone' }],
  'matrix.read': [{ posts: everybody, relation: 'anyone' }],
  'agency.read': [{ posts: everybody, relation: 'anyone' }],
  'agency.change': [{ posts: ['lead-head', 'administrator', 'cli'], relation: 'anyone' }],
  'account.read': [
    { posts: ['account-keeper'], relation: 'own-body' },
    { posts: ['administrator', 'cli'], relation: 'anyone' },
  ],
  'account.change': [
    { posts: ['account-keeper'], relation: 'own-body' },
    { posts: ['administrator', 'cli'], relation: 'anyone' },
  ],
  'account.administer': [{ posts: ['administrator', 'cli'], relation: 'anyone' }],
  'journal.own': [{ posts: everybody, relation: 'own' }],
  'journal.read': [],
}
