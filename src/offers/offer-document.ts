/**
 * What an offer says: one document with the keys of the offer type as nested paths. A draft may lack any
 * of it, and hold values that break every rule; only their JSON types can be relied on.
 */
export type OfferDocument = {
  listingOption?: string
  trialUrl?: string
  offerUrl?: string
  allowInstallWithoutLicense?: boolean
  leads?: { destination?: string; connectionIds?: string[] }
  categories?: { primary?: CategoryChoice | null; secondary?: CategoryChoice | null; others?: string[] }
  industries?: { id?: string; verticals?: string[] }[]
  applicableProducts?: string[]
  appVersion?: string
  /** Sold through the marketplace, where the type leaves the choice. */
  sellThrough?: boolean
  reseller?: { audience?: string; partnerIds?: string[] }
  primaryProduct?: string
  serviceType?: string
  solutionAreas?: string[]
  competencies?: string[]
  duration?: { value?: number | string; unit?: string }
  pricing?: { kind?: string; price?: number | string; currency?: string; basis?: string }
  previewAudience?: { email?: string; subscriptionId?: string; description?: string }[]
  terms?: { mode?: string; text?: string; url?: string; standardContract?: boolean; universalAmendment?: string }
  listing?: {
    name?: string
    summary?: string
    description?: string
    keywords?: string[]
    worksWith?: string[]
    helpUrl?: string
    privacyPolicyUrl?: string
    supportContact?: { name?: string; email?: string; phone?: string; url?: string }
    engineeringContact?: Contact
    cspContact?: Contact
    primaryContact?: Contact
    secondaryContact?: Contact
    cspMaterialsUrl?: string
    documents?: { title?: string; file?: string }[]
    logos?: { large?: string; medium?: string; small?: string; wide?: string; hero?: string }
    shortDescription?: string
    gettingStarted?: string
    usefulLinks?: { title?: string; url?: string }[]
    screenshots?: { file?: string; caption?: string }[]
    videos?: { name?: string; url?: string; thumbnail?: string }[]
  }
  availability?: { markets?: string[]; hideKey?: string; market?: string; subdivisions?: string[] }
  technical?: {
    licenseModel?: string
    requiresS2SSecureStore?: boolean
    applicationConfigurationUrl?: string
    packageUrl?: string
    packageFile?: string
    multiplePackages?: boolean
    packageRegions?: { regionId?: string; configurationUrl?: string }[]
    tenantId?: string
    applicationId?: string
    [ofItsType: string]: unknown
  }
  testDrive?: {
    enabled?: boolean
    type?: string
    maxConcurrent?: number | string
    durationHours?: number | string
    instanceUrl?: string
    webApiUrl?: string
    roleName?: string
    aad?: { tenantId?: string; tenantName?: string; appId?: string; clientSecret?: SecretMark }
    listing?: {
      description?: string
      accessInformation?: string
      userManual?: { name?: string; file?: string }
      videos?: { name?: string; url?: string; thumbnail?: string }[]
    }
    [hostedElsewhere: string]: unknown
  }
  supplemental?: { keyUsageScenario?: string; [ofItsType: string]: unknown }
  /** Each as the plan pages of its type say. */
  plans?: Plan[]
  submission?: { notes?: string; notificationEmails?: string[]; certificationSecrets?: SecretMark }
}

type Contact = { name?: string; email?: string; phone?: string }

/** A plan: what every type's has; the rest, nested by key, is for its type to say. */
export type Plan = { planId?: string; name?: string; description?: string; [field: string]: unknown }

export type CategoryChoice = { id?: string; subcategories?: string[] }

/** All that a document says of a secret. The secret itself is sealed beside it, and never returned. */
export type SecretMark = { set: true; at: string; by: string }

/** Any JSON object: how documents are walked by the keys of their type. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
