/** Checks one upload by its kind and stores what may stay: images made anew, documents and packages as they are. */
import type { Ctx } from '#platform/ctx'
import { Problem, tooLarge } from '#platform/problem'
import { type AssetKind, type AssetKindRules, kindRules } from '../asset-kinds.ts'
import type { AssetFacts, AssetWarning } from '../schema.ts'
import { checkFile } from './file.ts'
import { checkPdf } from './pdf.ts'
import { logoFacts, screenFacts } from './picture-facts.ts'
import { checkPng, imageWarnings } from './png.ts'
import type { BrokenRule } from './refusal.ts'
import { checkZip } from './zip.ts'

/** What is known of content that passed; its bytes are in the store. */
export type Checked = {
  kind: AssetKind
  sha256: string
  size: number
  contentType: string
  width: number | null
  height: number | null
  warnings: AssetWarning[]
  facts: AssetFacts
}

type Content = {
  kind: AssetKind
  content: Uint8Array | AsyncIterable<Uint8Array>
  /** False when nothing is stored. */
  kept?: boolean
}

/** @throws storageFull */
export async function checkedContent(
  ctx: Pick<Ctx, 'files'>,
  { kind, content, kept }: Content,
): Promise<Checked | BrokenRule[]> {
  const rules = kindRules(kind)
  if (kind === 'package') return storedPackage(ctx, { kind, content })
  if (rules.format !== 'png' && (rules.format !== 'pdf' || rules.orFormats)) return storedFile(ctx, { kind, content })
  const bytes = await readWithin(content, rules)
  if (!bytes) return [{ rule: 'tooManyBytes' }]
  if (bytes.length === 0) return [{ rule: 'empty' }]
  return rules.format === 'png' ? storedImage(ctx, { kind, bytes, kept }) : storedPdf(ctx, kind, bytes)
}

type Image = { kind: AssetKind; bytes: Buffer; kept?: boolean }

async function storedImage(ctx: Pick<Ctx, 'files'>, { kind, bytes, kept }: Image): Promise<Checked | BrokenRule[]> {
  const rules = kindRules(kind)
  const image = await checkPng(bytes, rules, { kept })
  if (Array.isArray(image)) return image
  const { width, height } = image
  const warnings = await imageWarnings(image.bytes, { isLogo: kind.startsWith('logo-') })
  const stored = await ctx.files.store(image.bytes, { maxBytes: Number.POSITIVE_INFINITY })
  const facts =
    kind === 'logo-large' ? await logoFacts(image.bytes) : kind === 'screenshot' ? await screenFacts(image.bytes) : {}
  return { ...stored, kind, contentType: 'image/png', width, height, warnings, facts }
}

async function storedPdf(ctx: Pick<Ctx, 'files'>, kind: AssetKind, bytes: Buffer): Promise<Checked | BrokenRule[]> {
  const pdf = await checkPdf(bytes)
  if (Array.isArray(pdf)) return pdf
  const stored = await ctx.files.store(bytes, kindRules(kind))
  return { ...stored, kind, contentType: 'application/pdf', width: null, height: null, ...pdf }
}

/** Too large to hold in memory: stored as it arrives, then its directory is read where it lies. */
async function storedPackage(ctx: Pick<Ctx, 'files'>, { kind, content }: Content): Promise<Checked | BrokenRule[]> {
  const stored = await storedAsItArrives(ctx, { kind, content })
  if (Array.isArray(stored)) return stored
  const zip = await checkZip(ctx, stored)
  if (Array.isArray(zip)) return zip
  const { crmPackages, isPackage } = zip
  const warnings = isPackage ? [] : [{ code: 'technical.packageFile.notPackage', params: {} }]
  const contentType = 'application/zip'
  return { ...stored, kind, contentType, width: null, height: null, warnings, facts: { crmPackages } }
}

/** A file that may be of several formats: it is looked at where it lies, and known by what is in it. */
async function storedFile(ctx: Pick<Ctx, 'files'>, { kind, content }: Content): Promise<Checked | BrokenRule[]> {
  const stored = await storedAsItArrives(ctx, { kind, content })
  if (Array.isArray(stored)) return stored
  const file = await checkFile(ctx, stored, kindRules(kind))
  if (Array.isArray(file)) return file
  const { contentType, facts, warnings } = file
  return { ...stored, kind, contentType, width: null, height: null, warnings, facts }
}

type Stored = { sha256: string; size: number }

async function storedAsItArrives(ctx: Pick<Ctx, 'files'>, { kind, content }: Content): Promise<Stored | BrokenRule[]> {
  let stored: Stored
  try {
    stored = await ctx.files.store(content, kindRules(kind))
  } catch (error) {
    if (error instanceof Problem && tooLarge.is(error)) return [{ rule: 'tooManyBytes' }]
    throw error
  }
  return stored.size === 0 ? [{ rule: 'empty' }] : stored
}

async function readWithin(content: Content['content'], { maxBytes }: AssetKindRules): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
