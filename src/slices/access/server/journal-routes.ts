import type { Policy } from '#kernel/policy.ts'
import { routes, type Routes } from '#kernel/server/http.ts'
import { journalContract } from '../journal-contract.ts'
import { POSTS } from '../posts.ts'
import { listEntries } from './journal-queries.ts'
import { accessGate } from './relations.ts'

/** The journal, and what each post may do as the policies of all slices say it (app gives them). */
export function journalRoutes(policies: Record<string, Policy>): Routes {
  return routes(journalContract, {
    async journal({ db, by, today }, asked) {
      accessGate(today).require('journal.read', by)
      return listEntries(db, asked, today, by)
    },
    async matrix({ by, today }) {
      accessGate(today).require('matrix.read', by)
      return {
        posts: [...POSTS],
        slices: Object.entries(policies).map(([slice, policy]) => ({
          slice,
          actions: Object.entries(policy).map(([action, grants]) => ({
            action,
            grants: grants.map(({ posts, relation }) => ({ posts: [...posts], relation })),
          })),
        })),
      }
    },
  })
}
