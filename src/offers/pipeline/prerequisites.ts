/** First step: every rule again on what was frozen, the addresses visited, the package copied. */
import type { Ctx } from '#platform/ctx'
import { findAsset, recheckAsset } from '../assets.ts'
import { findingsOf } from '../findings-of.ts'
import type { LinkFact } from '../quality/link-fact.ts'
import { rememberLinks } from '../quality/visited-links.ts'
import { readOffer } from '../standing.ts'
import { aboutLink, linksOf, visitAll } from './links.ts'
import { checkPackage } from './package.ts'
import { judged, type StepResult, type StepWork } from './runner.ts'
import type { StepMessage } from './steps.ts'

export async function prerequisites(ctx: Ctx, work: StepWork): Promise<StepResult> {
  const rules = await brokenRules(ctx, work)
  if (rules.length) return judged(rules)
  const files = await spoiltFiles(ctx, work)
  if (files.length) return judged(files)
  await work.keep({}, 30)
  const links = await checkLinks(ctx, work)
  await work.keep({}, 60)
  return judged([...links, ...(await checkPackage(ctx, work))])
}

/** Time has passed and rules may have moved since the draft was looked at: what is frozen must hold now. */
async function brokenRules(ctx: Ctx, { submission }: StepWork): Promise<StepMessage[]> {
  const offer = await readOffer(ctx, submission)
  const findings = await findingsOf(ctx, { ...offer, draft: submission.snapshot.document })
  return findings
    .filter((finding) => finding.level === 'error')
    .map(({ code, params, pageKey, fieldKey, pointer }) => ({
      code,
      params,
      level: 'error',
      at: ctx.now().toISOString(),
      pageKey,
      fieldKey,
      pointer,
    }))
}

// Files that passed the checks of this very program: the same bytes need not be looked at twice by it.
const sound = new Set<string>()
const remembered = 10_000

/** The upload's checks again (spec "offers" 3.12): what was let in under older checks is not let through. */
async function spoiltFiles(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  const { publisherId, snapshot } = work.submission
  const messages: StepMessage[] = []
  for (const assetId of Object.keys(snapshot.assets)) {
    const asset = await findAsset(ctx, publisherId, assetId)
    if (!asset || sound.has(`${asset.kind} ${asset.sha256}`)) continue
    const refusal = await recheckAsset(ctx, asset)
    if (sound.size >= remembered) sound.clear()
    if (!refusal) sound.add(`${asset.kind} ${asset.sha256}`)
    for (const { code, params, pointer } of refusal?.errors ?? []) {
      const pageKey = pointer.split('/')[1]
      messages.push(work.message('error', code ?? '', params, { pageKey, pointer }))
    }
  }
  return messages
}

// The package has a check of its own, and the test drive steps of its own.
const checkedElsewhere = ['technical', 'testDrive']

async function checkLinks(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  if (ctx.config.offerLinks === 'shape') return [work.message('information', 'links.shapeOnly')]
  const { document } = work.submission.snapshot
  const links = linksOf(work.type, document, (page) => !checkedElsewhere.includes(page.key))
  const visits = await visitAll(ctx, work, links)
  const known = visits.map(({ link, state }): [string, LinkFact] => {
    const titles = state.is === 'alive' ? state.titles : undefined
    return [link.url, { alive: state.is === 'alive', ...(titles && { titles }) }]
  })
  await rememberLinks(ctx, work.submission.publisherId, known)
  const answered = visits.filter(({ state }) => state.is === 'alive').length
  return [
    work.message('information', 'links.checked', { n: answered }),
    ...visits.flatMap(({ link, state }) => aboutLink(work, link, state)),
  ]
}
