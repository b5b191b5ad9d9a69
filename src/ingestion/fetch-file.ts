/** Files that clients name by an address: fetched through the guarded door, and taken in as files of the publisher. */
import { type AssetKind, findAsset, uploadAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { Problem } from '#platform/problem'
import { openAddress } from './uploads/addresses.ts'
import { decoded } from './wire/request.ts'

const TIMEOUT_MS = 20_000

export type Fetched = { assetId: string } | { trouble: { code: string; message: string } }

/** Never throws for what the outside or the file is to blame for: the resource is kept, and says so. */
export async function fetchFile(
  ctx: Ctx,
  { url, kind, publisherId, fileName }: { url: string; kind: AssetKind; publisherId: string; fileName?: string },
): Promise<Fetched> {
  const own = await ownFile(ctx, url, publisherId)
  if (own) return { assetId: own }
  let assetId: string | undefined
  try {
    const reply = await ctx.egress.download({ url, timeoutMs: TIMEOUT_MS }, async (content) => {
      assetId = (await uploadAsset(ctx, { publisherId, kind, filename: fileName ?? nameIn(url), content })).assetId
    })
    if (assetId) return { assetId }
    const why = reply.kind === 'answer' ? `it answered ${reply.status}` : 'it cannot be reached'
    return trouble('fileNotFetched', `The file could not be fetched from ${hostOf(url)}: ${why}.`)
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 422 && error.status !== 413)) throw error
    return trouble(error.errors[0]?.code ?? 'fileRefused', error.errors[0]?.detail ?? error.detail)
  }
}

/** An address that we gave out ourselves names a file that is here. */
async function ownFile(ctx: Ctx, url: string, publisherId: string): Promise<string | undefined> {
  const query = URL.canParse(url) ? new URL(url).searchParams : undefined
  const named = query && openAddress(ctx, (name) => query.get(name) ?? undefined)
  if (named?.what !== 'asset' || named.publisherId !== publisherId) return undefined
  return (await findAsset(ctx, publisherId, named.id))?.assetId
}

function trouble(code: string, message: string): Fetched {
  return { trouble: { code, message } }
}

function nameIn(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  return decoded(path.split('/').at(-1) || 'file')
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'its address'
}
