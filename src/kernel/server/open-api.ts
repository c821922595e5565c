import { z } from 'zod'
import { pathParams, type Contract, type Endpoint } from '../endpoint.ts'
import { FaultAnswer } from '../fault.ts'

type Schema = { properties?: Record<string, unknown>; required?: string[]; [key: string]: unknown }

const asSchema = (schema: z.core.$ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Schema
  return rest
}

/** OpenAPI 3.1 of the contracts, by slice (X15). */
export function openApi(contracts: Record<string, Contract>): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [slice, contract] of Object.entries(contracts))
    for (const [name, door] of Object.entries(contract)) {
      const path = door.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [door.method.toLowerCase()]: operation(slice, name, door) }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Măng Non',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Every POST and PUT that is a command carries a command-id (UUIDv7): the same id with the same body is done once and answered alike. Faults are {code, text, fields?, current?, yours?}.',
    },
    paths,
    components: {
      schemas: { Fault: asSchema(FaultAnswer, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mang_non' } },
    },
  }
}

function operation(slice: string, name: string, door: Endpoint): object {
  const input = asSchema(door.input, 'input') as Schema
  const inPath = pathParams(door.path)
  const fields = Object.entries(input.properties ?? {})
  const rest = fields.filter(([key]) => !inPath.includes(key))
  const required = input.required ?? []
  const asQuery = door.method === 'GET' || door.bytes === 'in'
  const parameters = [
    ...inPath.map((key) => ({
      name: key,
      in: 'path',
      required: true,
      schema: input.properties?.[key] ?? {},
    })),
    ...(asQuery
      ? rest.map(([key, schema]) => ({ name: key, in: 'query', required: required.includes(key), schema }))
      : []),
    ...(door.method !== 'GET' && door.quiet !== true
      ? [{ name: 'command-id', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } }]
      : []),
  ]
  const body = {
    ...input,
    properties: Object.fromEntries(rest),
    required: required.filter((key) => !inPath.includes(key)),
  }
  const fault = {
    description: 'Fault',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Fault' } } },
  }
  return {
    operationId: name,
    tags: [slice],
    'x-action': door.action,
    'x-audit': door.audit,
    security: door.action === 'open' ? [] : [{ session: [] }],
    parameters,
    ...(door.method === 'GET'
      ? {}
      : {
          requestBody: {
            required: true,
            content:
              door.bytes === 'in'
                ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
                : { 'application/json': { schema: body } },
          },
        }),
    responses: {
      200: {
        description: 'OK',
        content:
          door.bytes === 'out'
            ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
            : { 'application/json': { schema: asSchema(door.output, 'output') } },
      },
      '4XX': fault,
    },
  }
}
