import { z } from 'zod'

/** Posts of the first issue; several may be held by one person, each at one body, with dates. */
export const POSTS = [
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
] as const

export const Post = z.enum(POSTS)
export type Post = z.infer<typeof Post>
