/** A post that a person holds on a day, with the body and the area it is bounded by. */
export interface HeldPost {
  id: string
  post: string
  agencyId: string
  unitId: string | null
}

/** Who acts: resolved from the session for each request. */
export interface Actor {
  accountId: string
  name: string
  lang: 'vi' | 'en'
  posts: readonly HeldPost[]
}

/** One way to be allowed: the post, and the relation it must stand in to the record (a predicate in the slice's relations.ts). */
export interface Grant<Post extends string = string, Relation extends string = string> {
  posts: readonly Post[]
  relation: Relation
}

/** Action → the grants any one of which suffices. An action that is not named is refused to everybody. */
export type Policy<
  Action extends string = string,
  Post extends string = string,
  Relation extends string = string,
> = Record<Action, readonly Grant<Post, Relation>[]>

/** The held posts by which a person may do an action, each with the relation that must hold. Empty means no. */
export function grantsOf<A extends string, P extends string, R extends string>(
  policy: Policy<A, P, R>,
  action: A,
  actor: Pick<Actor, 'posts'>,
): { held: HeldPost; relation: R }[] {
  return actor.posts.flatMap((held) =>
    policy[action]
      .filter((grant) => (grant.posts as readonly string[]).includes(held.post))
      .map((grant) => ({ held, relation: grant.relation })),
  )
}
