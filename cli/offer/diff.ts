/** comptoir offer diff: any two of the file, the draft, the preview and what is live. */
import { isDeepStrictEqual } from 'node:util'
import { readKey } from '../../src/offers/document.ts'
import { type FieldChange, namedDocument, planChanges, type Stored } from '../../src/offers/file/compare-draft.ts'
import { layoutOf } from '../../src/offers/file/layout.ts'
import { fieldPaths } from '../../src/offers/file/paths.ts'
import { isEmpty } from '../../src/offers/types/condition.ts'
import { fieldIndex, getOfferType } from '../../src/offers/types/registry.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { hashesOf, type OfferKey, offerKeyOf, openLocal } from './local.ts'
import { Server, type ServerOptions } from './server.ts'
import { showChange } from './show-changes.ts'
import { getDraft, offerPath, type ServerDraft, storedAround } from './stored.ts'

export const sides = ['file', 'draft', 'preview', 'live'] as const
export type Side = (typeof sides)[number]
export type DiffOptions = ServerOptions & { from: Side; to: Side; format: 'text' | 'json' }

export async function diff(where: string, options: DiffOptions): Promise<ExitCode> {
  const server = new Server(options)
  const key = offerKeyOf(where)
  const changes = await changesBetween(server, key, { where, ...options })
  if (options.format === 'json') process.stdout.write(`${JSON.stringify({ ...key, changes }, null, 2)}\n`)
  else process.stdout.write(changes.length ? `${changes.flatMap(showChange).join('\n')}\n` : 'No difference.\n')
  return exitCodes.done
}

type Asked = { where: string; from: Side; to: Side }

async function changesBetween(server: Server, key: OfferKey, { where, from, to }: Asked): Promise<FieldChange[]> {
  if (from === to) return []
  if (from === 'file') return (await fromStored(server, key, { where, side: to })).map(turned)
  return to === 'file' ? fromStored(server, key, { where, side: from }) : twoStored(server, key, { from, to })
}

const turned = ({ from, to, ...change }: FieldChange): FieldChange => ({ ...change, from: to, to: from })

/** From what the server has to what the file says. */
async function fromStored(
  server: Server,
  key: OfferKey,
  { where, side }: { where: string; side: Side },
): Promise<FieldChange[]> {
  const content = await contentOf(server, key, side)
  const local = openLocal(where, content.profile)
  const hashes = await hashesOf(local)
  const stored = await storedAround(server, key, {
    document: content.document,
    file: local.file,
    hashes: hashes.values(),
  })
  return planChanges(local.file, stored, hashes).changes
}

async function twoStored(
  server: Server,
  key: OfferKey,
  { from, to }: { from: Side; to: Side },
): Promise<FieldChange[]> {
  const [a, b] = [await contentOf(server, key, from), await contentOf(server, key, to)]
  const type = getOfferType(b.type, b.profile)
  const named = async (content: Content) => {
    const stored = await storedAround(server, key, { document: content.document })
    return namedDocument(type, content.document, { file: (id) => contentName(stored, id), connection: (id) => id })
  }
  const [before, after] = [await named(a), await named(b)]
  return [...fieldIndex(type)].flatMap(([key, { field }]) => {
    const [was, is] = [readKey(before, key) ?? null, readKey(after, key) ?? null]
    const isSame = isDeepStrictEqual(was, is) || (isEmpty(was) && isEmpty(is)) || field.type === 'secret'
    return isSame ? [] : [{ key, path: fieldPaths(layoutOf(type)).get(key)?.path ?? key, from: was, to: is }]
  })
}

function contentName({ assets }: Stored, id: string): string {
  const asset = assets.find(({ assetId }) => assetId === id)
  return asset ? `${asset.filename} (${asset.sha256.slice(0, 12)})` : id
}

type Content = Pick<ServerDraft, 'type' | 'profile' | 'document'>

async function contentOf(server: Server, key: OfferKey, side: Side): Promise<Content> {
  if (side === 'draft') return getDraft(server, key)
  return (await server.json<{ content: Content }>('GET', `${offerPath(key)}/slots/${side}`)).content
}
