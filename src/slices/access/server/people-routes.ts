import type { FileStore } from '#kernel/server/files/file-store.ts'
import { faultOfConstraint } from '#kernel/server/http-faults.ts'
import { routes, type Routes } from '#kernel/server/http.ts'
import { accessFaults } from '../faults.ts'
import { peopleContract } from '../people-contract.ts'
import type { Work } from './api.ts'
import { endPost, findWorkLeft } from './commands/end-post.ts'
import { importPeople, previewPeople } from './commands/import-people.ts'
import { issueCodes } from './commands/issue-codes.ts'
import { changePerson, closePerson, createPerson, endPersonSessions, givePost } from './commands/people.ts'
import { bodiesToFill, getPerson, listPeople, postsToGive } from './people-queries.ts'
import { accessGate } from './relations.ts'

faultOfConstraint('account_login_once', accessFaults['account.login_taken'])
faultOfConstraint('account_post_once', accessFaults['post.overlaps'])

/** People and their accounts; `work` says what a post leaves and hands it over. */
export function peopleRoutes(parts: { files: FileStore; work: Work }): Routes {
  const { files, work } = parts
  return routes(peopleContract, {
    async people({ db, by, now, today }, asked) {
      accessGate(today).require('account.read', by)
      return {
        ...(await listPeople(db, asked, now, today, by)),
        bodies: await bodiesToFill(db, today, by),
        posts: postsToGive(today, by),
      }
    },
    async person({ db, by, now, today }, { id }) {
      accessGate(today).require('account.read', by)
      return getPerson(db, id, now, today, by)
    },
    createPerson: ({ db: tx, ...hand }, input) => createPerson({ tx, ...hand }, input),
    changePerson: ({ db: tx, ...hand }, input) => changePerson({ tx, ...hand }, input),
    issueCodes: ({ db: tx, ...hand }, input) => issueCodes({ tx, ...hand }, input),
    givePost: ({ db: tx, ...hand }, input) => givePost({ tx, ...hand }, input),
    workLeft: ({ db, by, today }, input) => findWorkLeft(db, by, today, input, work),
    endPost: ({ db: tx, ...hand }, input) => endPost({ tx, ...hand }, input, work),
    endPersonSessions: ({ db: tx, ...hand }, { id }) => endPersonSessions({ tx, ...hand }, id),
    closePerson: ({ db: tx, ...hand }, input) => closePerson({ tx, ...hand }, input),
    readPeopleSheet: ({ db, by, today }, input) => previewPeople({ db, by, today, files }, input),
    importPeople: ({ db: tx, ...hand }, input) => importPeople({ tx, ...hand }, input),
  })
}
