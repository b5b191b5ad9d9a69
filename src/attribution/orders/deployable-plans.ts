/** Plans of a listing that customers deploy by themselves, with what each reports and how it is left out. */
import { findPublisher } from '#accounts'
import { type PlanPackage, planPackages } from '#offers'
import type { Ctx } from '#platform/ctx'
import { readTemplate, type Template, trackersOf } from '../arm/template.ts'
import { hash } from '../deployment-event.ts'
import type { GuidRecord } from '../guid-record.ts'
import { mainTemplateOf } from '../main-template.ts'
import { noticesOfGuid } from '../notice/notices-of-guid.ts'
import { readPackage } from '../package.ts'
import { lookUpGuids } from '../registered-guids.ts'
import { type Choices, choicesOf } from './leave-out.ts'

/** How somebody looks at a listing: as everybody, with its hide key, or as one of its own people. */
export type Looking = { hideKey?: string | undefined; preview?: boolean | undefined }
export type ListingKey = { publisherId: string; offerId: string }

export type ShownNotice = {
  text: string
  /** Another text has another one. */
  version: string
  /** When the publisher last changed what it says. */
  date: Date
}

export type DeployablePlan = {
  planId: string
  name: string
  /** Of the publisher’s tracker; without one nothing is reported. */
  trackingId: string | undefined
  notice: ShownNotice | undefined
  canBeLeftOut: boolean
}

export type PlanToDeploy = DeployablePlan & {
  package: PlanPackage
  /** The main template’s path in the package. */
  path: string
  template: Template
  choices: Choices
}

/** Whether a listing’s customers can deploy anything by themselves: what its page asks. */
export async function canDeploy(ctx: Ctx, key: ListingKey, looking: Looking = {}): Promise<boolean> {
  return (await plansToDeploy(ctx, key, looking)).length > 0
}

/** In the order of the listing; plans whose package cannot be read are left away. */
export async function plansToDeploy(ctx: Ctx, key: ListingKey, looking: Looking = {}): Promise<PlanToDeploy[]> {
  const found = await planPackages(ctx, key, looking)
  const publisher = (await findPublisher(ctx, key.publisherId))?.displayName ?? key.publisherId
  const plans = await Promise.all((found?.packages ?? []).map((one) => planToDeploy(ctx, key, { ...one, publisher })))
  return plans.filter((plan) => plan !== undefined)
}

async function planToDeploy(
  ctx: Ctx,
  { publisherId }: ListingKey,
  { publisher, ...plan }: PlanPackage & { publisher: string },
): Promise<PlanToDeploy | undefined> {
  const content = await readPackage(await ctx.files.read(plan.sha256))
  const main = content.kind === 'package' ? mainTemplateOf(content.files) : undefined
  const choices = main && choicesOf(main.bytes)
  const reading = main && readTemplate(main.bytes)
  if (!choices || reading?.kind !== 'template') return undefined
  const { template } = reading
  const ids = trackersOf(template).root.flatMap(({ id }) => (id?.form === 'guid' ? [id] : []))
  const records = await lookUpGuids(
    ctx,
    ids.map(({ guid }) => guid),
  )
  const record = records.find((one) => one.publisherId === publisherId && one.state === 'active')
  const id = record && ids.find(({ guid }) => guid === record.guid)
  return {
    ...{ planId: plan.planId, name: plan.name, package: plan, path: main.path, template, choices },
    trackingId: id && `pid-${id.guid}${id.suffix.replace(/[-_.]?\*$/, '')}`,
    notice: record && noticeOf(ctx, record, publisher),
    canBeLeftOut: choices.leftOut !== undefined,
  }
}

function noticeOf(ctx: Ctx, record: GuidRecord, publisher: string): ShownNotice | undefined {
  const notice = noticesOfGuid(ctx, record, publisher).find(({ locale }) => locale === ctx.locale)
  return notice && { text: notice.text, version: hash(notice.text).slice(0, 12), date: record.modifiedAt }
}
