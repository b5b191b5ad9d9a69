import { expect, test } from 'vitest'
import { readPayload } from './payload.ts'

const documented = {
  UserDetails: {
    FirstName: 'Some',
    LastName: 'One',
    Email: 'someone@contoso.com',
    Phone: '16175555555',
    Country: 'US',
    Company: 'Contoso',
    Title: 'Esquire',
  },
  LeadSource: 'AzureMarketplace',
  ActionCode: 'INS',
  OfferTitle: 'Test Microsoft',
  Description: 'Test lead through Power Automate',
}
const read = (body: unknown) => readPayload(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))

test('the documented sample is read whole', () => {
  expect(read(documented)).toEqual({
    payload: {
      customer: {
        firstName: 'Some',
        lastName: 'One',
        email: 'someone@contoso.com',
        phone: '16175555555',
        country: 'US',
        company: 'Contoso',
        title: 'Esquire',
      },
      source: 'AzureMarketplace',
      actionCode: 'INS',
      leadSource: undefined,
      offerTitle: 'Test Microsoft',
      description: 'Test lead through Power Automate',
      campaign: {},
      leadId: undefined,
    },
  })
})

test('members are found whatever their case: the documentation prints both', () => {
  const { UserDetails, ...rest } = documented
  expect(read({ ...rest, userDetails: { firstName: 'Some' } })).toMatchObject({
    payload: { customer: { firstName: 'Some', lastName: '' } },
  })
})

test('a composite lead source is taken apart, and kept as it came', () => {
  const composite = 'AzureMarketplace-INS|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a'
  expect(read({ UserDetails: {}, LeadSource: composite })).toMatchObject({
    payload: {
      source: 'AzureMarketplace',
      actionCode: 'INS',
      leadSource: composite,
      offerTitle: 'docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a',
    },
  })
})

test('what is missing stays empty, what is no text becomes one, what nobody documented is let be', () => {
  const odd = { UserDetails: { Phone: 16175555555, Email: null }, OfferTitle: 'X', Extra: { a: 1 } }
  expect(read(odd)).toMatchObject({
    payload: { customer: { phone: '16175555555', email: '' }, source: 'unknown', actionCode: 'unknown' },
  })
})

test('characters that no database keeps are left out, and nothing else', () => {
  const { payload } = read({ UserDetails: { LastName: 'O\u0000ne 🙂' }, OfferTitle: 'X' }) as {
    payload: { customer: { lastName: string } }
  }
  expect(payload.customer.lastName).toBe('One 🙂')
})

test('what has nothing of a lead in it is no lead', () => {
  for (const body of ['', 'nope', '[]', '"text"', 'null', '{"a":']) expect(read(body)).toEqual({ fault: 'not_json' })
  expect(readPayload(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toEqual({ fault: 'not_json' })
  expect(read({ hello: 'world' })).toEqual({ fault: 'empty' })
})
