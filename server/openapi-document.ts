/** The one description of the API: OpenAPI 3.1, made from the rooms' routes when first asked for. */
import { refusals } from '#platform/api-shapes'
import type { apiRoom } from '#platform/http'

type Api = ReturnType<typeof apiRoom>
type Schema = Record<string, unknown>

export function openApiDocument(app: Api): object {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Comptoir',
      version: '1',
      description: guide,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ client: [] }, { session: [] }],
  })
  const described = JSON.parse(JSON.stringify(document), (_, value) => (isSchema(value) ? saysNull(value) : value))
  for (const methods of Object.values<Record<string, Operation>>(described.paths))
    for (const operation of Object.values(methods)) answersOfTheEdge(operation)
  return described
}

type Operation = {
  parameters?: { in: string }[]
  requestBody?: { content: Record<string, unknown> }
  responses?: Record<string, unknown>
}

/** What api.ts answers before a room is asked, and what any address may answer: the same for all, so told here. */
function answersOfTheEdge({ parameters = [], requestBody, responses }: Operation): void {
  if (!responses) return
  const takesJson = requestBody !== undefined && 'application/json' in requestBody.content
  const isRead = takesJson || parameters.some((parameter) => parameter.in === 'query')
  const statuses = [...(isRead ? ([400] as const) : []), ...(takesJson ? ([413, 415, 422] as const) : [])]
  const told = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  for (const status of statuses) responses[status] ??= told(refusals[status])
  responses.default ??= told('Refused, or something went wrong on our side: `status` and `detail` say what.')
}

/**
 * A named shape or null. The generator writes `allOf: [{ $ref }, { type: ['object', 'null'] }]`, which no
 * null can satisfy: a client made from the document would refuse our answer.
 */
function saysNull({ allOf, ...rest }: Schema): Schema {
  if (!Array.isArray(allOf)) return { ...rest, ...(allOf !== undefined && { allOf }) }
  const nullable = allOf.some((part) => isSchema(part) && Array.isArray(part.type) && part.type.includes('null'))
  const named = allOf.filter((part) => isSchema(part) && '$ref' in part)
  return nullable && named.length ? { ...rest, anyOf: [...named, { type: 'null' }] } : { ...rest, allOf }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const guide = `Everything the pages do, for programs.

**Sign in.** Create an application under *Settings › Applications*, ask \`POST /oauth2/token\` for a token with
\`grant_type=client_credentials\`, and send it as \`Authorization: Bearer …\`.

**Errors** are \`application/problem+json\` (RFC 9457). \`errors\` lists every field concerned at once: a JSON pointer, a
stable \`code\`, and a sentence that says what to do.

**Two people editing.** What can be edited carries an \`ETag\`; send it back in \`If-Match\`. If somebody was faster the
answer is 412 and says who and when.

**Lists** give \`items\` and \`nextCursor\`; send it as \`cursor\` for the next page.

**Creating twice.** Send an \`Idempotency-Key\` with a create: the same key and body give the first answer again.`
