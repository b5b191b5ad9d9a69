/** HubSpot for tests and for trying out: contacts by address, notes, properties and forms, with their errors. */
import type { Authority } from './certificates.ts'
import { type Asked, type Reply, type StandIn, startStandIn } from './stand-in.ts'

export type HubSpot = {
  standIn: StandIn
  /** For COMPTOIR_LEADS_STAND_INS. */
  hosts: string[]
  token: string
  contacts: Map<string, { id: string; properties: Record<string, string> }>
  notes: { contactId: string; body: string }[]
  submissions: Record<string, string>[]
  set(up: Partial<SetUp>): void
  close(): Promise<void>
}

type SetUp = { mayWrite: boolean; properties: string[]; callsLeft: number; blocked: string[]; recaptcha: boolean }
export const form = '12345678/0192f3c1-7b7e-4a10-9c55-3d1f0a6f2b11'

export async function startHubSpot({
  port,
  authority,
}: {
  port?: number
  authority?: Authority
} = {}): Promise<HubSpot> {
  const token = 'pat-eu1-0192f3c1-7b7e-4a10'
  const contacts: HubSpot['contacts'] = new Map()
  const notes: HubSpot['notes'] = []
  const submissions: Record<string, string>[] = []
  const up: SetUp = {
    mayWrite: true,
    properties: [
      'email',
      'firstname',
      'lastname',
      'company',
      'jobtitle',
      'phone',
      'country',
      'message',
      'comptoir_lead_source',
    ],
    callsLeft: Number.POSITIVE_INFINITY,
    blocked: [],
    recaptcha: false,
  }
  const fail = (status: number, category: string, message: string, more: object = {}): Reply => ({
    status,
    body: { status: 'error', category, message, correlationId: '1', ...more },
  })
  const standIn = await startStandIn(
    (asked) => (asked.url.pathname.startsWith('/submissions/') ? submit(asked) : crm(asked)),
    { port, authority },
  )

  function crm(asked: Asked): Reply {
    const { pathname } = asked.url
    if (asked.headers.authorization !== `Bearer ${token}`)
      return fail(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.')
    if (up.callsLeft-- <= 0)
      return fail(429, 'RATE_LIMITS', 'You have reached your ten_secondly_rolling limit.', {
        policyName: 'TEN_SECONDLY_ROLLING',
      })
    if (asked.method === 'GET' && pathname === '/crm/v3/objects/contacts') return { status: 200, body: { results: [] } }
    const property = /^\/crm\/v3\/properties\/contacts\/(\w+)$/.exec(pathname)?.[1]
    if (property)
      return up.properties.includes(property)
        ? { status: 200, body: { name: property } }
        : fail(404, 'OBJECT_NOT_FOUND', 'No such property')
    if (pathname === '/crm/v3/properties/contacts') {
      up.properties.push(String(asked.json.name))
      return { status: 201, body: asked.json }
    }
    if (!up.mayWrite) return fail(403, 'MISSING_SCOPES', 'This app hasn’t been granted all required scopes.')
    if (pathname === '/crm/v3/objects/contacts/batch/upsert') return upsert(asked)
    const contactId = /^\/crm\/v3\/objects\/contacts\/(\d+)$/.exec(pathname)?.[1]
    if (contactId && asked.method === 'PATCH') {
      const found = [...contacts.values()].find(({ id }) => id === contactId)
      if (!found) return fail(404, 'OBJECT_NOT_FOUND', 'No such contact')
      Object.assign(found.properties, asked.json.properties)
      return { status: 200, body: found }
    }
    if (pathname === '/crm/v3/objects/notes/search') {
      const [group] = asked.json.filterGroups as { filters: { value: string }[] }[]
      return {
        status: 200,
        body: { total: notes.filter(({ body }) => body.includes(group!.filters[0]!.value)).length, results: [] },
      }
    }
    if (pathname === '/crm/v3/objects/notes') {
      const { properties, associations } = asked.json as {
        properties: { hs_note_body: string; hs_timestamp: string }
        associations: { to: { id: string } }[]
      }
      if (!properties.hs_timestamp) return fail(400, 'VALIDATION_ERROR', 'hs_timestamp is required')
      notes.push({ contactId: associations[0]!.to.id, body: properties.hs_note_body })
      return { status: 201, body: { id: String(notes.length) } }
    }
    return fail(404, 'OBJECT_NOT_FOUND', `No route ${pathname}`)
  }

  function upsert({ json }: Asked): Reply {
    const [input] = json.inputs as { idProperty: string; id: string; properties: Record<string, string> }[]
    const { id: email, properties } = input!
    const strange = Object.keys(properties).find((name) => !up.properties.includes(name))
    if (strange) {
      const error = {
        message: `Property "${strange}" does not exist`,
        code: 'PROPERTY_DOESNT_EXIST',
        context: { propertyName: [strange] },
      }
      return fail(400, 'VALIDATION_ERROR', 'Property values were not valid', { errors: [error] })
    }
    if (up.blocked.includes(email))
      return fail(400, 'VALIDATION_ERROR', 'Email address is invalid', {
        errors: [{ code: 'INVALID_EMAIL', message: 'invalid' }],
      })
    const known = contacts.get(email)
    const contact = {
      id: known?.id ?? String(101 + contacts.size),
      properties: { ...known?.properties, ...properties },
    }
    contacts.set(email, contact)
    return { status: known ? 200 : 201, body: { status: 'COMPLETE', results: [{ id: contact.id, new: !known }] } }
  }

  function submit({ url, json }: Asked): Reply {
    if (!url.pathname.endsWith(form)) return fail(404, 'NOT_FOUND', 'Form not found')
    if (up.recaptcha)
      return {
        status: 400,
        body: {
          status: 'error',
          message: 'The request is not valid',
          errors: [{ errorType: 'FORM_HAS_RECAPTCHA_ENABLED', message: 'reCAPTCHA' }],
        },
      }
    const fields = Object.fromEntries(
      (json.fields as { name: string; value: string }[]).map(({ name, value }) => [name, value]),
    )
    if (up.blocked.includes(fields.email!))
      return { status: 400, body: { status: 'error', errors: [{ errorType: 'BLOCKED_EMAIL', message: 'blocked' }] } }
    submissions.push(fields)
    return { status: 200, body: { inlineMessage: 'Thanks' } }
  }

  return {
    standIn,
    hosts: ['api.hubapi.com', 'api.hsforms.com'].map((host) => `${host}=${standIn.origin}`),
    token,
    contacts,
    notes,
    submissions,
    set: (changes) => void Object.assign(up, changes),
    close: () => standIn.close(),
  }
}
