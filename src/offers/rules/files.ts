/** Uploaded files: that they are still the publisher's, and of the kind and size their field wants. */
import { type AssetKind, type AssetKindRules, assetKinds, formatsOf } from '../asset-kinds.ts'
import type { Asset } from '../assets.ts'
import type { Field } from '../types/offer-type.ts'
import type { Place } from './place.ts'
import type { Found } from './rule.ts'

export function fileRules(field: Field, assetId: string, { subject, say }: Place): Found[] {
  const asset = subject.context.assetsById.get(assetId)
  if (!asset) return [say('missing')]
  const rules: AssetKindRules = assetKinds[field.asset as AssetKind]
  if (!hasOneOf(asset, rules)) return [say('format')]
  return fits(asset, rules) ? [] : [say('size', { w: asset.width ?? 0, h: asset.height ?? 0 })]
}

/** What was uploaded as another kind of file will do, when it is of a format that this field takes. */
function hasOneOf({ kind, facts }: Asset, rules: AssetKindRules): boolean {
  if (rules.holds && assetKinds[kind] !== rules) return false
  const format = facts.format ?? assetKinds[kind].format
  return formatsOf(rules).includes(format)
}

/** Asked again although upload asked it: an API may name a file that was uploaded for another field. */
function fits({ width, height }: Asset, { size }: AssetKindRules): boolean {
  if (!size) return true
  if (width === null || height === null) return false
  if ('square' in size) return width === height && width >= size.min && width <= size.max
  return width === size.width && height === size.height
}
