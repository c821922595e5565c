import fc from 'fast-check'

/** What `z.toJSONSchema` writes of an input. */
export interface Schema {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  items?: Schema | false
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: Schema | boolean
  $ref?: string
}

/** Values that stand in the database already, so that what is made up is found there. */
export interface Known {
  ids: readonly string[]
  /** Those that stood under such a name (`planId`), or were the things themselves that a door is about (`id`). */
  idsOf(field: string): readonly string[]
  digests: readonly string[]
  words: readonly string[]
}

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Inputs as a schema asks for them. */
export function arbitraryOf(schema: Schema, known: Known, field = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => arbitraryOf(one, known, field)))
  if (schema.allOf !== undefined)
    return arbitraryOf(Object.assign({}, ...schema.allOf) as Schema, known, field)
  switch (schema.type) {
    case 'string':
      return textOf(schema, known, field)
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.constantFrom(1, 2, 3, 2025, 2026),
        fc.integer({
          min: Math.max(schema.minimum ?? -1000, -1e9),
          max: Math.min(schema.maximum ?? 5000, 1e9),
        }),
      )
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return schema.prefixItems !== undefined
        ? fc.tuple(...schema.prefixItems.map((one) => arbitraryOf(one, known)))
        : fc.array(arbitraryOf(schema.items || {}, known, field), {
            minLength: schema.minItems ?? 0,
            maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
          })
    case 'object':
      return objectOf(schema, known)
    default:
      return fc.jsonValue({ maxDepth: 3 })
  }
}

function objectOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0 && typeof schema.additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom(...known.words), arbitraryOf(schema.additionalProperties, known), {
      maxKeys: 3,
    })
  const model = Object.fromEntries(fields.map(([key, one]) => [key, arbitraryOf(one, known, key)]))
  return fc.record(model, { requiredKeys: schema.required ?? [] })
}

function textOf(schema: Schema, known: Known, field: string): fc.Arbitrary<string> {
  if (schema.format === 'uuid')
    return fc.oneof(
      { arbitrary: fc.constantFrom(...known.idsOf(field)), weight: 12 },
      { arbitrary: fc.constantFrom(...known.ids), weight: 2 },
      { arbitrary: fc.uuid({ version: 7 }), weight: 3 },
    )
  if (schema.format === 'date') return day
  if (schema.format === 'date-time') return day.map((one) => `${one}T01:00:00.000Z`)
  if (schema.pattern !== undefined) {
    if (schema.pattern.includes('64')) return fc.constantFrom(...known.digests)
    try {
      return fc.oneof(fc.stringMatching(new RegExp(schema.pattern)), fc.constantFrom(...known.words))
    } catch {
      return fc.constantFrom(...known.words)
    }
  }
  const bounds = {
    minLength: schema.minLength ?? 0,
    maxLength: Math.min(schema.maxLength ?? 40, (schema.minLength ?? 0) + 40),
  }
  return fc.oneof(fc.constantFrom(...known.words), fc.string({ ...bounds, unit: 'grapheme' }))
}

const HOSTILE: readonly unknown[] = [
  ...[null, true, -1, 0, 0.5, 1e308, -1e308, 2 ** 53, '', ' ', [], {}, [[[[]]]], '0', '-0', '１２'],
  ...[
    '\u0000',
    '\ud800',
    '\u202e',
    '%',
    '_',
    '\\',
    "'; drop table plan.plan; --",
    '${7*7}',
    '../../etc/passwd',
  ],
  ...[
    '2026-02-30',
    '9999-12-31',
    '0000-01-01',
    '275760-09-14',
    '2026-13-01T00:00:00Z',
    'infinity',
    '-infinity',
  ],
  ...['a'.repeat(300_000), 'ệ'.repeat(20_000), '👧🏽'.repeat(300), '00000000-0000-0000-0000-000000000000'],
  ...[{ __proto__: null, constructor: 1 }, { toString: 'x' }, Array.from({ length: 3000 }, () => 0)],
  ...[JSON.parse('{"__proto__":{"admin":true}}') as unknown, { length: -1 }],
]

/** The same input with some of its places taken by what nobody should send. */
export function hostile(input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    what: fc.constantFrom(...HOSTILE),
    how: fc.constantFrom('set', 'drop', 'add'),
  })
  return fc.tuple(input, fc.array(change, { minLength: 1, maxLength: 3 })).map(([value, changes]) => {
    let changed = structuredClone(value)
    for (const { at, what, how } of changes) {
      const places = placesIn(changed)
      if (places.length === 0) changed = structuredClone(what)
      else {
        const { holder, key } = places[at % places.length]!
        if (how === 'drop') delete holder[key]
        else holder[how === 'set' ? key : 'thêm'] = structuredClone(what)
      }
    }
    return changed
  })
}

function placesIn(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}
