import type { FileStore } from './files/file-store.ts'
import { kernelContract } from '../contract.ts'
import { findDraft, keepDraft } from './drafts.ts'
import { routes, type Routes } from './http.ts'

/** Unsent text and files on their way in. */
export function kernelRoutes(files: FileStore): Routes {
  return routes(kernelContract, {
    getDraft: ({ db, by }, { key }) => findDraft(db, by.accountId, key),
    async putDraft({ db, by, now }, { key, body }) {
      await keepDraft(db, by.accountId, key, body, now)
      return { savedAt: now }
    },
    async upload({ db, by, now, bytes }, { name }) {
      const stored = await files.store(db, bytes, { accountId: by.accountId, name, now })
      return { file: stored.sha256, name, size: stored.size, kind: stored.kind }
    },
  })
}
