import { describe, expect, test } from 'vitest'
import { markupEscapes } from '../../../test/faulty/documents.ts'
import { documentIn, placesIn, readFileOf } from '../../../test/support/offer-files.ts'
import { aDocument } from '../../../test/support/offers.ts'
import { fieldIndex, getOfferType, offerTypes } from '../types/registry.ts'
import { startingWith } from './check-offer.ts'
import { layoutOf } from './layout.ts'
import { maxFileBytes } from './parse-yaml.ts'
import { fieldPaths } from './paths.ts'
import { updateOffer, writeOffer } from './write-offer.ts'

const head = `apiVersion: comptoir/v1
type: dynamics-365-ce
publisher: fabrikam
offerId: crew-planner
alias: Crew planner
`
const identity = { publisherId: 'fabrikam', offerId: 'crew-planner', alias: 'Crew planner', type: 'dynamics-365-ce' }
const type = getOfferType('dynamics-365-ce', '2020')
const firstOf = (text: string | Uint8Array) => placesIn(text)[0]
const faultsOf = (text: string | Uint8Array) => placesIn(text).filter((place) => / (file|document)\./.test(place))

describe('the form of a file', () => {
  test('has one place for every field of every type', () => {
    for (const one of offerTypes('2020')) {
      const paths = fieldPaths(layoutOf(one))
      expect([one.id, [...paths.keys()].sort()]).toEqual([one.id, [...fieldIndex(one).keys()].sort()])
    }
  })

  test('is short where people write: sections by page, choices in order, entries by what they are about', () => {
    const file = readFileOf(
      `${head}setup: { listingOption: freeTrial, trialUrl: https://fabrikam.example/trial, leads: { destination: httpsEndpoint, secretRef: LEADS_URL } }
properties: { categories: [{ id: sales, sub: [crm] }, marketing], terms: { url: https://fabrikam.example/terms }, appVersion: 1.10 }
listing: { descriptionFile: description.html, documents: [docs/field-guide.pdf], logos: { large: media/logo.png } }
availability: { markets: [FR, NO], hideKey: "\${HIDE_KEY}" }
technical: { package: { file: dist/package.zip }, packageRegions: [eur, { regionId: fra }] }
testDrive: { aad: { clientSecret: { secretRef: APP_SECRET } } }
`,
      { env: { HIDE_KEY: 'crew7planner9key' }, texts: { 'description.html': '<p>For crews.</p>\n' } },
    )
    expect(file.faults).toEqual([])
    expect(file.values).toEqual({
      listingOption: 'freeTrial',
      trialUrl: 'https://fabrikam.example/trial',
      leads: { destination: 'httpsEndpoint', connectionIds: ['secretRef:LEADS_URL'] },
      categories: { primary: { id: 'sales', subcategories: ['crm'] }, secondary: { id: 'marketing' } },
      terms: { mode: 'url', url: 'https://fabrikam.example/terms' },
      appVersion: '1.10',
      listing: {
        description: '<p>For crews.</p>\n',
        documents: [{ file: 'docs/field-guide.pdf', title: 'field guide' }],
        logos: { large: 'media/logo.png' },
      },
      availability: { markets: ['FR', 'NO'], hideKey: 'crew7planner9key' },
      technical: { packageFile: 'dist/package.zip', packageRegions: [{ regionId: 'eur' }, { regionId: 'fra' }] },
      testDrive: { aad: { clientSecret: { set: true } } },
    })
    expect(file.files.map(({ pointer, path, kind }) => [pointer, path, kind])).toEqual([
      ['#/listing/documents/0/file', 'docs/field-guide.pdf', 'document'],
      ['#/listing/logos/large', 'media/logo.png', 'logo-large'],
      ['#/technical/packageFile', 'dist/package.zip', 'package'],
    ])
    expect(file.environment.map(({ fieldKey, name, is }) => [fieldKey, name, is])).toEqual([
      ['leads.connectionIds', 'LEADS_URL', 'connection'],
      ['availability.hideKey', 'HIDE_KEY', 'text'],
      ['testDrive.aad.clientSecret', 'APP_SECRET', 'secret'],
    ])
  })

  test('knows the type by its later name', () => {
    expect(readFileOf(head.replace('dynamics-365-ce', 'dynamics-365-dataverse')).type?.id).toBe('dynamics-365-ce')
  })
})

describe('findings', () => {
  test('stand at the value, or at what is nearest to a value that is not there', () => {
    const text = `${head}listing:
  name: Crew Planner for the whole of the northern hemisphere and beyond
  keywords: [dispatch, x]
  supportContact:
    name: Sam
  screenshots:
    - file: media/board.png
`
    expect(placesIn(text)).toEqual(
      expect.arrayContaining([
        '7:9 listing.name.tooLong',
        '8:24 listing.keywords.itemLength',
        '9:3 listing.supportContact.email.required',
        '6:1 listing.summary.required',
        '12:7 listing.screenshots.captionMissing',
        '1:1 setup.listingOption.required',
      ]),
    )
  })

  test('name the key that was probably meant', () => {
    const text = `${head}listing:\n  nmae: Crew Planner\n  hideKey: crew7key\nlisitng: {}\n`
    expect(faultsOf(text)).toEqual([
      '7:3 document.unknownKeyNearly',
      '8:3 document.unknownKeyNearly',
      '9:1 document.unknownKeyNearly',
    ])
    expect(readFileOf(text).faults.map(({ params }) => params?.suggestion)).toEqual([
      'listing.name',
      'availability.hideKey',
      'listing',
    ])
  })

  test('do not call missing what only the environment or another file knows', () => {
    const text = `${head}availability: { hideKey: "\${HIDE_KEY}" }\nlisting: { descriptionFile: gone.html }\n`
    const places = placesIn(text)
    expect(places).toContain('6:26 file.environment.unset')
    expect(places).toContain('7:29 file.path.absent')
    expect(places.filter((place) => /hideKey|description/.test(place))).toEqual([])
  })

  test('refuse a secret in plain sight', () => {
    expect(faultsOf(`${head}testDrive: { aad: { clientSecret: hunter2 } }\n`)).toEqual(['6:35 file.secret.literal'])
  })
})

describe('what is not plain YAML in UTF-8 is refused with its place', () => {
  test.each([
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${head}`, 'utf16le'), '1:1 file.encoding'],
    ['UTF-16 without', Buffer.from(head, 'utf16le'), '1:1 file.encoding'],
    [
      'Latin-1',
      Buffer.concat([Buffer.from(`${head}listing: { name: Caf`), Buffer.from([0xe9]), Buffer.from(' }\n')]),
      '6:21 file.encoding',
    ],
    ['the same key twice', `${head}listing:\n  name: A\n  name: B\n`, '8:3 file.yaml.duplicateKey'],
    ['an anchor', `${head}listing: &x { name: A }\n`, '6:13 file.yaml.alias'],
    ['an alias', `${head}listing: &x { name: A }\nother: *x\n`, '6:13 file.yaml.alias'],
    ['a tag', `${head}listing: { name: !!js/function "x" }\n`, '6:32 file.yaml.tag'],
    ['two documents', `${head}---\n${head}`, '6:1 file.yaml.severalDocuments'],
    ['a broken line', `${head}listing: { name: A\n`, '7:1 file.yaml.syntax'],
    ['a list', '- a\n- b\n', '1:1 file.yaml.notMapping'],
    ['nothing', '', '1:1 file.yaml.notMapping'],
    ['a mapping as key', `${head}? { a: b }\n: c\n`, '6:3 file.yaml.notKey'],
  ])('%s', (_, text, place) => {
    expect(firstOf(text)).toBe(place)
  })

  test('a YAML bomb is refused at its first anchor, and never unfolds', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`)
    expect(firstOf(`${head}a0: &a0 [lol]\n${bomb.join('\n')}\n`)).toBe('6:9 file.yaml.alias')
  })

  test('nesting without end is refused', () => {
    expect(firstOf(`${head}listing: ${'['.repeat(10_000)}`)).toMatch(/file\.yaml\.(tooDeep|syntax)$/)
    expect(firstOf(`${head}listing: ${'['.repeat(50)}${']'.repeat(50)}\n`)).toMatch(/file\.yaml\.tooDeep$/)
  })

  test('of keys without end each is refused, and only the first hundred are guessed at', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `nmae${i}: 1\n`).join('')
    const faults = readFileOf(`${head}${many}`).faults
    expect(faults).toHaveLength(20_000)
    expect(faults.filter(({ code }) => code === 'document.unknownKeyNearly').length).toBeLessThanOrEqual(100)
    expect(faults.at(-1)).toMatchObject({ code: 'document.unknownKey', params: { key: 'nmae19999' } })
  })

  test('a list without end is too many entries, not the end of the program', () => {
    expect(faultsOf(`${head}listing:\n  keywords: [${'a,'.repeat(150_000)}]\n`)).toEqual([
      '7:13 document.tooManyEntries',
    ])
  })

  test('a file of more than half a megabyte is refused unread, and so one of 50 MB', () => {
    expect(firstOf(Buffer.alloc(maxFileBytes + 1, 'a'))).toBe('1:1 file.tooLarge')
    expect(firstOf(Buffer.alloc(50 * 1024 * 1024, 'a'))).toBe('1:1 file.tooLarge')
  })

  test('a byte order mark of UTF-8 does no harm', () => {
    expect(readFileOf(`\uFEFF${head}`).faults).toEqual([])
  })
})

describe('what a text in a file could smuggle in', () => {
  test.each(markupEscapes)('markup that tries to escape the cleaning is taken out, and told: %s', (markup) => {
    const text = `${head}listing:\n  description: ${JSON.stringify(markup)}\n`
    const { listing } = documentIn(readFileOf(text))
    expect(listing?.description).not.toMatch(/<(?!\/?(?:p|b|i|u|em|strong|ul|ol|li|h[1-6])>|br \/>)|onerror=\S*>/)
    expect(listing?.description).toContain('For crews.')
  })

  test.each([
    'https://10.1.2.3/help',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/help',
    'https://2130706433/help',
    'https://localhost/help',
    'https://intranet.internal/help',
  ])('a link to a private address is refused: %s', (url) => {
    expect(placesIn(`${head}listing: { helpUrl: "${url}" }\n`)).toContain('6:21 listing.helpUrl.private')
  })
})

describe('writing', () => {
  const named = aDocument({
    listing: {
      documents: [{ title: 'Field guide', file: 'docs/guide.pdf' }],
      logos: { large: 'media/logo.png', medium: null, small: null },
      screenshots: [{ file: 'media/board.png', caption: 'The board of a dispatcher' }],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that looks like a variable of the environment
      name: 'Crew ${Planner}: yes',
    },
    supplemental: { keyUsageScenario: 'docs/scenarios.pdf' },
  })

  test('and reading bring the same document back, and writing it again the same bytes', () => {
    const { text, texts } = writeOffer({ identity, type, document: named })
    const file = readFileOf(text, { texts: Object.fromEntries(texts) })
    expect(file.faults).toEqual([])
    expect(file.identity).toEqual(identity)
    const again = documentIn(file)
    expect(again).toEqual(startingWith(file, named))
    expect(writeOffer({ identity, type, document: again })).toEqual({ text, texts })
    expect(updateOffer(file, { identity, type, document: named })).toEqual({ text, texts: new Map() })
  })

  test('into a file keeps every line that is still true, and its comments', () => {
    const { text, texts } = writeOffer({ identity, type, document: named })
    const commented = text
      .replace('  summary:', '  # what search results show\n  summary:')
      .replace('appVersion: 1.2.0', 'appVersion: 1.2.0 # raised by the pipeline')
    const file = readFileOf(commented, { texts: Object.fromEntries(texts) })
    const document = { ...named, appVersion: '1.3.0', listing: { ...named.listing, description: '<p>New.</p>' } }
    const updated = updateOffer(file, { identity, type, document })
    expect(updated.text).toBe(commented.replace('appVersion: 1.2.0', 'appVersion: 1.3.0'))
    expect(updated.texts).toEqual(new Map([['description.html', '<p>New.</p>\n']]))
  })

  test('leaves a value of the environment as it is written', () => {
    const text = `${head}availability:\n  hideKey: "\${HIDE_KEY}"\n`
    const document = { availability: { hideKey: 'other7key9other' } }
    expect(updateOffer(readFileOf(text), { identity, type, document }).text).toBe(text)
  })
})

test('a file that says it was published asks for no hide key, and says so before what it holds', () => {
  const head = 'apiVersion: comptoir/v1\ntype: dynamics-365-ce\npublisher: acme\nofferId: planner\nalias: Planner\n'
  const asks = (text: string) => placesIn(text).some((place) => place.endsWith('availability.hideKey.required'))
  const listing = 'listing:\n  name: Planner # as on the box\n'
  expect([asks(head + listing), asks(`${head}published: true\n${listing}`)]).toEqual([true, false])
  expect(faultsOf(`${head}published: yes\n`)).toEqual(['6:12 document.wrongType'])
  const file = readFileOf(head + listing)
  const pulled = { identity: file.identity, type: file.type!, document: documentIn(file), published: true }
  expect(updateOffer(file, pulled).text).toBe(`${head}published: true\n${listing}`)
  expect(writeOffer(pulled).text).toContain('alias: Planner\npublished: true\n')
  const again = readFileOf(`${head}published: true\n${listing}`)
  expect(updateOffer(again, pulled).text).toBe(again.text)
})
