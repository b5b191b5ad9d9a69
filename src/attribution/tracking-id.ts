/** Tracking ids: the strings that travel in templates and headers. Specification: attribution §2.2. */
import { guidPattern, isPlaceholderGuid, printedSample } from './guid.ts'

/** Platforms whose ids end in their name; an instance may know more. */
export const issuers: readonly string[] = ['partnercenter', 'comptoir']

export type TrackingId =
  | { form: 'guid'; text: string; guid: string; suffix: string }
  /** First generation, issued by the platform before it used GUIDs. */
  | { form: 'legacy'; text: string; slug: string }
  | { form: 'placeholder'; text: string; guid: string; suffix: string }

/** What stands for a part that is known only when the template is deployed. */
export const opaque = '\uE000'

const nameChar = `[A-Za-z0-9\\-_.()${opaque}]`
const withGuid = new RegExp(`^pid-(${guidPattern})((?:[-_.]${nameChar}+)?)$`, 'i')
const withPlaceholder = new RegExp(
  `^pid-(0{8}-0{4}-0{4}-0{4}-0{12}|x{8}-x{4}-x{4}-x{4}-x{12})((?:[-_.]${nameChar}+)?)$`,
  'i',
)
const legacy = /^pid-([a-z0-9_]+(?:-[a-z0-9_]+)+)-partnercenter$/i

/** A deployment's name. */
export const maxNameLength = 64
export const deploymentName = /^[-\w._()]+$/

/** @returns undefined when the text is not a tracking id; see whyNoTrackingId */
export function parseTrackingId(text: string): TrackingId | undefined {
  const empty = withPlaceholder.exec(text)
  if (empty) return { form: 'placeholder', text, guid: empty[1]!, suffix: empty[2]! }
  const match = withGuid.exec(text)
  if (match) return { form: 'guid', text, guid: match[1]!.toLowerCase(), suffix: match[2]! }
  const old = legacy.exec(text)
  return old ? { form: 'legacy', text, slug: old[1]!.toLowerCase() } : undefined
}

/** Which platform issued an id that ends like this: `-comptoir`, `-comptoir-westeurope`. */
export function issuerOf(suffix: string, more: readonly string[] = []): string | undefined {
  const [, named = '', after] = /^-([^-_]+)([-_].+)?$/.exec(suffix.toLowerCase()) ?? []
  if (after !== undefined && after.length < 2) return undefined
  return [...issuers, ...more].find((issuer) => issuer === named)
}

/**
 * Whether a name means to be a tracking id: it begins with `pid-`, and what follows is known or can be no GUID
 * whatever the rest will be. `[concat('pid-', parameters('x'))]` does not: the deployer decides what it will be.
 */
export function looksLikeTrackingId(name: string): boolean {
  if (!/^pid-/i.test(name)) return false
  const [known = '', ...later] = name.slice(4, 40).split(opaque)
  if (!later.length || parseTrackingId(name) !== undefined) return true
  // Ids of the first generation have words where others have digits.
  return /[^0-9a-fx{}()-]/i.test(known) && !/-partnercenter$/i.test(name)
}

export function isPrintedSample(name: string): boolean {
  return name.toLowerCase().startsWith(`pid-${printedSample}`) && !parseTrackingId(name)
}

export function trackingIdOf(guid: string, { suffix = '' }: { suffix?: string } = {}): string {
  return `pid-${guid}${suffix}`
}

/** Whether trackers would share a name if all of them had one GUID: nothing deploys a name twice. */
export function wouldBeTwice(ids: readonly (TrackingId | undefined)[]): boolean {
  const suffixes = ids.map((id) => (id && 'suffix' in id ? id.suffix.toLowerCase() : ''))
  return new Set(suffixes).size < suffixes.length
}

/** The name as a person reads it: `*` for what is known only at deployment. */
export function shown(name: string): string {
  return name.replaceAll(opaque, '*')
}

export function isPlaceholderName(name: string): boolean {
  return /^pid-/i.test(name) && isPlaceholderGuid(name.slice(4, 40))
}
