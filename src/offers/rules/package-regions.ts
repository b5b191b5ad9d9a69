/** sovereign and government regions need the operator's authorisation; later guidance closes them. */
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { Found, Rule, Subject } from './rule.ts'

export const restrictedRegions: Rule = ({ document, context, profile }) =>
  regionIds(document).flatMap((region, i) => {
    const entry = findEntry('packageRegions', region)
    if (entry?.class !== 'restricted') return []
    if (profile === '2022' && entry.blockedLater) return [about(region, i, 'blocked')]
    return context.authorisedRegions.includes(region) ? [] : [about(region, i, 'restricted')]
  })

export const regionsDiffer: Rule = ({ document }) => {
  const ids = regionIds(document)
  return ids.flatMap((region, i) => (region && ids.indexOf(region) < i ? [about(region, i, 'duplicate')] : []))
}

function about(region: string, i: number, rule: 'blocked' | 'restricted' | 'duplicate'): Found {
  return {
    fieldKey: 'technical.packageRegions',
    at: [i, 'regionId'],
    code: `technical.packageRegions.${rule}`,
    params: { region },
  }
}

const regionIds = (document: Subject['document']) =>
  (document.technical?.packageRegions ?? []).map(({ regionId }) => regionId ?? '')
