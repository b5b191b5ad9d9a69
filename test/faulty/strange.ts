/**
 * Offers that are wrong as nobody would think of: letters that look like others, characters without width, numbers of
 * other scripts and bases, addresses that only a parser takes for one, words that mean something to JavaScript.
 * Each is a change to a Dynamics 365 offer that breaks no rule.
 */
import type { Faulty } from './documents.ts'

const each = (key: string, values: unknown[], around: Record<string, unknown> = {}): Faulty[] =>
  values.map((value) => ({ name: `${key}: ${JSON.stringify(value)}`, values: { ...around, [key]: value } }))

const testDrive = { 'testDrive.enabled': true, 'testDrive.type': 'dynamics-365-customer-engagement' }

export const strangeOffers: Faulty[] = [
  ...each('listing.name', [
    'Dock\u200BSchedule',
    '\u202Egnissim kcod',
    'Dock \u2066Schedule\u2069',
    'Dock\uD800Schedule',
    'Dock\uFFFDSchedule',
    '\u180EDock',
    'Dock\u2028Schedule',
    '\u00A0\u2003',
  ]),
  ...each('listing.summary', [
    'Every dock\u2060 planned.',
    'Every dock\uFFF9planned.',
    'Every dock\u0085\u2029planned.',
  ]),
  ...each('listing.keywords', [['pla\u200Bnning'], ['\u200B\u200B'], ['planning', 'PLANNING'], ['x'.repeat(41)]]),
  ...each('listing.helpUrl', [
    'https:\\\\fabrikam.example\\help',
    'https:fabrikam.example/help',
    'https:///fabrikam.example',
    'https://127.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::ffff:10.0.0.1]/',
    'https://fabrikam.example:99999/',
    'https://user:word@fabrikam.example/',
    'https://fabrikam',
    'https://fabrikam.example/a page',
    'ftps://fabrikam.example/',
    'javascript:alert(1)//https://fabrikam.example',
  ]),
  ...each('listing.supportContact.phone', [
    '+٣٣١٢٣٤٥٦٧٨٩',
    '＋33123456789',
    '+33１２３４５６７８９',
    '0033123456789',
    '+',
  ]),
  ...each('listing.supportContact.email', [
    'a@@fabrikam.example',
    '"a b"@fabrikam.example',
    'a@fabrikam..example',
    'ä@fabrikam.example',
    'a@-fabrikam.example',
    'a@fabrikam.example, b@fabrikam.example',
  ]),
  ...each('appVersion', ['１.２', '1.2.3.4.5', '1..2', 'v1.0', '1e3', '1,2', '2024-01-01']),
  ...each('availability.markets', [['fr'], ['UK'], ['EU'], ['FR', 'ＦＲ'], ['NO', 'no'], ['__proto__']]),
  ...each('availability.hideKey', ['gехeimnis', 'ключключ', 'clé12345', '１２３４５６７８']),
  ...each('categories.primary.id', ['Sales', 'sаles', '__proto__', 'toString']),
  ...each('industries', [[{ id: 'constructor' }], [{ id: 'Retail' }], [{ id: 'retail ' }, { id: 'retail' }]]),
  ...each('technical.licenseModel', ['User', 'hasOwnProperty']),
  ...each('listingOption', ['toString', 'FREETRIAL', 'contact me']),
  ...each('technical.packageRegions', [[{ regionId: 'EUR' }], [{ regionId: '__proto__' }]]),
  ...each(
    'testDrive.maxConcurrent',
    ['0x1F', '1_000', '1e3', '３', '99999999999999999999', '-0', '2.5', 'NaN'],
    testDrive,
  ),
]
