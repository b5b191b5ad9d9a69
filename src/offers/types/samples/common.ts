/** Parts of sample documents that many types share. */
import type { OfferDocument } from '../../offer-document.ts'
import { sampleFiles } from './assets.ts'

type Listing = NonNullable<OfferDocument['listing']>

const support = {
  name: 'Sam Support',
  email: 'support@fabrikam.example',
  phone: '+1 425 555 0100',
  url: 'https://fabrikam.example/support',
}
const engineering = { name: 'Erin Engineer', email: 'erin@fabrikam.example', phone: '+33 1 23 45 67 89' }

const description = (product: string) =>
  `<p>${product} helps teams see what happens in their plants and stores, so that they act an hour earlier and waste less.</p><p>It starts with one site and grows with you.</p><ul><li>One board for all sites</li><li>Alerts that say what to do</li></ul>`

export function listingOf(name: string, more: Partial<Listing> = {}): Listing {
  return {
    name,
    summary: 'See every site on one board and act an hour earlier.',
    description: description(name.split(':')[0] ?? name),
    keywords: ['operations', 'alerts', 'monitoring'],
    privacyPolicyUrl: 'https://fabrikam.example/privacy',
    supportContact: support,
    engineeringContact: engineering,
    documents: [{ title: 'Getting value in a week', file: sampleFiles.document }],
    logos: {
      large: sampleFiles['logo-large'],
      medium: sampleFiles['logo-medium'],
      small: sampleFiles['logo-small'],
    },
    screenshots: [{ file: sampleFiles.screenshot, caption: 'The board of a shift leader' }],
    ...more,
  }
}

/** The infrastructure storefront asks for a short description, and for no documents. */
export function azureListingOf(name: string): Listing {
  const { documents: _, ...listing } = listingOf(name)
  return { ...listing, shortDescription: 'Watches machines and services, and says what to do when one needs you.' }
}

export const ownTerms = { mode: 'url', url: 'https://fabrikam.example/terms' }
export const hidden = { markets: ['US', 'FR'], hideKey: 'crew7planner9key' }
export const inbox = { destination: 'builtin' }
export const toBusiness = {
  primary: { id: 'operations-and-supply-chain', subcategories: ['notApplicable'] },
}
export const testers = [{ subscriptionId: guid(1), description: 'Our own test subscription' }]

export function guid(n: number): string {
  return `1a2b3c4d-5e6f-7a8b-9c0d-${String(n).padStart(12, '0')}`
}
