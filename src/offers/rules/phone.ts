/** Phone numbers in international form, as ITU E.123 writes them. */
import parsePhoneNumber, { Metadata } from 'libphonenumber-js/min'

/** A plus sign, the country code, and a length that country has. */
export function isPhone(text: string): boolean {
  if (!text.startsWith('+') || otherDigits.test(text)) return false
  return isPlainlyPossible(text) || (parsePhoneNumber(text, { extract: false })?.isPossible() ?? false)
}

// Of other scripts: the library reads them, but no telephone that is given the number.
const otherDigits = /(?![0-9])\p{Nd}/u

/**
 * Whether it is one for certain, by its digits alone. The library reads what people write around them, and finds
 * out which of the countries that share a code is meant: most of the time, that changes nothing.
 */
function isPlainlyPossible(text: string): boolean {
  if (!/^\+[1-9](?: ?\d){5,16}$/.test(text)) return false
  const digits = text.replaceAll(' ', '').slice(1)
  for (let length = 1; length <= 3; length++) {
    const plan = planOf(digits.slice(0, length))
    if (plan) return plan.lengths.has(digits.length - length) && !plan.prefix?.test(digits.slice(length))
  }
  return false
}

type Plan = {
  /** Digits after the country code, in every country that has it. */
  lengths: ReadonlySet<number>
  /** What may be taken off a number, so that its length is another. */
  prefix?: RegExp
}

const plans = new Map<string, Plan | undefined>()

function planOf(callingCode: string): Plan | undefined {
  if (!plans.has(callingCode)) plans.set(callingCode, readPlan(callingCode))
  return plans.get(callingCode)
}

function readPlan(callingCode: string): Plan | undefined {
  const metadata = new Metadata() as Metadata & Unlisted
  if (!metadata.hasCallingCode(callingCode)) return undefined
  const lengthsOf = (plan: string) => {
    metadata.selectNumberingPlan(plan as never)
    return metadata.numberingPlan?.possibleLengths() ?? []
  }
  const [first = [], ...others] = (metadata.getCountryCodesForCallingCode(callingCode) ?? []).map(lengthsOf)
  const lengths = first.filter((n) => others.every((lengths) => lengths.includes(n)))
  metadata.selectNumberingPlan(callingCode as never)
  const prefix = metadata.nationalPrefixForParsing()
  return { lengths: new Set(lengths), prefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined }
}

/** What the library has and its types leave out. */
type Unlisted = {
  hasCallingCode(callingCode: string): boolean
  getCountryCodesForCallingCode(callingCode: string): string[] | undefined
  nationalPrefixForParsing(): string | undefined
}
