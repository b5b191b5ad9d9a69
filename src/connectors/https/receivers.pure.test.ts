/**
 * Receivers as publishers have written them for this payload elsewhere, each as strict as what it runs on: typed
 * functions, flows that check the published schema, web frameworks that read bodies only of a certain kind. None is
 * told anything about us, and all take what we send.
 */
import Ajv from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { type Egress, openEgress } from '#platform/egress'
import { openLog } from '#platform/log'
import { type HttpsReceiver, type Received, startHttpsReceiver } from '../../../test/fakes/https-receiver.ts'
import { aLeadMessage } from '../conformance.ts'
import type { LeadMessage } from '../contract.ts'
import { testLead } from '../test-lead.ts'
import { https } from './index.ts'

const person = ['FirstName', 'LastName', 'Email', 'Phone', 'Country', 'Company', 'Title']
const documented = ['UserDetails', 'LeadSource', 'ActionCode', 'OfferTitle', 'Description']
const text = { type: 'string' }
// As published, without the ids on its members, which nothing refers to.
const publishedSchema = {
  type: 'object',
  properties: {
    ActionCode: text,
    OfferTitle: text,
    LeadSource: text,
    Description: text,
    UserDetails: { type: 'object', properties: Object.fromEntries(person.map((key) => [key, text])) },
  },
}

type Members = Record<string, unknown> & { UserDetails: Record<string, unknown> }
const membersOf = ({ body }: Received) => JSON.parse(body.toString('utf8')) as Members
const query = ({ path }: Received) => new URLSearchParams(path.split('?')[1])
const typeOf = ({ headers }: Received) => String(headers['content-type'])

type Receiver = { path: string; profile?: string; take(got: Received): number }
const receivers: Record<string, Receiver> = {
  'a function in C#, with its key in the address and a class that has the documented members and no others': {
    path: '/api/leads?code=aZ09%2F-_%3D%3D',
    take(got) {
      if (!got.path.endsWith('?code=aZ09%2F-_%3D%3D')) return 401
      const lead = membersOf(got)
      const isText = (value: unknown) => typeof value === 'string'
      const { UserDetails, ...others } = lead
      const isOfClass =
        Object.keys(lead).every((key) => documented.includes(key)) && Object.values(others).every(isText)
      return isOfClass && Object.values(UserDetails).every(isText) ? 200 : 500
    },
  },
  'a flow that checks the published schema, and is signed by its address': {
    path: '/workflows/0a1b2c/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=q-1_Zz%2Bx%3D',
    take(got) {
      if (!got.path.includes('&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=q-1_Zz%2Bx%3D')) return 401
      if (!typeOf(got).startsWith('application/json')) return 415
      return new Ajv().compile(publishedSchema)(membersOf(got)) ? 202 : 400
    },
  },
  'a flow whose schema was made from the documented sample, where every member is required': {
    path: '/flow',
    profile: 'extended',
    take(got) {
      const strict = {
        ...publishedSchema,
        required: documented,
        properties: {
          ...publishedSchema.properties,
          UserDetails: { ...publishedSchema.properties.UserDetails, required: person },
        },
      }
      return new Ajv().compile(strict)(membersOf(got)) ? 202 : 400
    },
  },
  'a web framework of Node that reads bodies of JSON up to 100 KiB, in UTF-8 and uncompressed': {
    path: '/webhooks/marketplace',
    profile: 'extended',
    take(got) {
      const charset = /charset=([\w-]+)/.exec(typeOf(got))?.[1] ?? 'utf-8'
      if (!/^application\/json(;|$)/.test(typeOf(got)) || charset !== 'utf-8') return 415
      if ((got.headers['content-encoding'] ?? 'identity') !== 'identity') return 415
      if (Number(got.headers['content-length']) > 102_400) return 413
      if (!/^[{[]/.test(got.body.toString())) return 400
      const { UserDetails: user, OfferTitle: title } = membersOf(got) as Members & { OfferTitle: string }
      return `${user.FirstName} ${user.LastName} (${user.Email}): ${title}`.includes('undefined') ? 500 : 204
    },
  },
  'a small server in Python that asks for the media type, and fails on a member that is not there': {
    path: '/leads',
    take(got) {
      if (typeOf(got).split(';')[0]!.trim() !== 'application/json') return 415
      const lead = membersOf(got)
      const wanted = [...person.map((key) => lead.UserDetails[key]), ...documented.map((key) => lead[key])]
      return wanted.includes(undefined) ? 500 : 201
    },
  },
  'a script in PHP that reads as many bytes as it was told, and mails what it finds': {
    path: '/lead.php?token=abc',
    take(got) {
      // Behind such servers a body without a length is empty.
      if (Number(got.headers['content-length']) !== got.body.length || got.headers['transfer-encoding']) return 400
      if (got.headers.expect || query(got).get('token') !== 'abc') return 417
      const { UserDetails: user } = membersOf(got)
      return got.method === 'POST' && typeof user.Email === 'string' ? 200 : 400
    },
  },
  'a function that knows the members in lower case too, and takes a description in braces for campaign parameters': {
    path: '/api/MarketPlaceToHubSpot?code=abc',
    take(got) {
      const lowered = (members: object) =>
        Object.fromEntries(Object.entries(members).map(([key, value]) => [key.toLowerCase(), value]))
      const { userdetails, offertitle, description } = lowered(membersOf(got)) as Record<string, string>
      const { firstname, email } = lowered(userdetails as unknown as object)
      if (/^\{.*\}$/s.test(description!)) JSON.parse(description!)
      return [firstname, email, offertitle].every((value) => typeof value === 'string') ? 200 : 500
    },
  },
  'a service in Java that knows no member but the documented ones, in any order, and takes no null': {
    path: '/api/v1/leads',
    take(got) {
      const lead = membersOf(got)
      const given = [...Object.entries(lead), ...Object.entries(lead.UserDetails)]
      const isKnown = given.every(([key, value]) => [...documented, ...person].includes(key) && value !== null)
      return isKnown && lead.ActionCode !== '' ? 200 : 400
    },
  },
}

const nobody = { firstName: '', lastName: '', email: '', phone: '', country: '', company: '', title: '' }
const leads: Record<string, Partial<LeadMessage>> = {
  'a lead with everything': {},
  'one of whom little is known': { customer: nobody, message: null, campaign: {}, consent: null, planId: null },
  'one with quotes, line breaks, other scripts and emoji': {
    message: '"Quotes"\n\tand \\ slashes, 株式会社, 👩🏽‍💻',
    customer: { ...nobody, firstName: 'Zoë 👩🏽‍💻', lastName: 'O’Brien "X" <y>', email: 'zoe@example.com' },
  },
  'a long one': { message: '語'.repeat(2_000), offerTitle: 'x'.repeat(50) },
  'a notice about somebody who must not be contacted': { actionCode: 'DNC', customer: nobody },
}

let receiver: HttpsReceiver
let egress: Egress
beforeAll(async () => {
  receiver = await startHttpsReceiver()
  const config = readConfig({
    COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow,
    COMPTOIR_LEADS_EGRESS_CA: receiver.caFile,
  })
  egress = openEgress(config, openLog('silent'))
})
afterAll(async () => {
  await egress.close()
  await receiver.close()
})

async function send(message: LeadMessage, { path, profile = 'documented', take }: Receiver) {
  receiver.always(take)
  const secrets = { url: receiver.url(path), signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }
  return https.send({ settings: { profile }, secrets, mapping: [], egress, message, attempt: 1, now: new Date() })
}

describe.each(Object.entries(receivers))('%s', (_, written) => {
  test.each(Object.entries(leads))('takes %s', async (_, changes) => {
    expect(await send(aLeadMessage(changes), written)).toMatchObject({ class: 'delivered' })
  })

  test('takes a test lead', async () => {
    const about = { publisherId: 'p', publisherName: 'P', offerId: 'o', offerTitle: 'A | B - C', marketplace: 'M' }
    const base = testLead({ ...about, leadId: crypto.randomUUID() }, { prefix: 'COMPTOIR_TEST_', now: new Date() })
    expect(await send(https.testMessage(base), written)).toMatchObject({ class: 'delivered' })
  })
})
