import type { z } from 'zod'

/** A door of the server, as data: routes, client, OpenAPI and tests derive from it. */
export interface Endpoint<
  In extends z.core.$ZodType = z.core.$ZodType,
  Out extends z.core.$ZodType = z.core.$ZodType,
  Method extends 'GET' | 'POST' | 'PUT' = 'GET' | 'POST' | 'PUT',
> {
  /** GET reads; POST and PUT are commands and carry a `command-id`. */
  method: Method
  /** `/api/slice/things/:id`; parameters of the path are part of `input`. */
  path: string
  /** The word of the policy that decides who may; `open` needs no account. */
  action: string
  /** The name under which it is found in the journal and the log. */
  audit: string
  input: In
  output: Out
  /** Body limit in bytes where the usual 1 MB is too small. */
  limit?: number
  /** Saves what nobody else sees (drafts, uploads not yet attached): no command id, no journal entry. */
  quiet?: boolean
  /** Files in and out go as bytes, not JSON. */
  bytes?: 'in' | 'out'
}

/** Declares an endpoint; leaving out action or audit does not compile. */
export function endpoint<
  In extends z.core.$ZodType,
  Out extends z.core.$ZodType,
  const Method extends 'GET' | 'POST' | 'PUT',
  const More extends { quiet?: true; bytes?: 'in' | 'out' } = Record<never, never>,
>(door: Endpoint<In, Out, Method> & More): Endpoint<In, Out, Method> & More {
  return door
}

export type Contract = Record<string, Endpoint>
export type InputOf<E> = E extends Endpoint<infer In, infer _O, infer _M> ? z.output<In> : never
export type SentOf<E> = E extends Endpoint<infer In, infer _O, infer _M> ? z.input<In> : never
export type OutputOf<E> = E extends Endpoint<infer _I, infer Out, infer _M> ? z.input<Out> : never
export type AnswerOf<E> = E extends Endpoint<infer _I, infer Out, infer _M> ? z.output<Out> : never

/** The names of a path's parameters, `:id` → `id`. */
export function pathParams(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
}
