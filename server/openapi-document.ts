/** The one description of the API: OpenAPI 3.1, made from the rooms' routes when first asked for. */
import type { apiRoom } from '#platform/http'

type Api = ReturnType<typeof apiRoom>
type Schema = Record<string, unknown>

export function openApiDocument(app: Api): object {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Comptoir', version: '1', description: guide, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }],
    security: [{ client: [] }, { session: [] }],
  })
  return JSON.parse(JSON.stringify(document), (_, value) => (isSchema(value) ? saysNull(value) : value)) as object
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
