import { z } from 'zod'
import { Instant } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/id.ts'
import { Post } from './posts.ts'

export const Me = z.object({
  accountId: Id,
  login: z.string(),
  name: z.string(),
  lang: z.enum(['vi', 'en']),
  mustChange: z.boolean(),
  demonstration: z.boolean(),
  posts: z.array(
    z.object({ id: Id, post: Post, agencyId: Id, agencyName: z.string(), agencyShort: z.string() }),
  ),
  /** Actions that some held post allows in some relation: which places are worth showing. Records carry their own `can`. */
  can: z.array(z.string()),
  now: Instant,
})
export type Me = z.infer<typeof Me>

export const sessionContract = {
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    action: 'open',
    audit: 'SignIn',
    quiet: true,
    input: z.object({ login: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) }),
    output: Me,
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/session',
    action: 'session.own',
    audit: 'Me',
    input: z.object({}),
    output: Me,
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/api/session/end',
    action: 'session.own',
    audit: 'SignOut',
    quiet: true,
    input: z.object({}),
    output: z.null(),
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/api/session/all',
    action: 'session.own',
    audit: 'MySessions',
    input: z.object({}),
    output: z.array(
      z.object({ id: Id, startedAt: Instant, seenAt: Instant, device: z.string(), current: z.boolean() }),
    ),
  }),
  endSession: endpoint({
    method: 'POST',
    path: '/api/session/all/:id/end',
    action: 'session.own',
    audit: 'SessionEnd',
    input: z.object({ id: Id }),
    output: z.null(),
  }),
  setPassword: endpoint({
    method: 'POST',
    path: '/api/session/password',
    action: 'session.own',
    audit: 'PasswordSet',
    quiet: true,
    input: z.object({ old: z.string().max(200), new: z.string().max(200) }),
    output: z.null(),
  }),
  setLang: endpoint({
    method: 'POST',
    path: '/api/session/lang',
    action: 'session.own',
    audit: 'LangSet',
    quiet: true,
    input: z.object({ lang: z.enum(['vi', 'en']) }),
    output: z.null(),
  }),
}
