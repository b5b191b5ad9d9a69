/** Requests as the OpenAPI document says they may be, for walks through the whole API. */

export type OpenApi = {
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}
export type Operation = {
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  example?: unknown
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** What stands for an id that there is not. */
export const unknownId = '0192f3c1-0000-7000-8000-000000000000'

export type Body = { type: string; content: string } | undefined

export function operationsOf(document: OpenApi) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )
}

/** Every query parameter that is compulsory. */
export function queryOf(document: OpenApi, { parameters = [] }: Operation): string {
  const query = parameters
    .filter((p) => p.in === 'query' && p.required)
    .map((p) => [p.name, String(exampleOf(document, p.schema))])
  return query.length ? `?${new URLSearchParams(query)}` : ''
}

/** A body that fits the operation's schema, so that it is the deed and not the parser that refuses. */
export function bodyOf(document: OpenApi, { requestBody }: Operation): Body {
  if (!requestBody) return undefined
  const json = requestBody.content['application/json']
  return json
    ? { type: 'application/json', content: JSON.stringify(exampleOf(document, json.schema)) }
    : { type: Object.keys(requestBody.content)[0]!, content: 'some bytes' }
}

function exampleOf(document: OpenApi, schema: Schema): unknown {
  if (schema.$ref) return exampleOf(document, document.components!.schemas![schema.$ref.split('/').at(-1)!]!)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (choice) return exampleOf(document, choice)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(document, part)))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, exampleOf(document, schema.properties?.[key] ?? {})]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(document, schema.items ?? {}))
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return textOf(schema)
  }
}

function textOf({ format, minLength = 1, pattern, example }: Schema): string {
  if (pattern && typeof example === 'string') return example
  if (format === 'email') return 'somebody@example.com'
  if (format === 'uri') return 'https://login.example.com/'
  if (format === 'uuid') return unknownId
  if (format === 'date-time') return '2026-03-02T09:00:00Z'
  if (pattern?.includes('a-z0-9')) return 'something'
  return 'x'.repeat(Math.max(minLength, 12))
}
