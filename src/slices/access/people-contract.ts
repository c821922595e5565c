import { z } from 'zod'
import { CivilDate, Instant } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/id.ts'
import { PersonPost, Post } from './posts.ts'

export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,59}$/)
const PersonName = z.string().trim().min(1).max(120)
const Version = z.number().int()

export const PostView = z.object({
  id: Id,
  post: Post,
  agencyId: Id,
  agencyName: z.string(),
  agencyShort: z.string(),
  validFrom: CivilDate.nullable(),
  validTo: CivilDate.nullable(),
  /** Held today. */
  held: z.boolean(),
  givenBy: z.string().nullable(),
  version: Version,
  can: z.array(z.string()),
})
export type PostView = z.infer<typeof PostView>

export const PersonView = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  /** `code`: a one-time code waits to be used; `none`: neither code nor password, a code must be given. */
  state: z.enum(['active', 'code', 'none', 'closed']),
  codeUntil: Instant.nullable(),
  sessions: z.number().int(),
  demonstration: z.boolean(),
  posts: z.array(PostView),
  version: Version,
  can: z.array(z.string()),
})
export type PersonView = z.infer<typeof PersonView>

const postInput = { post: PersonPost, agencyId: Id, from: CivilDate, to: CivilDate.nullable() }
const newPerson = { accountId: Id, postId: Id, login: Login, name: PersonName, ...postInput }

export const SheetProblem = z.enum([
  'name-missing',
  'login-wrong',
  'login-taken',
  'login-twice',
  'post-unknown',
  'post-not-yours',
  'agency-unknown',
  'agency-not-yours',
  'agency-not-standing',
  'day-unreadable',
  'days-reversed',
])
export type SheetProblem = z.infer<typeof SheetProblem>

export const SheetColumn = z.enum(['name', 'login', 'post', 'agency', 'from', 'to'])
export type SheetColumn = z.infer<typeof SheetColumn>

export const SheetRow = z.object({
  /** The row's number as the sheet shows it. */
  line: z.number().int(),
  name: z.string(),
  login: z.string(),
  /** The login was made from the name. */
  proposed: z.boolean(),
  post: PersonPost.nullable(),
  postSaid: z.string(),
  agencyId: Id.nullable(),
  agencySaid: z.string(),
  agencyName: z.string().nullable(),
  from: CivilDate.nullable(),
  to: CivilDate.nullable(),
  problems: z.array(z.object({ column: SheetColumn, problem: SheetProblem })),
})
export type SheetRow = z.infer<typeof SheetRow>

/** Something that a person leaves behind with a post, and how often; no words of the plan, which a keeper may not read. */
export const WorkItem = z.object({ vi: z.string(), en: z.string(), count: z.number().int() })
export type WorkItem = z.infer<typeof WorkItem>

/** Doors of people and their accounts; an account-keeper sees the own body's, an administrator all. */
export const peopleContract = {
  people: endpoint({
    method: 'GET',
    path: '/api/people',
    action: 'account.read',
    audit: 'PeopleList',
    input: z.object({
      q: z.string().trim().max(120).optional(),
      agencyId: Id.optional(),
      post: Post.optional(),
      closed: z.boolean().optional(),
      after: Id.optional(),
    }),
    output: z.object({
      items: z.array(PersonView),
      next: Id.nullable(),
      /** Bodies for which the person may make accounts: null for all. */
      bodies: z.array(z.object({ id: Id, name: z.string(), short: z.string() })).nullable(),
      posts: z.array(PersonPost),
    }),
  }),
  person: endpoint({
    method: 'GET',
    path: '/api/people/:id',
    action: 'account.read',
    audit: 'PersonRead',
    input: z.object({ id: Id }),
    output: PersonView,
  }),
  createPerson: endpoint({
    method: 'POST',
    path: '/api/people',
    action: 'account.create',
    audit: 'PersonCreate',
    // The one-time code is asked for afterwards with `issueCodes`, so that no answer kept for repetition holds a secret.
    input: z.object(newPerson),
    output: PersonView,
  }),
  changePerson: endpoint({
    method: 'POST',
    path: '/api/people/:id',
    action: 'account.change',
    audit: 'PersonChange',
    input: z.object({ id: Id, version: Version, name: PersonName, login: Login }),
    output: PersonView,
  }),
  issueCodes: endpoint({
    method: 'POST',
    path: '/api/people/codes',
    action: 'account.change',
    audit: 'CodeIssue',
    // Quiet: repeated, it makes newer codes that replace these; the codes are answered once and kept as hashes only.
    quiet: true,
    input: z.object({ accounts: z.array(Id).min(1).max(200) }),
    output: z.array(
      z.object({
        accountId: Id,
        name: z.string(),
        login: z.string(),
        agency: z.string(),
        code: z.string(),
        until: Instant,
      }),
    ),
  }),
  givePost: endpoint({
    method: 'POST',
    path: '/api/people/:id/posts',
    action: 'post.give',
    audit: 'PostGive',
    input: z.object({ id: Id, postId: Id, ...postInput }),
    output: PersonView,
  }),
  workLeft: endpoint({
    method: 'GET',
    path: '/api/people/:id/posts/:postId/work',
    action: 'post.end',
    audit: 'WorkLeft',
    input: z.object({ id: Id, postId: Id }),
    output: z.object({
      work: z.array(WorkItem),
      /** Colleagues at that body who could take it. */
      takers: z.array(z.object({ id: Id, name: z.string(), post: Post })),
    }),
  }),
  endPost: endpoint({
    method: 'POST',
    path: '/api/people/:id/posts/:postId/end',
    action: 'post.end',
    audit: 'PostEnd',
    input: z.object({
      id: Id,
      postId: Id,
      version: Version,
      lastDay: CivilDate,
      takenBy: Id.nullable(),
    }),
    output: PersonView,
  }),
  endPersonSessions: endpoint({
    method: 'POST',
    path: '/api/people/:id/sessions/end',
    action: 'account.change',
    audit: 'SessionsEnd',
    input: z.object({ id: Id }),
    output: PersonView,
  }),
  closePerson: endpoint({
    method: 'POST',
    path: '/api/people/:id/close',
    action: 'account.change',
    audit: 'PersonClose',
    input: z.object({ id: Id, version: Version }),
    output: PersonView,
  }),
  readPeopleSheet: endpoint({
    method: 'POST',
    path: '/api/people/import/preview',
    action: 'account.create',
    audit: 'PeoplePreview',
    quiet: true,
    // An uploaded Excel file by its digest, or cells pasted from one (tabs between, a row a line).
    input: z.union([
      z.object({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
      z.object({ text: z.string().max(400_000) }),
    ]),
    output: z.object({ rows: z.array(SheetRow) }),
  }),
  importPeople: endpoint({
    method: 'POST',
    path: '/api/people/import',
    action: 'account.create',
    audit: 'PeopleImport',
    input: z.object({ rows: z.array(z.object(newPerson)).min(1).max(500) }),
    output: z.object({ accounts: z.array(Id) }),
  }),
}
