/** Documents: a PDF that can be read, and does nothing but be read. */
import type { AssetFacts, AssetWarning } from '../schema.ts'
import { PdfReader } from './pdf-reader.ts'
import type { BrokenRule } from './refusal.ts'

export type CheckedPdf = { facts: AssetFacts; warnings: AssetWarning[] }

const reader = new PdfReader()

export async function checkPdf(bytes: Buffer): Promise<CheckedPdf | BrokenRule[]> {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return [{ rule: 'notPdf' }]
  const report = await reader.read(bytes)
  if (report.is !== 'read') return [{ rule: ruleOf[report.is] }]
  if (report.active.length > 0) return [{ rule: 'activePdf', params: { what: report.active.join(', ') } }]
  const { pages, title, hasText, links } = report
  return {
    facts: { pages, hasText, links, ...(title && { title }) },
    warnings: [
      ...(title ? [] : [{ code: 'asset.warning.untitledPdf', params: {} }]),
      ...(hasText ? [] : [{ code: 'asset.warning.noText', params: {} }]),
    ],
  }
}

const ruleOf = { slow: 'slowPdf', damaged: 'damagedPdf', encrypted: 'encryptedPdf' } as const
