/** A live offer whose customers deploy its template by themselves, with a registered tracker and a way to be left out. */
import { strToU8, zipSync } from 'fflate'
import { addGuid, tagFile } from '../../src/attribution/index.ts'
import { as, type Ctx } from '../../src/platform/ctx.ts'
import { aLiveOffer } from './live-offer.ts'
import { anActor } from './people.ts'

export const deployableGuid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const template = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": []
}`

/** Beside the public plan “pro” it has one that its publisher manages, and one for a few. */
export async function aDeployableOffer(ctx: Ctx): Promise<{ publisherId: string; offerId: string }> {
  const key = { publisherId: 'fabrikam', offerId: 'cluster' }
  const tagged = tagFile(
    { path: 'mainTemplate.json', bytes: strToU8(template) },
    { guid: deployableGuid, optOutParameter: 'enableUsageAttribution' },
  )
  if (tagged.kind !== 'inserted') throw new Error(tagged.kind)
  const zip = zipSync({
    'app/mainTemplate.json': tagged.bytes,
    'app/createUiDefinition.json': strToU8('{}'),
    'app/nested/network.json': strToU8('{"nested": true}'),
  })
  const { sha256, size } = await ctx.files.store(zip, { maxBytes: 1_000_000 })
  const plan = { name: 'Pro', kind: 'solutionTemplate', technical: { packageFile: 'zip' } }
  await aLiveOffer(ctx, {
    ...key,
    type: 'azure-application',
    assets: { zip: { kind: 'azure-package', sha256, size, contentType: 'application/zip', filename: 'cluster.zip' } },
    document: {
      plans: [
        { ...plan, planId: 'pro' },
        { ...plan, planId: 'run-for-you', kind: 'managedApplication' },
        { ...plan, planId: 'friends', audience: 'private' },
      ],
    },
  })
  await addGuid(as(ctx, anActor({ publisherId: key.publisherId, roles: ['owner'] })), key.publisherId, {
    guid: deployableGuid,
    description: 'Cluster',
    offerId: key.offerId,
    channel: 'marketplace',
    noticeUrl: 'https://fabrikam.example/privacy',
    optOut: 'parameter:enableUsageAttribution',
  })
  return key
}
