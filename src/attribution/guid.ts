/** GUIDs of usage attribution: what is accepted as one, and why something is not. Specification: attribution §2.1. */

export type GuidNotice = 'prefixRemoved' | 'bracesRemoved' | 'hyphensAdded' | 'lowered'
export type GuidRefusal = 'printedSample' | 'placeholder' | 'allOnes' | 'wrongLength' | 'notHexadecimal' | 'denied'

export type GuidReading =
  | { kind: 'guid'; guid: string; notices: GuidNotice[] }
  | { kind: 'refused'; reason: GuidRefusal; digits: number }

/** The partner id that Terraform's provider sends when nobody set one: it says who made the tool, not whose software runs. */
export const toolGuids: readonly string[] = ['222c6c49-1b0a-5959-a213-6608f9eb8820']

/** Printed as the example in every edition of the documentation, one digit short. */
export const printedSample = 'eb7927c8-dd66-43e1-b0cf-c346a422063'

export const guidPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
export const nilGuid = '00000000-0000-0000-0000-000000000000'

const canonical = new RegExp(`^${guidPattern}$`)
const placeholder = /^(0{8}-0{4}-0{4}-0{4}-0{12}|x{8}-x{4}-x{4}-x{4}-x{12})$/i
const allOnes = /^f{32}$/

/**
 * Reads a GUID as people write it: braces, parentheses, capitals, no hyphens, a leading `pid-`, blanks around.
 * Any version is a GUID: trackers in the wild carry version 5 and hand-made ones.
 */
export function readGuid(text: string, { denied = toolGuids }: { denied?: readonly string[] } = {}): GuidReading {
  const notices: GuidNotice[] = []
  let rest = text.trim()
  const unprefixed = rest.replace(/^pid-/i, '')
  if (unprefixed !== rest) notices.push('prefixRemoved')
  rest = unprefixed
  const bare = /^\{(.*)\}$|^\((.*)\)$/s.exec(rest)
  if (bare) {
    notices.push('bracesRemoved')
    rest = (bare[1] ?? bare[2] ?? '').trim()
  }
  if (isPlaceholderGuid(rest)) return { kind: 'refused', reason: 'placeholder', digits: 32 }
  const digits = rest.replaceAll('-', '')
  if (rest.toLowerCase() === printedSample || digits.toLowerCase() === printedSample.replaceAll('-', ''))
    return { kind: 'refused', reason: 'printedSample', digits: 31 }
  if (!/^[0-9a-f]*$/i.test(digits)) return { kind: 'refused', reason: 'notHexadecimal', digits: digits.length }
  const hyphenated = rest.includes('-')
  if (digits.length !== 32 || (hyphenated && !canonical.test(rest.toLowerCase())))
    return { kind: 'refused', reason: 'wrongLength', digits: digits.length }
  if (/^0{32}$/.test(digits)) return { kind: 'refused', reason: 'placeholder', digits: 32 }
  if (allOnes.test(digits.toLowerCase())) return { kind: 'refused', reason: 'allOnes', digits: 32 }
  if (!hyphenated) notices.push('hyphensAdded')
  if (digits !== digits.toLowerCase()) notices.push('lowered')
  const guid = hyphenate(digits.toLowerCase())
  return denied.includes(guid) ? { kind: 'refused', reason: 'denied', digits: 32 } : { kind: 'guid', guid, notices }
}

/** Zeros or letters X where a GUID belongs: somebody meant to fill it in. */
export function isPlaceholderGuid(text: string): boolean {
  return placeholder.test(text)
}

function hyphenate(digits: string): string {
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  )
}
