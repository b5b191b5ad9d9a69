/** What the server has of an offer. */
import type { Stored, StoredAsset, StoredConnection } from '../../src/offers/file/compare-draft.ts'
import type { OfferFile } from '../../src/offers/file/offer-file.ts'
import type { Finding } from '../../src/offers/finding.ts'
import type { OfferDocument } from '../../src/offers/offer-document.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import type { OfferKey } from './local.ts'
import { Refused, type Server } from './server.ts'

export type ServerDraft = OfferKey & {
  type: string
  alias: string
  profile: Profile
  document: OfferDocument
  revision: number
  findings: Finding[]
}

export const offerPath = ({ publisherId, offerId }: OfferKey) =>
  `/publishers/${encodeURIComponent(publisherId)}/offers/${encodeURIComponent(offerId)}`

/** Undefined when there is no such offer yet. */
export async function findDraft(server: Server, key: OfferKey): Promise<ServerDraft | undefined> {
  try {
    return await server.json<ServerDraft>('GET', `${offerPath(key)}/draft`)
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined
    throw error
  }
}

export async function getDraft(server: Server, key: OfferKey): Promise<ServerDraft> {
  return server.json<ServerDraft>('GET', `${offerPath(key)}/draft`)
}

/** The files and connections that a document, or a file to be applied, may speak of. */
export async function storedAround(
  server: Server,
  key: OfferKey,
  { document, file, hashes = [] }: { document: OfferDocument; file?: OfferFile; hashes?: Iterable<string> },
): Promise<Stored> {
  const assets = new Map<string, StoredAsset>()
  const at = `/publishers/${encodeURIComponent(key.publisherId)}/assets`
  for (const id of idsIn(document)) {
    const asset = await orNothing(server.json<StoredAsset>('GET', `${at}/${id}`))
    if (asset) assets.set(id, asset)
  }
  const known = (hash: string) => [...assets.values()].some((one) => one.sha256 === hash || one.sentSha256 === hash)
  for (const sha256 of new Set(hashes)) {
    if (known(sha256)) continue
    const { items } = await server.json<{ items: StoredAsset[] }>('GET', at, { query: { sha256 } })
    for (const asset of items) assets.set(asset.assetId, asset)
  }
  const asks = document.leads?.connectionIds?.length || file?.environment.some(({ is }) => is === 'connection')
  return { document, assets: [...assets.values()], connections: asks || file ? await connectionsOf(server, key) : [] }
}

async function connectionsOf(server: Server, { publisherId }: OfferKey): Promise<StoredConnection[]> {
  const path = `/publishers/${encodeURIComponent(publisherId)}/connections`
  // Whoever writes offers need not be allowed to see where leads go: then ids stay ids.
  return (await orNothing(server.json<{ items: StoredConnection[] }>('GET', path)))?.items ?? []
}

/** What is not there, not to be seen by this application, or not fit for what was asked is no failure of the command. */
export async function orNothing<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Refused && [403, 404, 422].includes(error.status)) return undefined
    throw error
  }
}

function idsIn(document: OfferDocument): string[] {
  const text = JSON.stringify(document)
  return [...new Set(text.match(/(?<=")[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=")/gi) ?? [])]
}
