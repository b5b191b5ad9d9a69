/** Files that are handed on as they are: known by their content, whatever they are called, and without active parts. */
import type { Ctx } from '#platform/ctx'
import { type AssetKindRules, type FileFormat, formatsOf } from '../asset-kinds.ts'
import type { AssetFacts, AssetWarning } from '../schema.ts'
import { checkPdf } from './pdf.ts'
import type { BrokenRule } from './refusal.ts'
import { checkZip } from './zip.ts'

export type CheckedFile = { contentType: string; facts: AssetFacts; warnings: AssetWarning[] }

const contentTypes: Record<FileFormat, string> = {
  png: 'image/png',
  pdf: 'application/pdf',
  zip: 'application/zip',
  app: 'application/octet-stream',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A Business Central app is a zip behind this many bytes of header. */
const APP_HEADER = 40

type File = { sha256: string; size: number }

export async function checkFile(
  ctx: Pick<Ctx, 'files'>,
  file: File,
  rules: AssetKindRules,
): Promise<CheckedFile | BrokenRule[]> {
  const wanted = formatsOf(rules)
  const found = await look(ctx, file, rules)
  if (Array.isArray(found)) return found
  if (!wanted.includes(found.format)) return [notOfKind(wanted)]
  return {
    contentType: contentTypes[found.format],
    facts: { ...found.facts, format: found.format },
    warnings: found.warnings ?? [],
  }
}

type Found = { format: FileFormat; facts?: AssetFacts; warnings?: AssetWarning[] }

async function look(ctx: Pick<Ctx, 'files'>, file: File, rules: AssetKindRules): Promise<Found | BrokenRule[]> {
  const wanted = formatsOf(rules)
  const head = await bytesOf(ctx, file, 0, 8)
  if (head.startsWith('%PDF-') && wanted.includes('pdf')) return pdf(ctx, file)
  if (head.startsWith('NAVX') && wanted.includes('app')) return app(ctx, file)
  if (head.startsWith('PK')) return zip(ctx, file, rules)
  // The container of Word and Excel before 2007; which of the two, its field tells.
  const legacy = wanted.find((format) => format === 'doc' || format === 'xls')
  if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' && legacy) return legacyOffice(ctx, file, legacy)
  return [notOfKind(wanted)]
}

async function pdf(ctx: Pick<Ctx, 'files'>, { sha256 }: File): Promise<Found | BrokenRule[]> {
  const checked = await checkPdf(Buffer.concat(await ctx.files.stream(sha256).toArray()))
  return Array.isArray(checked) ? checked : { format: 'pdf', ...checked }
}

async function app(ctx: Pick<Ctx, 'files'>, file: File): Promise<Found | BrokenRule[]> {
  const checked = await checkZip(ctx, file, { offset: APP_HEADER })
  return Array.isArray(checked) ? [notOfKind(['app'])] : { format: 'app' }
}

async function zip(ctx: Pick<Ctx, 'files'>, file: File, rules: AssetKindRules): Promise<Found | BrokenRule[]> {
  const checked = await checkZip(ctx, file, rules.holds && { holds: rules.holds })
  if (Array.isArray(checked)) return checked
  const { names } = checked
  if (!names.includes('[content_types].xml')) return { format: 'zip' }
  if (names.some((name) => name.endsWith('vbaproject.bin'))) return [{ rule: 'macros' }]
  if (names.includes('word/document.xml')) return { format: 'docx' }
  return { format: names.includes('xl/workbook.xml') ? 'xlsx' : 'zip' }
}

/** Macros of old documents stand in a part of this name, written in two bytes a letter. */
const vbaPart = Buffer.from('_VBA_PROJECT', 'utf16le')

async function legacyOffice(ctx: Pick<Ctx, 'files'>, file: File, format: FileFormat): Promise<Found | BrokenRule[]> {
  const bytes = Buffer.concat(await ctx.files.stream(file.sha256).toArray())
  return bytes.includes(vbaPart) ? [{ rule: 'macros' }] : { format }
}

async function bytesOf({ files }: Pick<Ctx, 'files'>, { sha256, size }: File, start: number, length: number) {
  const end = Math.min(size, start + length) - 1
  return Buffer.concat(await files.stream(sha256, { start, end }).toArray()).toString('latin1')
}

function notOfKind(wanted: FileFormat[]): BrokenRule {
  return { rule: 'notOfKind', params: { kinds: wanted.map((format) => `.${format}`).join(', ') } }
}
