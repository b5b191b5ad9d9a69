/**
 * The blob side of uploads, as blob libraries speak it: the bytes in one request, or in blocks and then the
 * list that puts them in order. The address is the right: no token is asked for.
 */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { and, eq, inArray } from 'drizzle-orm'
import { findAsset } from '#offers'
import { boundedBody } from '#platform/bounded-body'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { Problem } from '#platform/problem'
import { ingestionBlocks } from '../schema.ts'
import type { WireRequest } from '../wire/request.ts'
import { tagOf } from '../wire/tags.ts'
import { openAddress } from './addresses.ts'
import { type AnnouncedFile, findFile, keepBytes } from './files.ts'

const MAX_BYTES = 500 * 1024 * 1024
const MAX_LIST_BYTES = 8 * 1024 * 1024

export async function answerBlob(ctx: Ctx, request: WireRequest): Promise<Response> {
  const named = openAddress(ctx, request.query)
  if (!named) return refuse(403, 'AuthenticationFailed', 'The signature of this address is wrong, or it has expired.')
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (named.purpose !== (reads ? 'r' : 'w')) {
    return refuse(403, 'AuthorizationPermissionMismatch', 'This address is not for that.')
  }
  if (named.what === 'asset') {
    const asset = await findAsset(ctx, named.publisherId, named.id)
    return asset ? bytes(ctx, request, { ...asset, at: asset.uploadedAt }) : gone()
  }
  const file = await findFile(ctx, named)
  if (!file) return gone()
  if (reads) {
    const { sha256, size, createdAt } = file
    return sha256 ? bytes(ctx, request, { sha256, size: size ?? 0, at: createdAt }) : gone()
  }
  if (request.method !== 'PUT') return refuse(405, 'UnsupportedHttpVerb', 'Use PUT to upload, GET to read back.')
  try {
    return await upload(ctx, file, request)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const code = error.status === 413 ? 'RequestBodyTooLarge' : 'InvalidInput'
    return refuse(error.status, code, error.detail, error.headers)
  }
}

async function upload(ctx: Ctx, file: AnnouncedFile, request: WireRequest): Promise<Response> {
  const part = request.query('comp')
  if (part === 'block') return takeBlock(ctx, file, request)
  if (part === 'blocklist') return putInOrder(ctx, file, request)
  if (part !== undefined) return refuse(400, 'InvalidQueryParameterValue', `comp=${part} is not served here.`)
  const stored = await ctx.files.store(bodyOf(request), { maxBytes: MAX_BYTES })
  await keepBytes(ctx, file, stored)
  return created(ctx, stored.sha256)
}

async function takeBlock(ctx: Ctx, file: AnnouncedFile, request: WireRequest): Promise<Response> {
  const blockId = request.query('blockid')
  if (!blockId) return refuse(400, 'InvalidQueryParameterValue', 'blockid is missing.')
  const stored = await ctx.files.store(bodyOf(request), { maxBytes: MAX_BYTES })
  await ctx.db
    .insert(ingestionBlocks)
    .values({ publisherId: file.publisherId, fileId: file.id, blockId: plussed(blockId), ...stored })
    .onConflictDoUpdate({
      target: [ingestionBlocks.publisherId, ingestionBlocks.fileId, ingestionBlocks.blockId],
      set: stored,
    })
  return created(ctx, stored.sha256)
}

/** `<BlockList><Latest>id</Latest>…</BlockList>`: the blocks one after the other become the file. */
async function putInOrder(ctx: Ctx, file: AnnouncedFile, request: WireRequest): Promise<Response> {
  const text = (await boundedBody(request.raw, MAX_LIST_BYTES))?.toString('utf8')
  if (text === undefined) return refuse(413, 'RequestBodyTooLarge', 'The list of blocks is too long.')
  const ids = [...text.matchAll(/<(Latest|Committed|Uncommitted)>([^<]*)<\/\1>/g)].map((match) => match[2]!.trim())
  const rows = ids.length
    ? await ctx.db
        .select()
        .from(ingestionBlocks)
        .where(and(ofFile(file), inArray(ingestionBlocks.blockId, [...new Set(ids)])))
    : []
  const blocks = new Map(rows.map((row) => [row.blockId, row]))
  const missing = ids.find((id) => !blocks.has(id))
  if (missing !== undefined) return refuse(400, 'InvalidBlockList', `The block ${missing} was not uploaded.`)
  const inOrder = ids.map((id) => blocks.get(id)!.sha256)
  const stored = await ctx.files.store(joined(ctx, inOrder), { maxBytes: MAX_BYTES })
  await inTransaction(ctx, async (ctx) => {
    await keepBytes(ctx, file, stored)
    await ctx.db.delete(ingestionBlocks).where(ofFile(file))
  })
  return created(ctx, stored.sha256)
}

async function* joined(ctx: Pick<Ctx, 'files'>, hashes: string[]): AsyncGenerator<Uint8Array> {
  for (const sha256 of hashes) yield* ctx.files.stream(sha256) as AsyncIterable<Uint8Array>
}

async function* bodyOf({ raw }: WireRequest): AsyncGenerator<Uint8Array> {
  if (raw.body) yield* raw.body as unknown as AsyncIterable<Uint8Array>
}

function ofFile({ publisherId, id }: AnnouncedFile) {
  return and(eq(ingestionBlocks.publisherId, publisherId), eq(ingestionBlocks.fileId, id))
}

/** Base64 in a query may have lost its plus signs. */
function plussed(blockId: string): string {
  return blockId.replaceAll(' ', '+')
}

function created(ctx: Pick<Ctx, 'now'>, sha256: string): Response {
  return new Response(null, {
    status: 201,
    headers: {
      ...blobHeaders(),
      etag: tagOf(sha256),
      'last-modified': ctx.now().toUTCString(),
      'x-ms-request-server-encrypted': 'true',
    },
  })
}

type Stored = { sha256: string; size: number; contentType?: string; at: Date }

/** Whole, or the range that was asked for: libraries fetch large files piece by piece. */
function bytes(ctx: Pick<Ctx, 'files'>, request: WireRequest, { sha256, size, contentType, at }: Stored): Response {
  const range = rangeIn(request, size)
  const { start, end } = range ?? { start: 0, end: size - 1 }
  const content = size === 0 ? Readable.from([]) : ctx.files.stream(sha256, { start, end })
  if (request.method === 'HEAD') content.destroy()
  return new Response(request.method === 'HEAD' ? null : (Readable.toWeb(content) as ReadableStream), {
    status: range ? 206 : 200,
    headers: {
      ...blobHeaders(),
      'content-type': contentType ?? 'application/octet-stream',
      'content-length': String(end - start + 1),
      ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: tagOf(sha256),
      'last-modified': at.toUTCString(),
      'x-ms-blob-type': 'BlockBlob',
      'cache-control': 'private, no-store',
    },
  })
}

function rangeIn(request: WireRequest, size: number): { start: number; end: number } | undefined {
  const asked = request.header('x-ms-range') ?? request.header('range')
  const [, from, to] = asked?.match(/^bytes=(\d+)-(\d*)$/) ?? []
  if (from === undefined || Number(from) >= size) return undefined
  const end = Math.min(to ? Number(to) : size - 1, size - 1)
  return end >= Number(from) ? { start: Number(from), end } : undefined
}

function gone(): Response {
  return refuse(404, 'BlobNotFound', 'There is nothing at this address.')
}

function refuse(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`,
    {
      status,
      headers: {
        ...blobHeaders(),
        'content-type': 'application/xml; charset=utf-8',
        'x-ms-error-code': code,
        ...headers,
      },
    },
  )
}

function blobHeaders(): Record<string, string> {
  return { 'x-ms-version': '2021-08-06', 'x-ms-request-id': randomUUID() }
}
