/**
 * The package of an offer. Uploaded, it is in the store already; at a signed address, it is copied while
 * the address is good, so that what was certified is what customers get, whatever happens to the address.
 */
import type { Ctx } from '#platform/ctx'
import { Problem } from '#platform/problem'
import { isUsableZip } from '../asset-checks/zip.ts'
import { assetKinds } from '../asset-kinds.ts'
import { published } from '../slots.ts'
import type { Snapshot } from '../snapshot.ts'
import type { StepWork } from './runner.ts'
import type { StepMessage } from './steps.ts'

export type StoredPackage = NonNullable<Snapshot['package']>

const megabyte = 1024 * 1024
const downloadMs = 10 * 60_000
const field = { pageKey: 'technical', fieldKey: 'technical.packageUrl', pointer: '#/technical/packageUrl' }

/** The stored package of the submission, once prerequisites have been checked. */
export function packageOf(work: Pick<StepWork, 'submission' | 'keptBy'>): StoredPackage | undefined {
  const { document, assets } = work.submission.snapshot
  const uploaded = assets[document.technical?.packageFile ?? '']
  if (uploaded) return { sha256: uploaded.sha256, size: uploaded.size }
  return work.keptBy.prerequisites?.package as StoredPackage | undefined
}

export async function checkPackage(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  const url = work.submission.snapshot.document.technical?.packageUrl
  if (!url || packageOf(work) || ctx.config.offerLinks === 'shape') return []
  const known = (work.kept.package as StoredPackage | undefined) ?? (await certifiedBefore(ctx, work))
  if (known) {
    await work.keep({ package: known })
    return [work.message('information', 'package.unchanged', { sha256: known.sha256 })]
  }
  const copied = await copy(ctx, work, url)
  if ('code' in copied) return [copied]
  await work.keep({ package: copied }, 90)
  const size = (copied.size / megabyte).toFixed(1)
  return [work.message('information', 'package.copied', { size, sha256: copied.sha256 })]
}

async function certifiedBefore(ctx: Ctx, { submission }: StepWork): Promise<StoredPackage | undefined> {
  return submission.marketingOnly ? (await published(ctx, submission))?.snapshot.package : undefined
}

/** Copies the package into the store; what the address answers instead is a message to the publisher. */
async function copy(ctx: Ctx, work: StepWork, url: string): Promise<StoredPackage | StepMessage> {
  const { maxBytes } = assetKinds.package
  let stored: StoredPackage | undefined
  const reply = await ctx.egress
    .download({ url, timeoutMs: downloadMs }, async (body) => {
      stored = await ctx.files.store(body, { maxBytes })
    })
    .catch((error: unknown) => {
      if (error instanceof Problem && error.status === 413) return 'tooLarge' as const
      throw error
    })
  if (reply === 'tooLarge') {
    return work.message('error', 'technical.packageUrl.tooLarge', { max: maxBytes / megabyte }, field)
  }
  if (reply.kind === 'failure') {
    if (reply.stage !== 'guard' && work.tries < 4) throw new Error(`package: ${reply.stage} ${reply.reason}`)
    return work.message('error', 'technical.packageUrl.unreachable', { status: reply.reason }, field)
  }
  if (reply.status >= 500 && work.tries < 4) throw new Error(`package: HTTP ${reply.status}`)
  if (!stored) return work.message('error', 'technical.packageUrl.unreachable', { status: reply.status }, field)
  if (!(await isUsableZip(ctx, stored))) return work.message('error', 'technical.packageUrl.notZip', {}, field)
  return stored
}
