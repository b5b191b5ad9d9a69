/** The package of a plan as customers will deploy it: tracked when it is saved, and what its page tells of it. */
import { can, requirePermission } from '#accounts'
import { type Asset, findAsset, getDraft, type Plan, savePlan, uploadAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { readTemplate, trackersOf } from './arm/template.ts'
import { untagTemplate } from './arm/untag.ts'
import type { LintFinding } from './lint/finding.ts'
import { lintFile } from './lint/lint.ts'
import { mainTemplateOf } from './main-template.ts'
import { readPackage } from './package.ts'
import { type AttributedPackage, attributePackage, takesTracker } from './packages.ts'
import { lookUpGuids } from './registered-guids.ts'
import { shown } from './tracking-id.ts'

export type PlanKey = { publisherId: string; offerId: string; planId: string }
export type PlanTracking = Pick<AttributedPackage, 'trackingId' | 'did'>

/**
 * Sees to it that the plan’s package carries a registered tracker: a package without one is replaced by itself with
 * one put in, and the plan’s attribution id is filled in. Of a plan without a package, nothing. Requires
 * attribution.write, and what saving the plan requires.
 *
 * @throws unprocessable when the package or its main template cannot be read
 */
export async function trackPlan(ctx: Ctx, key: PlanKey): Promise<PlanTracking | undefined> {
  const { plan, asset, revision } = await packageOf(ctx, key)
  if (!asset) return undefined
  const { bytes, trackingId, did } = await attributePackage(ctx, { ...key, bytes: await ctx.files.read(asset.sha256) })
  const guid = /^pid-([0-9a-f-]{36})/i.exec(trackingId)?.[1]
  const values: Record<string, string> = {}
  if (did === 'inserted')
    values['technical.packageFile'] = (
      await uploadAsset(ctx, {
        publisherId: key.publisherId,
        kind: 'azure-package',
        filename: asset.filename,
        content: bytes,
        standsFor: asset.sentSha256 ?? asset.sha256,
      })
    ).assetId
  const technical = plan.technical as { attributionId?: string } | undefined
  if (guid && technical?.attributionId !== guid) values['technical.attributionId'] = guid
  if (Object.keys(values).length) await savePlan(ctx, { ...key, revision, pageKey: 'planTechnical', values })
  return { trackingId, did }
}

/**
 * The same for doors that save a plan whatever its package is: one that cannot be read or tracked is left as it is,
 * and certification tells of it. Whoever may not register GUIDs tracks nothing.
 */
export async function trackPackage(ctx: Ctx, key: PlanKey): Promise<PlanTracking | undefined> {
  if (!can(ctx, 'attribution.write', key)) return undefined
  try {
    return await trackPlan(ctx, key)
  } catch (error) {
    if (!unprocessable.is(error)) throw error
    return undefined
  }
}

export type PackageView = {
  filename: string
  /** Path of the template inside the package. */
  template: string
  trackingIds: string[]
  /** Of a template without one: whether saving its plan puts one in, or it has to be mended first. */
  takesTracker: boolean
  /** What taking the tracker out again would remove: exactly what was put in. */
  inserted: { line: number; text: string }[]
  findings: LintFinding[]
}

/** What the plan’s page shows of its package; undefined without one that can be read. Requires offer.read. */
export async function viewPlanPackage(ctx: Ctx, key: PlanKey): Promise<PackageView | undefined> {
  requirePermission(ctx, 'offer.read', key)
  const { asset } = await packageOf(ctx, key)
  if (!asset || !can(ctx, 'attribution.read', key)) return undefined
  const content = await readPackage(new Uint8Array(await ctx.files.read(asset.sha256)))
  const main = content.kind === 'package' ? mainTemplateOf(content.files) : undefined
  if (!main) return undefined
  const reading = readTemplate(main.bytes)
  const trackers = reading.kind === 'template' ? trackersOf(reading.template).root.flatMap(({ id }) => id ?? []) : []
  const guids = trackers.flatMap((id) => (id.form === 'guid' ? [id.guid] : []))
  const registered = new Map((await lookUpGuids(ctx, guids)).map((record) => [record.guid, record]))
  return {
    filename: asset.filename,
    template: main.path,
    trackingIds: trackers.map(({ text }) => shown(text)),
    takesTracker: trackers.length > 0 || takesTracker(main),
    inserted: insertedTexts(main.bytes),
    findings:
      lintFile(main, {
        channel: 'marketplace',
        now: ctx.now(),
        registry: (guid) => registered.get(guid),
        publishing: key,
        mainTemplate: true,
      }) ?? [],
  }
}

async function packageOf(ctx: Ctx, key: PlanKey): Promise<{ plan: Plan; asset: Asset | undefined; revision: number }> {
  const draft = await getDraft(ctx, key)
  const plan = draft.document.plans?.find(({ planId }) => planId === key.planId) ?? ({ planId: key.planId } as Plan)
  const assetId = (plan.technical as { packageFile?: unknown } | undefined)?.packageFile
  const asset = typeof assetId === 'string' ? await findAsset(ctx, key.publisherId, assetId) : undefined
  return { plan, asset: asset?.kind === 'azure-package' ? asset : undefined, revision: draft.revision }
}

/** Each run of text that taking the tracker out would remove, with its line: the switch, where there is one, and the tracker. */
function insertedTexts(bytes: Uint8Array): PackageView['inserted'] {
  const untagged = untagTemplate(bytes)
  if (untagged.kind !== 'removed') return []
  const [now, before] = [bytes, untagged.bytes].map((each) => new TextDecoder().decode(each)) as [string, string]
  let start = 0
  while (start < before.length && now[start] === before[start]) start++
  let kept = 0
  while (kept < before.length - start && now.at(-1 - kept) === before.at(-1 - kept)) kept++
  const between = before.slice(start, before.length - kept)
  const middle = now.slice(start, now.length - kept)
  const split = middle.indexOf(between)
  if (!between || split < 0) return [shownAt(now, start, now.length - before.length)]
  return [
    shownAt(now, start, split),
    shownAt(now, start + split + between.length, middle.length - split - between.length),
  ].filter(({ text }) => text)
}

function shownAt(text: string, start: number, length: number) {
  return { line: text.slice(0, start).split('\n').length, text: text.slice(start, start + length) }
}
