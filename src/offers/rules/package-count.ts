/** The file holds as many CRM packages as was said (spec "offers" 3.6); known when the file was uploaded here. */
import type { Rule } from './rule.ts'

export const packageCountAsSaid: Rule = ({ document, context }) => {
  const { packageFile, multiplePackages = false } = document.technical ?? {}
  const n = packageFile === undefined ? undefined : context.assetsById.get(packageFile)?.facts.crmPackages
  return n !== undefined && n > 1 !== multiplePackages
    ? [{ fieldKey: 'technical.multiplePackages', code: 'technical.multiplePackages.mismatch', params: { n } }]
    : []
}
