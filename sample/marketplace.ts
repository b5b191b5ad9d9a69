/** The operator of the sample marketplace and its people. */
import type { SamplePerson } from './publisher.ts'

export const sampleMarketplace = {
  name: 'Northquay',
  tagline: {
    en: 'Business apps chosen by the Northquay integrators',
    fr: 'Les applications métier choisies par les intégrateurs Northquay',
  },
  website: 'https://www.northquay.example',
  supportEmail: 'marketplace@northquay.example',
}

export const operatorPeople: SamplePerson[] = [
  {
    name: 'Margaux Delannoy',
    email: 'margaux.delannoy@northquay.example',
    roles: ['operatorAdmin'],
    title: 'Head of marketplace',
    locale: 'fr',
  },
  {
    name: 'Tomasz Wilk',
    email: 'tomasz.wilk@northquay.example',
    roles: ['reviewer'],
    title: 'Certification lead',
    locale: 'en',
  },
  {
    name: 'Priya Raman',
    email: 'priya.raman@northquay.example',
    roles: ['reviewer'],
    title: 'Certification reviewer',
    locale: 'en',
  },
]

/** Everybody of the sample marketplace signs in with it. */
export const samplePassword = 'counter-bell-2026'
