import { z } from 'zod'
import { Instant } from './civil-date.ts'
import { endpoint } from './endpoint.ts'

const Key = z.string().regex(/^[\w.:-]{1,200}$/)

/** Doors without domain words: unsent text, files on their way in, the day on the server. */
export const kernelContract = {
  getDraft: endpoint({
    method: 'GET',
    path: '/api/drafts/:key',
    action: 'session.own',
    audit: 'DraftRead',
    input: z.object({ key: Key }),
    output: z.object({ body: z.unknown(), savedAt: Instant.nullable() }),
  }),
  putDraft: endpoint({
    method: 'PUT',
    path: '/api/drafts/:key',
    action: 'session.own',
    audit: 'DraftSave',
    quiet: true,
    // A null body throws the draft away.
    input: z.object({ key: Key, body: z.json() }),
    output: z.object({ savedAt: Instant }),
  }),
  upload: endpoint({
    method: 'POST',
    path: '/api/files',
    action: 'session.own',
    audit: 'FileUpload',
    quiet: true,
    bytes: 'in',
    limit: 209_715_200,
    input: z.object({ name: z.string().trim().min(1).max(255) }),
    output: z.object({ file: z.string(), name: z.string(), size: z.number(), kind: z.string() }),
  }),
}
