/**
 * Writes an offer's file: a new one, always the same for the same document; or into one that is there, of which
 * every line stays that still says what is true, with its comments.
 */
import { isDeepStrictEqual } from 'node:util'
import { Document, isCollection, isMap, isScalar, isSeq, type Node, visit } from 'yaml'
import { readKey, type Values } from '../document.ts'
import type { NewOffer } from '../identity.ts'
import type { Json, OfferDocument } from '../offer-document.ts'
import { isEmpty } from '../types/condition.ts'
import type { OfferType } from '../types/offer-type.ts'
import { type Form, formOf, formOfLeaf, formOfRanked, type TextFiles } from './form.ts'
import { type Layout, type Leaf, layoutOf, type Ranked } from './layout.ts'
import type { OfferFile } from './offer-file.ts'
import { keyText } from './parse-yaml.ts'
import { fieldPaths, pathsOf } from './paths.ts'
import { apiVersion, headerKeys } from './read-header.ts'
import { documentOf } from './read-offer.ts'

export type WrittenOffer = {
  text: string
  /** Texts that stand in files of their own, by path. */
  texts: Map<string, string>
}

type Writing = {
  identity: NewOffer
  type: OfferType
  /** With paths where a draft has ids of files, and names where it has ids of connections. */
  document: OfferDocument
  published?: boolean
}

/** @param schemaUrl for editors that check while one types */
export function writeOffer({
  identity,
  type,
  document,
  published,
  schemaUrl,
}: Writing & { schemaUrl?: string }): WrittenOffer {
  const { form, texts } = formOf(layoutOf(type), document, ownFile)
  const { publisherId: publisher, offerId, alias } = identity
  const header = { apiVersion, type: type.id, publisher, offerId, alias, ...(published && { published }) }
  const tree = new Document({ ...header, ...form })
  layOut(tree.contents)
  if (schemaUrl) tree.commentBefore = ` yaml-language-server: $schema=${schemaUrl}`
  return { text: print(tree), texts }
}

/** Formatted texts are easier to read, and to edit, as what they are. */
const ownFile: TextFiles = (path, { field }) =>
  field.type === 'richText' ? `${path.replace(/^listing\./, '').replaceAll('.', '-')}.html` : undefined

/** Changes what differs. A file that already says it all is returned as it is, byte for byte. */
export function updateOffer(file: OfferFile, { type, document, published }: Writing): WrittenOffer {
  const layout = layoutOf(type)
  const before = documentOf(file).changes
  const texts = new Map<string, string>()
  const tree = file.tree
  if (!tree) throw new Error('only a file that could be read can be updated')
  let isChanged = published === true && !file.published
  if (isChanged) sayPublished(tree)
  const rankedDone = new Set<string>()
  for (const [key, { path, leaf }] of fieldPaths(layout)) {
    const now = readKey(document, key) ?? leaf.field.default ?? null
    const was = before.get(key) ?? leaf.field.default ?? null
    if (leaf.field.type === 'secret' || isSame(was, now) || isUnknown(file, key)) continue
    isChanged = true
    const ranked = rankedAround(layout, path)
    if (!ranked) replace(tree, { path, leaf, document, texts })
    else if (!rankedDone.has(ranked.path)) {
      rankedDone.add(ranked.path)
      const form = formOfRanked(ranked.slot, document as Values, ranked.path, { textFiles: () => undefined, texts })
      set(tree, ranked.path.split('.'), form)
    }
  }
  // A text that changed in its own file changes nothing here.
  const text = isChanged ? print(tree) : file.text
  return { text, texts }
}

/** Among what the offer is called, before what it holds. */
function sayPublished(tree: Document.Parsed): void {
  const root = tree.contents
  if (!isMap(root)) return
  root.delete('published')
  const at = root.items.findLastIndex(({ key }) => headerKeys.includes(keyText(key)))
  root.items.splice(at + 1, 0, tree.createPair('published', true) as (typeof root.items)[number])
}

const isSame = (a: Json, b: Json) => (isEmpty(a) && isEmpty(b)) || isDeepStrictEqual(a, b)

/** What hangs on the environment of somebody else stays as it is written. */
function isUnknown({ unknown, environment }: OfferFile, key: string): boolean {
  const pointer = `#/${key.replaceAll('.', '/')}`
  const isOfField = (one: string) => one === pointer || one.startsWith(`${pointer}/`)
  return [...unknown].some(isOfField) || environment.some((use) => use.is === 'text' && isOfField(use.pointer))
}

function rankedAround(layout: Layout, path: string): { path: string; slot: Ranked } | undefined {
  const paths = pathsOf(layout)
  const names = path.split('.')
  for (let n = names.length - 1; n > 0; n--) {
    const around = names.slice(0, n).join('.')
    const slot = paths.get(around)
    if (slot?.kind === 'ranked') return { path: around, slot }
  }
  return undefined
}

type Replacement = { path: string; leaf: Leaf; document: OfferDocument; texts: Map<string, string> }

function replace(tree: Document, { path, leaf, document, texts }: Replacement): void {
  const names = path.split('.')
  const parent = names.slice(0, -1)
  const fileName = `${names.at(-1)}File`
  const inFile = tree.getIn([...parent, fileName])
  const written = formOfLeaf(leaf, document as Values, path, () => (typeof inFile === 'string' ? inFile : undefined))
  for (const [file, text] of written.texts) texts.set(file, text)
  const members: Form = written.value?.instead ?? (written.value ? { [names.at(-1) ?? '']: written.value.plain } : {})
  for (const other of [names.at(-1) ?? '', fileName, ...(leaf.field.type === 'connections' ? ['secretRef'] : [])]) {
    if (!(other in members)) remove(tree, [...parent, other])
  }
  for (const [name, value] of Object.entries(members)) {
    if (tree.getIn([...parent, name]) !== value) set(tree, [...parent, name], value)
  }
}

function set(tree: Document, path: string[], value: Json | undefined): void {
  if (value === undefined) {
    remove(tree, path)
    return
  }
  // `setup:` with nothing behind it is a value of its own, in which nothing can be put.
  for (let n = 1; n < path.length; n++) {
    const around = path.slice(0, n)
    if (!isMap(tree.getIn(around, true))) tree.setIn(around, tree.createNode({}))
  }
  const node = tree.createNode(value)
  layOut(node)
  const old = tree.getIn(path, true) as Node | undefined
  if (old && node) {
    node.comment = old.comment
    node.commentBefore = old.commentBefore
    if (isSeq(old) && isSeq(node)) node.flow = old.flow
  }
  tree.setIn(path, node)
}

function remove(tree: Document, path: string[]): void {
  if (tree.hasIn(path)) tree.deleteIn(path)
}

const WIDE = 100

/** Short lists on one line, as people write them; everything else on lines of its own. */
function layOut(node: unknown): void {
  visit(node as Node, {
    Seq: (_, seq) => {
      const isShort = seq.items.every(isScalar) && JSON.stringify(seq.toJSON()).length < WIDE
      if (isShort && seq.items.length > 0) seq.flow = true
    },
  })
}

function print(tree: Document): string {
  const text = tree.toString({ lineWidth: 0, blockQuote: 'literal', singleQuote: false, flowCollectionPadding: false })
  return isCollection(tree.contents) && text.endsWith('\n') ? text : `${text}\n`
}
