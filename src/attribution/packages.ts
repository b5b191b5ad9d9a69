/** Packages of plans on their way in: every one leaves with a tracker that is registered. Specification: attribution §2.3. */

import { and, asc, eq, isNull, like, ne, or, sql } from 'drizzle-orm'
import { unzipSync, zipSync } from 'fflate'
import { recordAct, requirePermission } from '#accounts'
import { listProducts } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { Locale } from '#platform/messages'
import { unprocessable } from '#platform/problem'
import { readTemplate, trackersOf } from './arm/template.ts'
import { deniedGuids } from './denied-guids.ts'
import { offerErrors } from './guid-form.ts'
import { mainTemplateOf } from './main-template.ts'
import { readPackage } from './package.ts'
import { tagRefusalText } from './refusal-text.ts'
import { insertGuid, registerGuid } from './registry.ts'
import { registryWords } from './registry-words.ts'
import { trackingGuids } from './schema.ts'
import { type SourceFile, tagFile } from './tag-file.ts'
import type { Tagged, TagOptions } from './tagging.ts'
import { issuerOf, type TrackingId } from './tracking-id.ts'
import { attributionWords } from './words.ts'

export type AttributedPackage = {
  bytes: Uint8Array
  trackingId: string
  /** What was done: a tracker put in, a GUID found there registered, or nothing. */
  did: 'inserted' | 'registered' | 'nothing'
}

const issuedSuffix = '-comptoir'

/**
 * Registers the GUID that a package’s main template carries, for this publisher, offer and plan on the marketplace; a
 * package without tracker gets the one that the marketplace issued for the plan. Requires attribution.write.
 *
 * @throws unprocessable when the package or its main template cannot be read
 */
export async function attributePackage(
  ctx: Ctx,
  { bytes, ...place }: Place & { bytes: Uint8Array },
): Promise<AttributedPackage> {
  const { publisherId, offerId } = place
  requirePermission(ctx, 'attribution.write', place)
  const errors = await offerErrors(ctx, publisherId, offerId)
  if (errors.length) throw unprocessable('Some fields need mending.', { errors })
  const content = await readPackage(bytes)
  if (content.kind === 'refused')
    throw refused(attributionWords(ctx.locale, `zip.${content.reason}`, { member: content.member ?? '' }))
  const main = mainTemplateOf(content.files)
  const reading = main && readTemplate(main.bytes)
  if (!main || reading?.kind !== 'template') throw refused(registryWords(ctx.locale, 'noMain'))
  const trackers = trackersOf(reading.template).root.flatMap(({ id }) => id ?? [])
  const present = trackers.find(({ form }) => form === 'guid') ?? trackers[0]
  // Ids of the first generation have no GUID, and are kept as the platform issued them.
  if (present?.form === 'legacy') return { bytes, trackingId: present.text, did: 'nothing' }
  if (present?.form === 'guid' && deniedGuids(ctx).includes(present.guid))
    throw refused(registryWords(ctx.locale, 'denied', { file: main.path }))
  if (present?.form === 'guid')
    return { bytes, trackingId: present.text, did: await registerFound(ctx, place, present) }
  // Of a placeholder only the GUID is filled in: what follows it is the template’s own.
  const suffix = present ? '' : issuedSuffix
  const before = await guidOfPlan(ctx, place, suffix)
  const guid = before ?? crypto.randomUUID()
  const { tagged, parameter } = tagWithSwitch(main, { guid, suffix, allowGenerated: true })
  if (tagged.kind !== 'inserted' && tagged.kind !== 'replaced')
    throw refused(registryWords(ctx.locale, 'noTracker', { file: main.path, why: whyNot(ctx.locale, tagged) }))
  const trackingId = `pid-${guid}${suffix}`
  const optOut = tagged.kind === 'inserted' ? `parameter:${parameter}` : 'none'
  await inTransaction(ctx, async (ctx) => {
    if (before) return knowSwitch(ctx, { publisherId, guid, optOut })
    const origin = suffix ? 'platformIssued' : 'selfGenerated'
    await insertGuid(ctx, publisherId, { ...formOf(place), guid, origin, suffix, optOut })
    await recordAct(ctx, { publisherId, offerId, act: 'guid.issued', subject: trackingId })
  })
  return { bytes: zipSync({ ...unzipSync(bytes), [main.path]: tagged.bytes }), trackingId, did: 'inserted' }
}

/** With a parameter by which whoever deploys is left out: what we put in, customers can refuse. */
function tagWithSwitch(file: SourceFile, options: TagOptions): { tagged: Tagged; parameter: string } {
  for (let n = 1; ; n++) {
    const parameter = n === 1 ? 'enableUsageAttribution' : `enableUsageAttribution${n}`
    const tagged = tagFile(file, { ...options, optOutParameter: parameter })
    // A parameter of that name that is no switch is the template’s own.
    if (tagged.kind !== 'refused' || tagged.reason !== 'optOutParameterTaken' || n === 9) return { tagged, parameter }
  }
}

/** Whether a template that has no tracker can be given one as it stands. */
export function takesTracker(main: SourceFile): boolean {
  const { kind } = tagWithSwitch(main, { guid: crypto.randomUUID(), suffix: issuedSuffix, allowGenerated: true }).tagged
  return kind === 'inserted' || kind === 'replaced'
}

function whyNot(locale: Locale, tagged: Tagged): string {
  if (tagged.kind !== 'refused') return registryWords(locale, 'noTrackingId')
  const { reason, params, line = 0, column = 0 } = tagged
  return tagRefusalText(locale, reason, { ...params, line, column })
}

/** A plan’s later package brings the switch that an earlier one lacked; what the publisher wrote of it stays. */
async function knowSwitch(
  ctx: Ctx,
  { publisherId, guid, optOut }: { publisherId: string; guid: string; optOut: string },
) {
  if (optOut === 'none') return
  await ctx.db
    .update(trackingGuids)
    .set({ optOut, modifiedAt: ctx.now(), modifiedBy: ctx.actor.name, version: sql`${trackingGuids.version} + 1` })
    .where(
      and(
        eq(trackingGuids.publisherId, publisherId),
        eq(trackingGuids.guid, guid),
        or(eq(trackingGuids.optOut, 'none'), like(trackingGuids.optOut, 'parameter:%')),
        ne(trackingGuids.optOut, optOut),
      ),
    )
}

type Place = { publisherId: string; offerId: string; planId?: string }
type Found = Extract<TrackingId, { form: 'guid' }>

function formOf({ offerId, planId }: Place) {
  return {
    description: offerId,
    offerId,
    planId,
    channel: 'marketplace',
    artifactKinds: ['armTemplate'],
    proof: 'packageUpload' as const,
  }
}

async function registerFound(ctx: Ctx, place: Place, { guid, suffix }: Found): Promise<'registered' | 'nothing'> {
  const { publisherId } = place
  const issuer = issuerOf(suffix, ctx.config.attributionIssuers)
  return inTransaction(ctx, async (ctx) => {
    const [known] = await ctx.db
      .select({ id: trackingGuids.id, state: trackingGuids.state })
      .from(trackingGuids)
      .where(and(eq(trackingGuids.publisherId, publisherId), eq(trackingGuids.guid, guid)))
    if (known && known.state !== 'draft') return 'nothing'
    if (known) await registerGuid(ctx, { publisherId, guidId: known.id })
    else
      await insertGuid(ctx, publisherId, {
        ...formOf(place),
        guid,
        origin: issuer ? 'platformIssued' : 'selfGenerated',
        ...(issuer && { suffix }),
        ...((await isProductId(ctx, place, guid)) && productId),
      })
    return 'registered'
  })
}

// Publishing tools write the id of the product, which the platform made, into every plan’s template: nobody else’s
// claim to it is as strong.
const productId = { planId: undefined, origin: 'platformIssued', proof: 'operator' } as const

async function isProductId(ctx: Ctx, { publisherId, offerId }: Place, guid: string): Promise<boolean> {
  const { items } = await listProducts(ctx, { publisherId, offerId })
  return items.some((product) => product.productId === guid)
}

/** A new version of a package keeps the GUID of the last: reports would be split otherwise. */
async function guidOfPlan(
  ctx: Ctx,
  { publisherId, offerId, planId }: Place,
  suffix: string,
): Promise<string | undefined> {
  const [before] = await ctx.db
    .select({ guid: trackingGuids.guid })
    .from(trackingGuids)
    .where(
      and(
        eq(trackingGuids.publisherId, publisherId),
        eq(trackingGuids.offerId, offerId),
        planId === undefined ? isNull(trackingGuids.planId) : eq(trackingGuids.planId, planId),
        eq(trackingGuids.trackingId, sql`'pid-' || ${trackingGuids.guid} || ${suffix}::text`),
        eq(trackingGuids.proof, 'packageUpload'),
        eq(trackingGuids.state, 'active'),
      ),
    )
    .orderBy(asc(trackingGuids.registeredAt), asc(trackingGuids.id))
    .limit(1)
  return before?.guid ?? undefined
}

function refused(detail: string) {
  return unprocessable(detail, { errors: [{ pointer: '#/package', detail, code: 'attribution.package' }] })
}
