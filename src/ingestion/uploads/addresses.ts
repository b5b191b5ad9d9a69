/**
 * Short-lived signed addresses of files, in the shape that blob libraries expect: three segments, and all that
 * matters in the query, so that a client which rebuilds the path still comes to its file. The signature does
 * not cover parameters we do not know: clients add their own.
 */
import type { Ctx } from '#platform/ctx'
import { sameSecret } from '#platform/secrets'

export const UPLOADS = 'publishing-files'
const HOURS = 24

/** `w` to upload, `r` to read back. */
export type Purpose = 'w' | 'r'
/** `file`: one that a client announced; `asset`: a file of an offer. */
export type Addressed = { publisherId: string; what: 'file' | 'asset'; id: string }

export function signedAddress(
  ctx: Pick<Ctx, 'keys' | 'now'>,
  base: string,
  of: Addressed & { purpose: Purpose; name?: string },
): string {
  // To the full hour, so that the same file has the same address for a while.
  const end = new Date(Math.ceil(ctx.now().getTime() / 3_600_000) * 3_600_000 + HOURS * 3_600_000)
  const expires = end.toISOString().replace('.000Z', 'Z')
  const query = new URLSearchParams({
    sv: '2021-08-06',
    sr: 'b',
    sp: of.purpose,
    se: expires,
    skoid: of.id,
    sktid: of.publisherId,
    sks: of.what,
    sig: signatureOf(ctx, of, expires),
  })
  const blob = (of.name ?? of.id).replaceAll(/[^\w.-]/g, '_') || of.id
  return `${base}/${UPLOADS}/${of.publisherId}/${of.id}-${blob}?${query}`
}

/** What a signed address names, when it is one of ours and not too old. */
export function openAddress(
  ctx: Pick<Ctx, 'keys' | 'now'>,
  query: (name: string) => string | undefined,
): (Addressed & { purpose: Purpose }) | undefined {
  const [purpose, expires, id, publisherId, what] = ['sp', 'se', 'skoid', 'sktid', 'sks'].map(query)
  const signature = query('sig')
  if (!expires || !id || !publisherId || !signature) return undefined
  if (purpose !== 'w' && purpose !== 'r') return undefined
  if (what !== 'file' && what !== 'asset') return undefined
  const of = { publisherId, id, what, purpose } as const
  // A blank that was a plus is how some clients write base64 back.
  if (!sameSecret(signature.replaceAll(' ', '+'), signatureOf(ctx, of, expires))) return undefined
  return Date.parse(expires) > ctx.now().getTime() ? of : undefined
}

function signatureOf(ctx: Pick<Ctx, 'keys'>, of: Addressed & { purpose: Purpose }, expires: string): string {
  return ctx.keys.hash('ingestion.files', [of.what, of.publisherId, of.id, of.purpose, expires].join('\n'))
}
