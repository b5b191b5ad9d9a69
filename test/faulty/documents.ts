/**
 * Faulty offers: made from the data of their type (every way in which each field can be wrong), and written down
 * where rules look at several fields. Each is a change to a document that breaks no rule.
 */
import type { Field, OfferType } from '../../src/offers/index.ts'
import { fieldIndex } from '../../src/offers/index.ts'

export type Faulty = {
  name: string
  /** By key of the field; null takes the value away. */
  values: Record<string, unknown>
  /** Of a JSON type that no form can send. */
  untypable?: boolean
  /** About an id that only the server gives: files name files by their paths. */
  online?: boolean
}

/** Every field of the type, wrong in every way its data knows. */
export function faultyByData(type: OfferType): Faulty[] {
  return [...fieldIndex(type)].flatMap(([key, { field }]) =>
    faultsOf(field).map(({ says, value, ...more }) => ({ name: `${key}: ${says}`, values: { [key]: value }, ...more })),
  )
}

type Fault = { says: string; value: unknown; untypable?: boolean; online?: boolean }

function faultsOf(field: Field): Fault[] {
  if (field.type === 'secret') return []
  return [
    ...(field.required === false ? [] : [{ says: 'missing', value: null }]),
    ...wrongValues(field),
    ...wrongTypes(field),
  ]
}

function wrongValues(field: Field): Fault[] {
  const { max } = field
  switch (field.type) {
    case 'text':
    case 'multiline':
      return [
        ...(max
          ? [
              { says: 'too long', value: 'x'.repeat(max + 1) },
              { says: 'far too long', value: 'x'.repeat(max * 4 + 1) },
            ]
          : []),
        ...(field.pattern ? [{ says: 'not of its pattern', value: 'Ä ö!' }] : []),
        ...(field.type === 'text' ? [{ says: 'in two lines', value: 'one\ntwo' }] : []),
      ]
    case 'richText':
      return [{ says: 'too long', value: `<p>${'word '.repeat((max ?? 5_000) / 5 + 10)}</p>` }]
    case 'url':
      return badAddresses.map((value) => ({ says: value, value }))
    case 'email':
      return ['nobody', 'a@b', 'a b@fabrikam.example'].map((value) => ({ says: value, value }))
    case 'phone':
      return ['0123', '+1', 'call us'].map((value) => ({ says: value, value }))
    case 'guid':
      return [{ says: 'not one', value: 'fabrikam' }]
    case 'integer':
      return [
        { says: 'in words', value: 'many' },
        { says: 'negative', value: -1 },
      ]
    case 'enum':
    case 'taxonomy':
      return [{ says: 'not in the list', value: 'nothing-of-the-kind' }]
    case 'markets':
    case 'taxonomyMany':
      return [{ says: 'not in the list', value: ['nothing-of-the-kind'] }]
    case 'tags':
      return [
        { says: 'too many', value: Array.from({ length: (max ?? 3) + 1 }, (_, i) => `word ${i}`) },
        { says: 'twice', value: ['crew board', 'Crew board'] },
        { says: 'too long', value: ['x'.repeat((field.itemMax ?? 40) + 1)] },
      ]
    case 'emails':
      return [{ says: 'not an address', value: ['nobody'] }]
    case 'asset':
      return [{ says: 'of nobody', value: '00000000-0000-7000-8000-00000000dead', online: true }]
    default:
      return []
  }
}

const badAddresses = [
  'fabrikam',
  'http://fabrikam.example/plain',
  'ftp://fabrikam.example/file.zip',
  'https://user:secret@fabrikam.example/',
  'https://127.0.0.1/',
  'https://10.1.2.3/internal.zip',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://localhost/',
  'https://intranet.internal/',
]

function wrongTypes({ type }: Field): Fault[] {
  const listed = ['tags', 'emails', 'taxonomyMany', 'markets', 'connections', 'list', 'enumMany']
  if (listed.includes(type)) return [{ says: 'a text for a list', value: 'one', untypable: true }]
  if (type === 'boolean') return [{ says: 'a text for a switch', value: 'perhaps', untypable: true }]
  if (type === 'asset') return []
  return [{ says: 'an object', value: { a: 'b' }, untypable: true }]
}

/** Rules of spec "offers" 3 that look at more than one value, or at what a value says. */
export const faultyBySpec: Faulty[] = [
  {
    name: 'X-01 help and support are one page',
    values: { 'listing.helpUrl': 'https://fabrikam.example/crew-planner/support/#top' },
  },
  { name: 'X-02 contacts without destination', values: { listingOption: 'contactMe' } },
  { name: 'X-03 free trial without address', values: { listingOption: 'freeTrial' } },
  { name: 'X-04 restricted region', values: { 'technical.packageRegions': [{ regionId: 'usgov' }] } },
  {
    name: 'X-05 another language',
    values: {
      'listing.description':
        '<p>Le planificateur des équipes pour les répartiteurs : une seule vue de toutes les équipes sur le terrain, pour que les clients sachent quand quelqu’un vient.</p>',
    },
  },
  {
    name: 'one category twice',
    values: {
      'categories.secondary.id': 'operations-and-supply-chain',
      'categories.secondary.subcategories': ['notApplicable'],
    },
  },
  {
    name: 'three subcategories',
    values: {
      'categories.primary.subcategories': ['asset-management-and-operations', 'demand-forecasting', 'planning'],
    },
  },
  { name: 'a subcategory of elsewhere', values: { 'categories.primary.subcategories': ['advertisement'] } },
  { name: 'not applicable and another', values: { 'categories.primary.subcategories': ['notApplicable', 'planning'] } },
  {
    name: 'three industries',
    values: { industries: [{ id: 'manufacturing' }, { id: 'education' }, { id: 'agriculture' }] },
  },
  { name: 'an industry twice', values: { industries: [{ id: 'manufacturing' }, { id: 'manufacturing' }] } },
  {
    name: 'a vertical of elsewhere',
    values: { industries: [{ id: 'education', verticals: ['discrete-manufacturing'] }] },
  },
  { name: 'emoji in the name', values: { 'listing.name': 'Crew Planner 🚚' } },
  { name: 'markup in the summary', values: { 'listing.summary': 'Plan <b>field crews</b> in minutes.' } },
  { name: 'the name as keyword', values: { 'listing.keywords': ['Crew Planner'] } },
  { name: 'four products', values: { 'listing.worksWith': ['a', 'b', 'c', 'd'] } },
  { name: 'a description of nothing', values: { 'listing.description': '<p> </p>' } },
  { name: 'a hide key in capitals', values: { 'availability.hideKey': 'CREW7PLANNER' } },
  { name: 'a hide key that is guessed', values: { 'availability.hideKey': 'aaaaaaaa' } },
  { name: 'no hide key before the first preview', values: { 'availability.hideKey': null } },
  { name: 'a market twice', values: { 'availability.markets': ['FR', 'FR'] } },
  { name: 'a country that is none', values: { 'availability.markets': ['XX', 'fr'] } },
  { name: 'a version in words', values: { appVersion: 'one' } },
  { name: 'a version of one number', values: { appVersion: '7' } },
  {
    name: 'a reserved address',
    values: { 'technical.applicationConfigurationUrl': 'https://fabrikam.example/config' },
  },
  {
    name: 'a package that is no zip',
    values: { 'technical.packageUrl': 'https://packages.fabrikam.example/app.exe?sp=r&se=2031-01-01' },
  },
  {
    name: 'a package that expired',
    values: { 'technical.packageUrl': 'https://packages.fabrikam.example/app.zip?sp=r&se=2020-01-01' },
  },
  {
    name: 'a package that expires',
    values: { 'technical.packageUrl': 'https://packages.fabrikam.example/app.zip?sp=r&se=2026-03-09' },
  },
  {
    name: 'a package that may be written',
    values: { 'technical.packageUrl': 'https://packages.fabrikam.example/app.zip?sp=rw&se=2031-01-01' },
  },
  { name: 'a region twice', values: { 'technical.packageRegions': [{ regionId: 'nam' }, { regionId: 'nam' }] } },
  { name: 'a region that is none', values: { 'technical.packageRegions': [{ regionId: 'moon' }] } },
  {
    name: 'six pictures',
    values: { 'listing.screenshots': Array.from({ length: 6 }, (_, i) => ({ caption: `Screen ${i}` })) },
  },
  { name: 'a picture without caption', values: { 'listing.screenshots': [{ file: '$screenshot' }] } },
  {
    name: 'five videos',
    values: {
      'listing.videos': Array.from({ length: 5 }, (_, i) => ({ name: `Video ${i}`, url: 'https://vimeo.com/1' })),
    },
  },
  { name: 'a video without picture', values: { 'listing.videos': [{ name: 'Tour', url: 'https://vimeo.com/1' }] } },
  {
    name: 'four documents',
    values: { 'listing.documents': Array.from({ length: 4 }, (_, i) => ({ title: `Guide ${i}` })) },
  },
  { name: 'terms in words and none', values: { 'terms.mode': 'text', 'terms.url': null, 'terms.text': null } },
  { name: 'terms without end', values: { 'terms.mode': 'text', 'terms.url': null, 'terms.text': 'x'.repeat(10_001) } },
  { name: 'a test drive of no kind', values: { 'testDrive.enabled': true } },
  {
    name: 'a test drive with half an hour',
    values: {
      'testDrive.enabled': true,
      'testDrive.type': 'dynamics-365-customer-engagement',
      'testDrive.durationHours': '0.5',
    },
  },
]

/** Markup that tries to get past the cleaning. None of it may reach a page, and what was taken out is told. */
export const markupEscapes = [
  '<p>For crews.</p><script>alert(1)</script>',
  '<p>For crews.</p><img src=x onerror=alert(1)>',
  '<p onclick="alert(1)">For crews.</p>',
  '<p>For crews.</p><svg/onload=alert(1)>',
  '<p>For crews.</p><a href="javascript:alert(1)">here</a>',
  '<p>For crews.</p><iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<p>For crews.</p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<p>For crews.</p><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<p>For crews.</p><scr<script>ipt>alert(1)</scr</script>ipt>',
  '<p>For crews.</p><!--><img src=x onerror=alert(1)>-->',
  '<p>For crews.</p><style>@import "https://evil.example/x.css"</style>',
  '<p>For crews.</p><template><script>alert(1)</script></template>',
]
