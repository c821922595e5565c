import { config } from 'zod'

// The content policy forbids making code from text; without this Zod would try it with the first schema, and the
// browser report it. So this stands before every import that makes a schema.
config({ jitless: true })
