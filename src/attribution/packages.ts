/** Packages of plans on their way in: every one leaves with a tracker that is registered. Specification: attribution §2.3. */

import { and, eq } from 'drizzle-orm'
import { unzipSync, zipSync } from 'fflate'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { readTemplate, trackersOf } from './arm/template.ts'
import { fileName, isMainTemplate } from './artefacts.ts'
import { readPackage } from './package.ts'
import { insertGuid, offerErrors } from './registry.ts'
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
  const main =
    content.files.find(({ path }) => fileName(path).toLowerCase() === 'maintemplate.json') ??
    content.files.find(({ path }) => isMainTemplate(path))
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
  const present = trackersOf(reading.template).root.find(({ id }) => id?.form === 'guid')
  if (present?.id?.form === 'guid') {
    const { guid, suffix, issuer, text } = present.id
    const did = await inTransaction(ctx, async (ctx) => {
      const [known] = await ctx.db
        .select({ id: trackingGuids.id })
        .from(trackingGuids)
        .where(and(eq(trackingGuids.publisherId, publisherId), eq(trackingGuids.guid, guid)))
      if (known) return 'nothing' as const
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
