import { z } from 'zod'
import { Fault, kernelFaults } from '../fault.ts'

type JsonSchema = { type?: string; anyOf?: JsonSchema[]; properties?: Record<string, JsonSchema> }

/** Reads the texts of a query string as what the schema asks for: numbers, yes/no, lists and objects as JSON. */
export function readQuery(
  schema: z.core.$ZodType,
): (raw: Record<string, unknown>) => Record<string, unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const kinds = new Map(Object.entries(shape.properties ?? {}).map(([key, value]) => [key, kindOf(value)]))
  return (raw) =>
    Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [
        key,
        typeof value === 'string' ? read(value, kinds.get(key)) : value,
      ]),
    )
}

function kindOf(schema: JsonSchema): string {
  if (schema.type !== undefined) return schema.type
  return (schema.anyOf ?? []).map(kindOf).find((kind) => kind !== 'null') ?? 'string'
}

function read(text: string, kind: string | undefined): unknown {
  if (kind === 'number' || kind === 'integer') return text.trim() === '' ? text : Number(text)
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (kind === 'array' || kind === 'object') {
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
  return text
}

/** PostgreSQL keeps no NUL and no lone surrogate: such input is refused at the door, however deep it lies. */
export function refuseHostileText(value: unknown, depth = 0): void {
  if (depth > 32) throw new Fault(kernelFaults['input.unreadable'])
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) throw new Fault(kernelFaults['input.unreadable'])
  } else if (Array.isArray(value)) {
    for (const member of value) refuseHostileText(member, depth + 1)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      refuseHostileText(key, depth + 1)
      refuseHostileText(member, depth + 1)
    }
  }
}
