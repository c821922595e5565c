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

/** Posts that a person can be given over HTTP; the command line's own is given by the command line. */
export const PersonPost = Post.exclude(['cli'])
export type PersonPost = z.infer<typeof PersonPost>

/** What an account-keeper gives and ends in the own body; everything wider is an administrator's. */
export const KEPT_POSTS: readonly Post[] = ['officer', 'head', 'leader', 'clerk']
