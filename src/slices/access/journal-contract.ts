import { z } from 'zod'
import { CivilDate, Instant } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/id.ts'
import { Post } from './posts.ts'

export const EntryView = z.object({
  id: Id,
  at: Instant,
  accountId: Id,
  who: z.string(),
  /** The system's user, where the command line did it. */
  osUser: z.string().nullable(),
  post: Post.nullable(),
  agency: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  area: z.string(),
  action: z.string(),
  audit: z.string(),
  recordType: z.string(),
  recordId: Id,
  sensitivity: z.enum(['open', 'inner', 'child']),
  /** Its place in the sealed order; null until the sealer has taken it. */
  position: z.number().int().nullable(),
  /** `hidden`: not the reader's to see · `erased`: erased by law, the digest stays. */
  values: z.enum(['shown', 'hidden', 'erased']),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
})
export type EntryView = z.infer<typeof EntryView>

/** The journal as a person may read it, and the table of what each post may do. */
export const journalContract = {
  journal: endpoint({
    method: 'GET',
    path: '/api/journal',
    action: 'journal.read',
    audit: 'JournalRead',
    input: z.object({
      from: CivilDate.optional(),
      to: CivilDate.optional(),
      area: z
        .string()
        .regex(/^[a-z]{1,30}$/)
        .optional(),
      recordId: Id.optional(),
      accountId: Id.optional(),
      q: z.string().trim().max(100).optional(),
      after: Id.optional(),
    }),
    output: z.object({ items: z.array(EntryView), next: Id.nullable() }),
  }),
  matrix: endpoint({
    method: 'GET',
    path: '/api/posts',
    action: 'matrix.read',
    audit: 'MatrixRead',
    input: z.object({}),
    output: z.object({
      posts: z.array(Post),
      slices: z.array(
        z.object({
          slice: z.string(),
          actions: z.array(
            z.object({
              action: z.string(),
              grants: z.array(z.object({ posts: z.array(z.string()), relation: z.string() })),
            }),
          ),
        }),
      ),
    }),
  }),
}
