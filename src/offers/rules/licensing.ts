/** licences managed by the marketplace are per user; and that choice is frozen at publication. */
import type { Rule } from './rule.ts'

export const managedLicencesArePerUser: Rule = ({ document }) =>
  document.listingOption === 'licenseManagement' && document.technical?.licenseModel === 'resource'
    ? [{ fieldKey: 'technical.licenseModel', code: 'technical.licenseModel.mustBeUser' }]
    : []

export const licenceManagementStays: Rule = ({ document, context }) => {
  const managed = (option: string | undefined) => option === 'licenseManagement'
  const live = context.live?.document
  return live && document.listingOption && managed(document.listingOption) !== managed(live.listingOption)
    ? [{ fieldKey: 'listingOption', code: 'setup.licensing.immutable' }]
    : []
}
