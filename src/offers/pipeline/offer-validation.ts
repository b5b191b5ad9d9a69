/** Quick checks of content that never stop the pipeline: what they find should be mended before Go live. */
import type { Ctx } from '#platform/ctx'
import { policyMessages } from '../certification/policies.ts'
import { pointerTo, readKey } from '../document.ts'
import { findingsOf } from '../findings-of.ts'
import type { LinkFact } from '../quality/link-fact.ts'
import { rememberLinks } from '../quality/visited-links.ts'
import { readOffer } from '../standing.ts'
import { codeOf } from '../types/codes.ts'
import { fieldsOf, offerPages } from '../types/registry.ts'
import type { StepResult, StepWork } from './runner.ts'
import type { StepMessage } from './steps.ts'
import { askAboutVideo } from './videos.ts'

export async function offerValidation(ctx: Ctx, work: StepWork): Promise<StepResult> {
  const messages = [
    ...(await warningsOfRules(ctx, work)),
    ...leads(work),
    ...(await contacts(ctx, work)),
    ...(await videos(ctx, work)),
    ...(await policyMessages(ctx, work)),
  ]
  const nothing = work.message('information', 'offer.nothingToMend')
  const toMend = messages.some((message) => message.level !== 'information' || message.policyId === undefined)
  return { do: 'complete', messages: toMend ? messages : [nothing, ...messages] }
}

async function warningsOfRules(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  const { submission } = work
  const offer = await readOffer(ctx, submission)
  const findings = await findingsOf(ctx, { ...offer, draft: submission.snapshot.document })
  return findings
    .filter((finding) => finding.level !== 'error')
    .map(({ level, code, params, pageKey, fieldKey, pointer }) =>
      work.message(level === 'info' ? 'information' : 'warning', code, params, { pageKey, fieldKey, pointer }),
    )
}

function leads(work: StepWork): StepMessage[] {
  const destination = work.submission.snapshot.document.leads?.destination ?? 'none'
  const field = { pageKey: 'setup', fieldKey: 'leads.destination', pointer: '#/leads/destination' }
  return destination === 'none' ? [work.message('warning', 'leads.none', {}, field)] : []
}

/** Rule X-11: contacts that no mail can reach. Where addresses are not visited, names are not asked for either. */
async function contacts(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  if (ctx.config.offerLinks === 'shape') return []
  const { document } = work.submission.snapshot
  const checks = offerPages(work.type).flatMap((page) =>
    fieldsOf(page)
      .filter((field) => field.type === 'email')
      .map(async (field): Promise<StepMessage[]> => {
        const domain = String(readKey(document, field.key) ?? '').split('@')[1]
        if (!domain || (await ctx.egress.takesMail(domain))) return []
        const where = { pageKey: page.key, fieldKey: field.key, pointer: pointerTo(field.key) }
        return [work.message('warning', codeOf(field, 'undeliverable'), { domain }, where)]
      }),
  )
  return (await Promise.all(checks)).flat()
}

/** Whether the sites that host the videos let them be shown, and how long they are: quality rules ask for it later. */
async function videos(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  if (ctx.config.offerLinks === 'shape') return []
  const entries = work.submission.snapshot.document.listing?.videos ?? []
  const probes = await Promise.all(
    entries.map(async ({ url = '' }, i) => ({ i, url, fact: await askAboutVideo(ctx, url) })),
  )
  const answered = probes.flatMap(({ url, fact }): [string, LinkFact][] => (fact ? [[url, fact]] : []))
  await rememberLinks(ctx, work.submission.publisherId, answered)
  return probes
    .filter(({ fact }) => fact?.embeddable === false)
    .map(({ i, url }) => {
      const where = { pageKey: 'listing', fieldKey: 'listing.videos', pointer: `#/listing/videos/${i}/url` }
      return work.message('warning', 'LQ-M09', { value: url }, where)
    })
}
