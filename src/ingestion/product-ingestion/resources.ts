/**
 * The resources of the Product Ingestion API, as data: where each hangs in the tree, which members it must
 * have, which words they may hold, and how they stand for fields of the offer.
 */
import type { OfferType } from '#offers'
import { leadSheet } from '../leads.ts'
import { planEntries } from '../plan-entries.ts'
import {
  amendments,
  categories,
  choice,
  flag,
  group,
  industries,
  listing,
  markets,
  same,
  termsText,
  termsUrl,
} from '../sheets/entries.ts'
import type { Sheet } from '../sheets/sheet.ts'
import { previewAudiences, privateAudiences, resellers } from './audiences.ts'
import { type Details, detailsOf, offerDetails, planDetails } from './details.ts'
import { availability, consulting, dataverse, softwareAsAService, supplemental } from './own-resources.ts'
import { pricing } from './pricing.ts'
import type { Resource } from './resource.ts'
import { containerSheet, virtualMachineSheet } from './technical.ts'

const contactNames = (field: string) => ({ name: `${field}.name`, email: `${field}.email`, phone: `${field}.phone` })

export const property: Resource = {
  name: 'property',
  of: 'offer',
  path: 'public/main',
  required: [],
  words: { termsConditions: ['custom', 'standardMicrosoft'] },
  always: { termsConditions: 'custom', categories: {} },
  kind: '',
  sheet: [
    categories('categories'),
    industries('industries'),
    flag('termsConditions', 'terms.standardContract', 'standardMicrosoft', 'custom'),
    termsText('termsOfUse'),
    termsUrl('termsOfUseUrl'),
    same('standardContractAmendment', 'terms.universalAmendment'),
    same('appVersion', 'appVersion'),
    same('applicableProducts', 'applicableProducts'),
    amendments('customAmendments', 'id'),
    same('certificationNotes', 'submission.notes'),
    same('notificationEmails', 'submission.notificationEmails'),
  ],
}

export const listingResource: Resource = {
  name: 'listing',
  of: 'offer',
  path: 'public/main/default/en-us',
  required: [],
  always: { languageId: 'en-us' },
  kind: '',
  sheet: [
    same('title', 'listing.name'),
    same('searchResultSummary', 'listing.summary'),
    same('shortDescription', 'listing.shortDescription'),
    same('description', 'listing.description'),
    same('searchKeywords', 'listing.keywords'),
    same('compatibleProducts', 'listing.worksWith'),
    same('gettingStartedInstructions', 'listing.gettingStarted'),
    same('helpLink', 'listing.helpUrl'),
    same('privacyPolicyLink', 'listing.privacyPolicyUrl'),
    listing('generalLinks', 'listing.usefulLinks', { displayText: 'title', link: 'url' }),
    same('cloudSolutionProviderMarketingMaterials', 'listing.cspMaterialsUrl'),
    same('globalSupportWebsite', 'listing.supportContact.url'),
    group('supportContact', contactNames('listing.supportContact')),
    group('engineeringContact', contactNames('listing.engineeringContact')),
    group('cloudSolutionProviderContact', contactNames('listing.cspContact')),
    group('primaryContact', contactNames('listing.primaryContact')),
    group('secondaryContact', contactNames('listing.secondaryContact')),
  ],
}

export const customerLeads: Resource = {
  name: 'customer-leads',
  of: 'offer',
  path: '',
  required: ['leadDestination'],
  words: {
    leadDestination: [
      'none',
      'blob',
      'dynamics',
      'email',
      'httpsEndpoint',
      'marketo',
      'salesforce',
      'table',
      'hubspot',
    ],
  },
  always: { leadDestination: 'none' },
  sheet: [],
}

const testDriveKinds = {
  azureResourceManager: 'azure-resource-manager',
  dynamicsForBusinessCentral: 'dynamics-365-business-central',
  dynamicsForCustomerEngagement: 'dynamics-365-customer-engagement',
  dynamicsForOperations: 'dynamics-365-operations',
  logicApp: 'logic-app',
  powerBi: 'power-bi',
}

const testDrive: Resource = {
  name: 'test-drive',
  of: 'offer',
  path: '',
  required: ['enabled'],
  words: { type: Object.keys(testDriveKinds) },
  always: { enabled: false },
  sheet: [same('enabled', 'testDrive.enabled', false), choice('type', 'testDrive.type', testDriveKinds)],
}

const reseller: Resource = {
  name: 'reseller',
  of: 'offer',
  path: '',
  required: ['resellerChannelState'],
  words: { resellerChannelState: ['notSet', 'none', 'some', 'all', 'terminated'] },
  always: { resellerChannelState: 'notSet', audiences: [] },
  sheet: [
    choice('resellerChannelState', 'reseller.audience', { none: 'none', some: 'selected', all: 'all' }, 'notSet'),
    resellers,
  ],
}

const setup: Resource = {
  name: 'commercial-marketplace-setup',
  of: 'offer',
  path: '',
  required: [],
  types: [
    'saas',
    'dynamics-365-ce',
    'dynamics-365-operations',
    'dynamics-365-business-central',
    'power-bi-app',
    'azure-container',
  ],
  sheet: [
    same('sellThroughMicrosoft', 'sellThrough'),
    choice('callToAction', 'listingOption', {
      free: 'getItNowFree',
      'free-trial': 'freeTrial',
      'contact-me': 'contactMe',
      'license-management': 'licenseManagement',
    }),
    same('trialUrl', 'trialUrl'),
    same('offerUrl', 'offerUrl'),
    same('allowInstallWithoutLicense', 'allowInstallWithoutLicense'),
  ],
}

const offerAvailability: Resource = {
  name: 'price-and-availability-offer',
  of: 'offer',
  path: '',
  required: [],
  always: { previewAudiences: [] },
  sheet: [previewAudiences],
}

const planListing: Resource = {
  name: 'plan-listing',
  of: 'plan',
  path: 'public/main/{plan}/en-us',
  required: [],
  always: { languageId: 'en-us', summary: '', description: '' },
  kind: '-plan',
  sheet: [same('name', 'name'), same('summary', 'summary'), same('description', 'description')],
}

const planAvailability: Resource = {
  name: 'price-and-availability-plan',
  of: 'plan',
  path: '{plan}',
  required: [],
  words: {
    visibility: ['visible', 'hidden'],
    audience: ['public', 'private'],
    customerMarkets: ['customMarkets', 'allMarkets', 'allTaxRemittedMarkets'],
  },
  always: { visibility: 'visible', audience: 'public', privateAudiences: [], markets: [], softwareReservation: [] },
  sheet: [
    flag('visibility', 'hidden', 'hidden', 'visible', null),
    choice('audience', 'audience', { public: 'public', private: 'private' }, 'public'),
    privateAudiences,
    markets('markets', 'markets'),
    ...pricing,
  ],
}

export const virtualMachine: Resource = {
  name: 'virtual-machine-plan-technical-configuration',
  of: 'plan',
  path: '{plan}',
  required: [],
  always: { recommendedVmSizes: [], openPorts: [], vmProperties: {}, skus: [], vmImageVersions: [] },
  types: ['azure-virtual-machine'],
  sheet: virtualMachineSheet,
}

const coreVirtualMachine: Resource = {
  ...virtualMachine,
  name: 'core-virtual-machine-plan-technical-configuration',
  words: { softwareType: ['operatingSystem', 'solution'] },
}

const container: Resource = {
  name: 'container-plan-technical-configuration',
  of: 'plan',
  path: '{plan}',
  required: [],
  types: ['azure-container'],
  always: { payloadType: 'cnab', cnabReferences: [] },
  sheet: containerSheet,
}

const testDriveListing: Resource = {
  name: 'test-drive-listing',
  of: 'offer',
  path: 'public/main/default/en-us',
  required: [],
  sheet: [
    same('description', 'testDrive.listing.description'),
    same('accessInformation', 'testDrive.listing.accessInformation'),
  ],
}

/** Resources that have no field here: given back as they were sent. */
const asSent = [
  'price-and-availability-custom-meter',
  'microsoft365-integration',
  'azure-test-drive-technical-configuration',
  'virtual-machine-test-drive-technical-configuration',
].map((name): Resource => ({ name, of: 'offer', path: '', required: [], sheet: [] }))

/** In the order of the tree. */
export const offerResources = [
  setup,
  property,
  listingResource,
  customerLeads,
  testDrive,
  reseller,
  offerAvailability,
  availability,
  dataverse,
  softwareAsAService,
  consulting,
  supplemental,
]
export const planResources = [planListing, planAvailability, virtualMachine, container]
/** Shown when they hold something: clients that parse whatever comes know none of them. */
export const whenHeld = [testDriveListing, offerDetails, planDetails]
/** What only clients who know it send is read, but shown only when it was sent. */
export const onceSent = [coreVirtualMachine, ...asSent]

const all = [...offerResources, ...planResources, ...whenHeld, ...onceSent]
const byName = new Map(all.map((resource) => [resource.name, resource]))

export function resourceCalled(name: string): Resource | undefined {
  return byName.get(name)
}

/** How a resource stands for the fields of a type. Leads have a sheet of their own, because secrets hang on them. */
export function sheetOf(resource: Resource, type: OfferType): Sheet {
  if (resource === customerLeads) return leadSheet
  if (resource === offerDetails) return leftOf(type).offer.sheet
  if (resource === planDetails) return leftOf(type).plan.sheet
  return resource.sheet
}

/** The fields of a type that no resource of their own takes. */
export function leftOf(type: OfferType): Details {
  const sheets = (of: Resource['of']) =>
    [...offerResources, ...planResources, testDriveListing]
      .filter((resource) => resource.of === of && belongs(resource, type))
      .map(({ sheet }) => sheet)
  return detailsOf(type, () => ({ offer: sheets('offer'), plan: [planEntries, ...sheets('plan')] }))
}

export function belongs({ types }: Resource, type: Pick<OfferType, 'id'>): boolean {
  return types === undefined || types.includes(type.id)
}
