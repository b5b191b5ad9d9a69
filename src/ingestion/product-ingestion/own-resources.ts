/** Resources for the types that the documented ones leave out: of our own, in their style; and the one of SaaS. */
import { group, listing, markets, same } from '../sheets/entries.ts'
import type { Resource } from './resource.ts'

const dynamics = [
  'dynamics-365-ce',
  'dynamics-365-operations',
  'dynamics-365-business-central',
  'power-bi-app',
  'consulting-service',
]

export const availability: Resource = {
  name: 'availability',
  of: 'offer',
  path: '',
  required: [],
  types: dynamics,
  sheet: [
    markets('markets', 'availability.markets'),
    same('market', 'availability.market'),
    same('subdivisions', 'availability.subdivisions'),
    same('hideKey', 'availability.hideKey'),
  ],
}

export const dataverse: Resource = {
  name: 'dynamics-dataverse-technical-configuration',
  of: 'offer',
  path: '',
  required: [],
  types: ['dynamics-365-ce'],
  sheet: [
    same('licenseModel', 'technical.licenseModel'),
    same('requiresS2SOutboundAccess', 'technical.requiresS2SSecureStore'),
    same('applicationConfigurationUrl', 'technical.applicationConfigurationUrl'),
    same('packageUrl', 'technical.packageUrl'),
    same('containsMultiplePackages', 'technical.multiplePackages'),
    listing('packageRegions', 'technical.packageRegions', { region: 'regionId', configurationUrl: 'configurationUrl' }),
  ],
}

export const softwareAsAService: Resource = {
  name: 'software-as-a-service-technical-configuration',
  of: 'offer',
  path: '',
  required: [],
  types: ['saas'],
  sheet: [
    same('landingPageUrl', 'technical.landingPageUrl'),
    same('connectionWebhook', 'technical.webhookUrl'),
    same('azureAdTenantId', 'technical.tenantId'),
    same('azureAdAppId', 'technical.applicationId'),
  ],
}

export const consulting: Resource = {
  name: 'consulting-property',
  of: 'offer',
  path: '',
  required: [],
  types: ['consulting-service'],
  sheet: [
    same('primaryProduct', 'primaryProduct'),
    same('serviceType', 'serviceType'),
    same('solutionAreas', 'solutionAreas'),
    same('competencies', 'competencies'),
    same('isExpertMsp', 'isExpertMsp'),
    group('duration', { value: 'duration.value', unit: 'duration.unit' }),
    group('pricing', {
      kind: 'pricing.kind',
      price: 'pricing.price',
      currency: 'pricing.currency',
      basis: 'pricing.basis',
    }),
  ],
}

export const supplemental: Resource = {
  name: 'supplemental-content',
  of: 'offer',
  path: '',
  required: [],
  types: ['dynamics-365-ce', 'dynamics-365-business-central', 'dynamics-365-operations', 'power-bi-app'],
  sheet: [
    same('validationNotes', 'supplemental.validationNotes'),
    same('targetRelease', 'supplemental.targetRelease'),
    same('editions', 'supplemental.editions'),
    same('localised', 'supplemental.localised'),
    same('translated', 'supplemental.translated'),
  ],
}
