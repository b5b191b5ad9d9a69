/** comptoir offer pull: an offer of the server as a file, with everything it names beside it. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { connectionNameOf, namedDocument, type Stored, type StoredAsset } from '../../src/offers/file/compare-draft.ts'
import { connectionOf } from '../../src/offers/file/form.ts'
import { findBeside } from '../../src/offers/file/look-at-files.ts'
import type { FileUse } from '../../src/offers/file/offer-file.ts'
import { updateOffer, writeOffer } from '../../src/offers/file/write-offer.ts'
import type { OfferDocument } from '../../src/offers/offer-document.ts'
import { getOfferType } from '../../src/offers/types/registry.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { type LocalOffer, type OfferKey, offerKeyOf, openLocal, Stopped } from './local.ts'
import { Server, type ServerOptions } from './server.ts'
import { getDraft, offerPath, type ServerDraft, storedAround } from './stored.ts'

export type PullOptions = ServerOptions & { into?: string; slot: 'draft' | 'preview' | 'live' }

export async function pull(where: string, options: PullOptions): Promise<ExitCode> {
  const server = new Server(options)
  const key = offerKeyOf(where)
  const folder = options.into ?? (existsSync(where) ? where : key.offerId)
  const path = /\.ya?ml$/i.test(folder) ? folder : join(folder, 'offer.yaml')
  const offer = await contentOf(server, key, options.slot)
  const stored = await storedAround(server, key, { document: offer.document })
  const before = existsSync(path) ? openLocal(path, offer.profile) : undefined
  if (before && !before.file.tree) throw new Stopped(`${path} cannot be read; mend or move it.`, exitCodes.unreadable)
  const beside = new Beside(server, key, { path, before, stored })
  const type = getOfferType(offer.type, offer.profile)
  const document = namedDocument(type, withoutGenerated(offer.document, stored), {
    file: (assetId, pointer) => beside.pathOf(assetId, pointer),
    connection: (id) => connectionName(stored, key, id),
  })
  const identity = { ...key, alias: offer.alias, type: offer.type }
  const published = await wasPublished(server, key)
  const schemaUrl = `${server.url}/api/v1/offer-types/${offer.type}/file-schema`
  const written = before
    ? updateOffer(before.file, { identity, type, document, published })
    : writeOffer({ identity, type, document, published, schemaUrl })
  mkdirSync(dirname(path), { recursive: true })
  for (const [text, content] of written.texts) save(join(dirname(path), text), content)
  await beside.fetch()
  save(path, written.text)
  process.stdout.write(`${path}: ${key.publisherId}.${key.offerId}, revision ${offer.revision}\n`)
  return exitCodes.done
}

type Content = Pick<ServerDraft, 'type' | 'alias' | 'profile' | 'document' | 'revision'>

async function contentOf(server: Server, key: OfferKey, slot: PullOptions['slot']): Promise<Content> {
  if (slot === 'draft') return getDraft(server, key)
  const { version, content } = await server.json<{ version: number; content: Content }>(
    'GET',
    `${offerPath(key)}/slots/${slot}`,
  )
  return { ...content, revision: version }
}

/** Then its draft may do without what only a first preview needs, a hide key above all. */
async function wasPublished(server: Server, key: OfferKey): Promise<boolean> {
  const { slots, status } = await server.json<{ slots: Record<string, unknown>; status: string }>('GET', offerPath(key))
  return Object.values(slots).some(Boolean) || status === 'notAvailable'
}

/** Sizes that the server makes from the large logo come back by themselves. */
function withoutGenerated(document: OfferDocument, { assets }: Stored): OfferDocument {
  const logos = Object.entries(document.listing?.logos ?? {}).filter(([, id]) => {
    const asset = assets.find(({ assetId }) => assetId === id)
    return !asset?.generatedFrom
  })
  return { ...document, listing: { ...document.listing, logos: Object.fromEntries(logos) } }
}

function connectionName({ connections }: Stored, key: OfferKey, id: string): string {
  const name = connections.find((one) => one.id === id)?.name
  const prefix = connectionNameOf(key, '')
  if (name?.startsWith(prefix)) return connectionOf(name.slice(prefix.length))
  const isUnique = connections.filter((one) => one.name === name).length === 1
  return name && isUnique ? name : id
}

/** The files beside the offer: those that are there already, and those to fetch. */
class Beside {
  private readonly server: Server
  private readonly key: OfferKey
  private readonly path: string
  private readonly before?: LocalOffer
  private readonly stored: Stored
  private readonly wanted = new Map<string, StoredAsset>()

  constructor(
    server: Server,
    key: OfferKey,
    { path, before, stored }: { path: string; before?: LocalOffer; stored: Stored },
  ) {
    this.server = server
    this.key = key
    this.path = path
    this.before = before
    this.stored = stored
  }

  /** A file of the right content keeps its name, whatever the server calls it. */
  pathOf(assetId: string, pointer: string): string {
    const asset = this.stored.assets.find((one) => one.assetId === assetId)
    if (!asset) return assetId
    const uses = this.before?.file.files ?? []
    const here =
      uses.find((use) => use.pointer === pointer && this.holds(use, asset)) ??
      uses.find((use) => this.holds(use, asset))
    return here?.path ?? this.newPath(asset)
  }

  private holds({ path }: FileUse, { sha256, sentSha256 }: StoredAsset): boolean {
    const found = findBeside(this.path, path)
    if ('code' in found) return false
    const hash = createHash('sha256').update(readFileSync(found.path)).digest('hex')
    return hash === sha256 || hash === sentSha256
  }

  private newPath(asset: StoredAsset): string {
    const name = asset.filename.replace(/[^\p{L}\p{N}._ -]/gu, '-').replace(/^\.+/, '') || asset.assetId
    const folder = /\.png$/i.test(name) ? 'media' : /\.pdf$/i.test(name) ? 'docs' : 'files'
    const isFree = (path: string) => (this.wanted.get(path)?.sha256 ?? asset.sha256) === asset.sha256
    const plain = `${folder}/${name}`
    const path = isFree(plain) ? plain : `${folder}/${asset.sha256.slice(0, 8)}-${name}`
    this.wanted.set(path, asset)
    return path
  }

  async fetch(): Promise<void> {
    for (const [path, { assetId, sha256 }] of this.wanted) {
      const file = join(dirname(this.path), path)
      if (existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256) continue
      const { publisherId } = this.key
      save(file, await this.server.bytes(`/publishers/${encodeURIComponent(publisherId)}/assets/${assetId}/content`))
    }
  }
}

function save(path: string, content: string | Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content as Uint8Array))) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
