/** Lead sources and actions: the codes that publishers' CRM filters know, and the composite made of them. */
import { findOfferType } from '#offers'
import type { Config } from '#platform/config'

/** Storefront surfaces with the acts that happen there. Any other pair is a mistake. */
const surfaces = {
  AzureMarketplace: { native: 'Store', actions: ['INS'] },
  AzurePortal: { native: 'Console', actions: ['Create'] },
  TestDrive: { native: 'TestDrive', actions: ['StartTestDrive'] },
  SPZA: { native: 'Apps', actions: ['INS', 'PLT', 'DNC'] },
} as const satisfies Record<string, { native: string; actions: string[] }>

export type Surface = keyof typeof surfaces
export const actionCodes = ['INS', 'PLT', 'DNC', 'Create', 'StartTestDrive'] as const
export type ActionCode = (typeof actionCodes)[number]

/** The pairs, for people who sent another one. */
export const pairs = Object.entries(surfaces)
  .flatMap(([surface, { actions }]) => actions.map((action) => `${surface}-${action}`))
  .join(', ')

/** The surface of a code in either spelling. */
export function surfaceOf(code: string): Surface | undefined {
  if (Object.hasOwn(surfaces, code)) return code as Surface
  return (Object.keys(surfaces) as Surface[]).find((surface) => surfaces[surface].native === code)
}

// What only the infrastructure storefront has is looked for by whoever runs the machines, not by whoever works with
// the program.
function isOfInfrastructure(offerType: string): boolean {
  return findOfferType(offerType, '2020')?.storefronts.every((storefront) => storefront === 'it') ?? false
}

/** Where an act happens that nobody said more of: on the storefront for offers of that type. */
export function usualSurface(offerType: string, action: string): Surface {
  return action === 'INS' && isOfInfrastructure(offerType) ? 'AzureMarketplace' : 'SPZA'
}

export function happensAt(surface: Surface, action: string): action is ActionCode {
  return (surfaces[surface].actions as readonly string[]).includes(action)
}

/** The code that goes on the wire, as the operator chose: `compat` keeps publishers' existing filters working. */
export function wireCode(surface: Surface, spelling: Config['leads']['sourceCodes']): string {
  return spelling === 'native' ? surfaces[surface].native : surface
}

export type LeadSource = { source: string; actionCode: string; offer: string }

/** `source-action|offer`, as destinations with a single source field receive it. */
export function composeLeadSource({ source, actionCode, offer }: LeadSource): string {
  return `${source}-${actionCode}|${offer}`
}

/**
 * The parts again, or undefined when the text is not such a composite. The offer may hold dashes and bars
 * (ids contain GUIDs, titles anything): cut at the first bar, then what is left of it at its first dash.
 */
export function parseLeadSource(text: string): LeadSource | undefined {
  const match = /^([^-|]+)-([^|]+)\|(.+)$/s.exec(text)
  return match ? { source: match[1]!, actionCode: match[2]!, offer: match[3]! } : undefined
}
