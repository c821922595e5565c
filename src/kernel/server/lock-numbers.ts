/** The advisory locks of the house: one number each, so that no two duties wait for each other by mistake. */
export const LOCKS = {
  migrate: 730_040_001,
  seal: 730_040_002,
  restore: 730_040_003,
  load: 730_040_004,
  administrators: 730_040_005,
} as const
