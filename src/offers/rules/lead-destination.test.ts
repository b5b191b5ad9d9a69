import { expect, test } from 'vitest'
import { codesIn } from '../../../test/support/offers.ts'

const https = { destination: 'httpsEndpoint', connectionIds: ['c-https'] }

test('53: Contact me needs somewhere for the contacts to go', () => {
  expect(codesIn({ listingOption: 'contactMe' })).toEqual(['setup.leads.required'])
  expect(codesIn({ listingOption: 'contactMe', leads: null })).toEqual(['setup.leads.required'])
  expect(codesIn({ listingOption: 'contactMe', leads: { destination: 'httpsEndpoint' } })).toEqual([
    'setup.leads.required',
  ])
  expect(codesIn({ listingOption: 'contactMe', leads: https })).toEqual([])
})

test('the inbox of the portal is such a place', () => {
  expect(codesIn({ listingOption: 'contactMe', leads: { destination: 'builtin' } })).toEqual([])
})

test('a test drive needs one too', () => {
  const codes = codesIn({ testDrive: { enabled: true, type: 'dynamics-365-customer-engagement' } })
  expect(codes[0]).toBe('setup.leads.required')
})

test('53: an offer that collects nothing needs none, also after another destination was chosen by mistake', () => {
  expect(codesIn({ listingOption: 'getItNowFree', leads: { destination: 'none' } })).toEqual([])
  const byMistake = { destination: 'salesforce', connectionIds: [] }
  expect(codesIn({ listingOption: 'contactMe', leads: byMistake })).not.toEqual([])
  expect(codesIn({ listingOption: 'getItNowFree', leads: { ...byMistake, destination: 'none' } })).toEqual([])
})

test('connections must exist, and one be of the kind', () => {
  expect(codesIn({ leads: { destination: 'httpsEndpoint', connectionIds: ['gone'] } })).toEqual([
    'setup.leads.connectionIds.invalid',
  ])
  expect(codesIn({ leads: { destination: 'salesforce', connectionIds: ['c-https'] } })).toEqual([
    'setup.leads.connectionIds.kind',
  ])
})
