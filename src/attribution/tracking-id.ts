/** Tracking ids: the strings that travel in templates and headers. Specification: attribution §2.2. */
import { guidPattern, isPlaceholderGuid, printedSample } from './guid.ts'

export const issuers = ['partnercenter', 'comptoir'] as const
export type Issuer = (typeof issuers)[number]

export type TrackingId =
  | { form: 'guid'; text: string; guid: string; suffix: string; issuer?: Issuer }
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
const issued = new RegExp(`^-(${issuers.join('|')})(?:[-_]${nameChar}+)?$`, 'i')

/** A deployment's name. */
export const maxNameLength = 64
export const deploymentName = /^[-\w._()]+$/

/** @returns undefined when the text is not a tracking id; see whyNoTrackingId */
export function parseTrackingId(text: string): TrackingId | undefined {
  const empty = withPlaceholder.exec(text)
  if (empty) return { form: 'placeholder', text, guid: empty[1]!, suffix: empty[2]! }
  const match = withGuid.exec(text)
  if (match) {
    const suffix = match[2]!
    const issuer = issued.exec(suffix)?.[1]?.toLowerCase() as Issuer | undefined
    return { form: 'guid', text, guid: match[1]!.toLowerCase(), suffix, ...(issuer && { issuer }) }
  }
  const old = legacy.exec(text)
  return old ? { form: 'legacy', text, slug: old[1]!.toLowerCase() } : undefined
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

/** The name as a person reads it: `*` for what is known only at deployment. */
export function shown(name: string): string {
  return name.replaceAll(opaque, '*')
}

export function isPlaceholderName(name: string): boolean {
  return /^pid-/i.test(name) && isPlaceholderGuid(name.slice(4, 40))
}
