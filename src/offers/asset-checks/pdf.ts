/**
 * Documents: a PDF that can be read, and does nothing but be read. Parsed in a worker thread with its own
 * memory and a time limit, since the file comes from outside and its parser is large.
 */
import { Worker } from 'node:worker_threads'
import type { AssetFacts, AssetWarning } from '../schema.ts'
import type { PdfReport } from './pdf-worker.ts'
import type { BrokenRule } from './refusal.ts'

export type CheckedPdf = { facts: AssetFacts; warnings: AssetWarning[] }

const TIME_LIMIT_MS = 30_000
const MEMORY_LIMIT_MB = 512

export async function checkPdf(bytes: Buffer): Promise<CheckedPdf | BrokenRule[]> {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return [{ rule: 'notPdf' }]
  const report = await readInWorker(bytes)
  if (report.is !== 'read') return [{ rule: ruleOf[report.is] }]
  if (report.active.length > 0) return [{ rule: 'activePdf', params: { what: report.active.join(', ') } }]
  const { pages, title, hasText } = report
  return {
    facts: { pages, hasText, ...(title && { title }) },
    warnings: [
      ...(title ? [] : [{ code: 'asset.warning.untitledPdf', params: {} }]),
      ...(hasText ? [] : [{ code: 'asset.warning.noText', params: {} }]),
    ],
  }
}

const ruleOf = { slow: 'slowPdf', damaged: 'damagedPdf', encrypted: 'encryptedPdf' } as const

async function readInWorker(bytes: Buffer): Promise<PdfReport | { is: 'slow' }> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    // The parser's remarks about fonts are of no use to anybody.
    stdout: true,
    stderr: true,
  })
  const { promise, resolve } = Promise.withResolvers<PdfReport | { is: 'slow' }>()
  const timer = setTimeout(() => resolve({ is: 'slow' }), TIME_LIMIT_MS)
  worker.once('message', resolve)
  // A file that exhausts the worker's memory ends here too: it cannot be read with reasonable means.
  worker.once('error', () => resolve({ is: 'damaged' }))
  worker.once('exit', () => resolve({ is: 'damaged' }))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
