/** the version never goes down, and rises when another package is handed in. */
import type { OfferDocument } from '../offer-document.ts'
import type { Rule } from './rule.ts'

export const appVersionRises: Rule = ({ document, context }) => {
  const live = context.live?.document
  const now = document.appVersion
  if (!live?.appVersion || !now || !isVersion(now) || !isVersion(live.appVersion)) return []
  const order = compareVersions(now, live.appVersion)
  return order < 0 || (order === 0 && packageOf(document) !== packageOf(live))
    ? [
        {
          fieldKey: 'appVersion',
          code: 'properties.appVersion.notIncreased',
          level: 'warning',
          params: { live: live.appVersion },
        },
      ]
    : []
}

const isVersion = (text: string) => /^\d+(\.\d+){1,3}$/.test(text)

/** Number by number, missing ones being nought: 1.10 is above 1.9, and 2.0 equals 2.0.0. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(BigInt))
  for (let i = 0; i < 4; i++) {
    const [x, y] = [left?.[i] ?? 0n, right?.[i] ?? 0n]
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

/** The signature at the end of the address is renewed without changing the package. */
function packageOf({ technical }: OfferDocument): string {
  return technical?.packageFile ?? technical?.packageUrl?.replace(/[?#].*$/s, '') ?? ''
}
