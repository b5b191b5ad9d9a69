/** Packages of plans on their way in: every one leaves with a tracker that is registered. Specification: attribution §2.3. */

import { and, eq } from 'drizzle-orm'
import { unzipSync, zipSync } from 'fflate'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { readTemplate, trackersOf } from './arm/template.ts'
import { fileName } from './artefacts.ts'
import { mainTemplateOf } from './main-template.ts'
import { readPackage } from './package.ts'
import { insertGuid, offerErrors, registerGuid } from './registry.ts'
import { trackingGuids } from './schema.ts'
import { tagFile } from './tag-file.ts'

export type AttributedPackage = {
  bytes: Uint8Array
  trackingId: string
  /** What was done: a tracker put in, a GUID found there registered, or nothing. */
  did: 'inserted' | 'registered' | 'nothing'
}

const issuedSuffix = '-comptoir'

/**
 * Registers the GUID that a package’s main template carries, for this publisher, offer and plan on the marketplace;
 * a package without tracker gets one that the marketplace issues. Requires attribution.write.
 *
 * @throws unprocessable when the package or its main template cannot be read
 */
export async function attributePackage(
  ctx: Ctx,
  { publisherId, offerId, planId, bytes }: { publisherId: string; offerId: string; planId?: string; bytes: Uint8Array },
): Promise<AttributedPackage> {
  requirePermission(ctx, 'attribution.write', { publisherId, offerId })
  const errors = await offerErrors(ctx, publisherId, offerId)
  if (errors.length) throw unprocessable('Some fields need mending.', { errors })
  const content = await readPackage(bytes)
  if (content.kind === 'refused') throw refused(`The package cannot be read: ${content.reason}.`)
  const main = mainTemplateOf(content.files)
  const reading = main && readTemplate(main.bytes)
  if (!main || reading?.kind !== 'template') throw refused('The package has no mainTemplate.json that can be read.')
  const form = {
    description: fileName(offerId),
    offerId,
    planId,
    channel: 'marketplace',
    artifactKinds: ['armTemplate'],
    proof: 'packageUpload' as const,
  }
  const trackers = trackersOf(reading.template).root.flatMap(({ id }) => id ?? [])
  const present = trackers.find(({ form }) => form === 'guid') ?? trackers[0]
  // Ids of the first generation have no GUID, and are kept as the platform issued them.
  if (present && present.form !== 'guid') return { bytes, trackingId: present.text, did: 'nothing' }
  if (present) {
    const { guid, suffix, issuer, text } = present
    const did = await inTransaction(ctx, async (ctx) => {
      const [known] = await ctx.db
        .select({ id: trackingGuids.id, state: trackingGuids.state })
        .from(trackingGuids)
        .where(and(eq(trackingGuids.publisherId, publisherId), eq(trackingGuids.guid, guid)))
      if (known && known.state !== 'draft') return 'nothing' as const
      if (known) {
        await registerGuid(ctx, { publisherId, guidId: known.id })
        return 'registered' as const
      }
      await insertGuid(ctx, publisherId, {
        ...form,
        guid,
        origin: issuer ? 'platformIssued' : 'selfGenerated',
        ...(issuer && { suffix }),
      })
      return 'registered' as const
    })
    return { bytes, trackingId: text, did }
  }
  const guid = crypto.randomUUID()
  const tagged = tagFile(main, { guid, suffix: issuedSuffix, allowGenerated: true })
  if (tagged.kind !== 'inserted' && tagged.kind !== 'replaced')
    throw refused(`No tracker can be put into ${main.path}.`)
  const record = await inTransaction(ctx, async (ctx) => {
    const inserted = await insertGuid(ctx, publisherId, {
      ...form,
      guid,
      origin: 'platformIssued',
      suffix: issuedSuffix,
    })
    await recordAct(ctx, { publisherId, offerId, act: 'guid.issued', subject: inserted.trackingId })
    return inserted
  })
  return {
    bytes: zipSync({ ...unzipSync(bytes), [main.path]: tagged.bytes }),
    trackingId: record.trackingId,
    did: 'inserted',
  }
}

function refused(detail: string) {
  return unprocessable(detail, { errors: [{ pointer: '#/package', detail, code: 'attribution.package' }] })
}
