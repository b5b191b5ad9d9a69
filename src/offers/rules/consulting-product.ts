/** What a consulting offer may say depends on its primary product: Azure, or another (spec "offers" 4.4). */
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { Rule } from './rule.ts'

export const solutionAreasOfAzure: Rule = ({ document }) =>
  document.primaryProduct && document.primaryProduct !== 'azure' && document.solutionAreas?.length
    ? [{ fieldKey: 'solutionAreas', code: 'properties.solutionAreas.onlyAzure' }]
    : []

/** Six industries without sub-industries for Azure, two with sub-industries for the others. */
export const industriesOfProduct: Rule = ({ document, type }) => {
  const n = document.industries?.length ?? 0
  return type.id === 'consulting-service' && document.primaryProduct && document.primaryProduct !== 'azure' && n > 2
    ? [{ fieldKey: 'industries', code: 'properties.industries.tooMany', params: { n, max: 2 } }]
    : []
}

/** For Azure, one of the competencies must be an Azure one. */
export const competencyForAzure: Rule = ({ document }) =>
  document.primaryProduct === 'azure' &&
  document.competencies?.length &&
  !document.competencies.some((id) => findEntry('competencies', id)?.azure)
    ? [{ fieldKey: 'competencies', code: 'properties.competencies.notForAzure' }]
    : []

const twoWeeks: Record<string, number> = { hour: 80, day: 14, week: 2, month: 0 }

/** An implementation that needs longer than two weeks is a project, not an offer. */
export const implementationIsShort: Rule = ({ document }) => {
  const { value, unit = '' } = document.duration ?? {}
  return document.serviceType === 'implementation' && Number(value) > (twoWeeks[unit] ?? Number.POSITIVE_INFINITY)
    ? [{ fieldKey: 'duration.value', code: 'listing.duration.longImplementation', level: 'warning' }]
    : []
}
