/** Files of a publisher: sent as they are, or in a form. */
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requirePermission } from '#accounts'
import { createRoute, jsonAnswer, refusing, z } from '#platform/api-shapes'
import type { Ctx } from '#platform/ctx'
import { apiRoom, ctxOf } from '#platform/http'
import { malformed, notFound, tooLarge } from '#platform/problem'
import { type AssetKind, assetKinds, isAssetKind } from '../asset-kinds.ts'
import { findAsset, listAssets, openAsset, uploadAsset } from '../assets.ts'
import { assetShape, inPublisher } from './shapes.ts'
import { shownAsset } from './words.ts'

export const assetsPart = apiRoom()
const tags = ['Assets']

const kinds = Object.keys(assetKinds) as [AssetKind, ...AssetKind[]]
const kind = z.enum(kinds).openapi({ description: 'What it is for: each kind has its format, size and limits.' })

// A form is read into memory before its file can be handed on; larger files are sent as they are. It is counted as it
// arrives: not every form says how long it is.
const formLimit = bodyLimit({
  maxSize: 32 * 1024 * 1024,
  onError: () => {
    throw tooLarge('Send a file of more than 32 MB as the body itself, not in a form.')
  },
})
assetsPart.use('/publishers/:publisherId/assets', (c, next) => (isForm(c) ? formLimit(c, next) : next()))

const isForm = (c: Context) => /^multipart\/form-data/i.test(c.req.header('content-type') ?? '')

assetsPart.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/assets',
    operationId: 'uploadAsset',
    tags,
    summary: 'Upload a file',
    description:
      'Send the bytes as the body (any size the kind allows), or a form with the member `file` (up to 32 MB). A file that breaks a rule is refused whole. Of a large logo the smaller sizes are made and returned in `generated`. Put the `assetId` into the draft.',
    request: {
      params: inPublisher,
      query: z.object({
        kind,
        filename: z.string().max(500).optional().openapi({ description: 'When the body is the file itself.' }),
      }),
      // Plain schemas: the library would read a form it validates into memory before we can ask how large it is.
      body: {
        required: true,
        content: {
          'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { file: { type: 'string', format: 'binary' } },
              required: ['file'],
            },
          },
        },
      },
    },
    responses: {
      201: jsonAnswer(assetShape.extend({ generated: z.array(assetShape) }), 'The file as it is kept.'),
      ...refusing(400, 401, 403, 404, 413, 422, 507),
    },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const { publisherId } = c.req.valid('param')
    const query = c.req.valid('query')
    const { filename, content } = await fileOf(c, query.filename)
    const { generated, ...asset } = await uploadAsset(ctx, { publisherId, kind: query.kind, filename, content })
    const shown = { ...shownAsset(ctx, asset), generated: generated.map((one) => shownAsset(ctx, one)) }
    return c.json(shown, 201, { Location: `/api/v1/publishers/${publisherId}/assets/${asset.assetId}` })
  },
)

async function fileOf(
  c: Context,
  filename = 'file',
): Promise<{ filename: string; content: AsyncIterable<Uint8Array> }> {
  if (isForm(c)) {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File)) throw malformed('The form has no file under “file”.')
    return { filename: file.name, content: file.stream() as unknown as AsyncIterable<Uint8Array> }
  }
  const { body } = c.req.raw
  if (!body) throw malformed('The body is empty: send the bytes of the file.')
  return { filename, content: body as unknown as AsyncIterable<Uint8Array> }
}

assetsPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/assets',
    operationId: 'listAssets',
    tags,
    summary: 'The files of a publisher',
    request: {
      params: inPublisher,
      query: z.object({
        kind: z
          .string()
          .optional()
          .openapi({ description: 'One kind, or several with commas.', example: 'screenshot' }),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional()
          .openapi({ description: 'With this content, as it was sent or as it is kept: no need to send it again.' }),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    },
    responses: {
      200: jsonAnswer(z.object({ items: z.array(assetShape) }), 'Newest first.'),
      ...refusing(400, 401, 403, 404),
    },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const query = c.req.valid('query')
    const wanted = query.kind?.split(',') ?? kinds
    if (!wanted.every(isAssetKind)) throw malformed(`Kinds are ${kinds.join(', ')}.`)
    const { sha256, limit } = query
    const items = await listAssets(ctx, { ...c.req.valid('param'), kinds: wanted, sha256, limit })
    return c.json({ items: items.map((asset) => shownAsset(ctx, asset)) }, 200)
  },
)

const inAsset = inPublisher.extend({ assetId: z.uuid() })

assetsPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/assets/{assetId}',
    operationId: 'getAsset',
    tags,
    summary: 'What is known of a file',
    request: { params: inAsset },
    responses: { 200: jsonAnswer(assetShape, 'The file.'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(shownAsset(ctxOf(c), await assetOf(ctxOf(c), c.req.valid('param'))), 200),
)

assetsPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/assets/{assetId}/content',
    operationId: 'readAsset',
    tags,
    summary: 'The bytes of a file',
    request: { params: inAsset },
    responses: {
      200: {
        description: 'The bytes.',
        content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
      },
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const asset = await assetOf(ctxOf(c), c.req.valid('param'))
    const name = encodeURIComponent(asset.filename)
    return c.body(Readable.toWeb(openAsset(ctxOf(c), asset)) as ReadableStream, 200, {
      'content-type': asset.contentType,
      'content-length': String(asset.size),
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
    })
  },
)

async function assetOf(ctx: Ctx, { publisherId, assetId }: { publisherId: string; assetId: string }) {
  requirePermission(ctx, 'media.read', { publisherId })
  const asset = await findAsset(ctx, publisherId, assetId)
  if (!asset) throw notFound('There is no such file.')
  return asset
}
