import type { Work } from '#slices/access/server/api.ts'

/** What a post leaves behind, as the slices tell it; duties so far belong to the body, so a person leaves none alone. */
export const work: Work = {
  left: async () => [],
  handOver: async () => {},
}
