import { expect, test } from 'vitest'
import { codesIn, findingsIn } from '../../../test/support/offers.ts'

const withDescription = (description: string) => codesIn({ listing: { description } })
const english =
  '<p>The planner is for the crews of your company, and it helps them to keep their promises to customers.</p>'
const french =
  '<p>Le planificateur est pour les équipes de votre entreprise : il aide à tenir les promesses faites aux clients et à gagner du temps.</p>'

test('the limit of 5 000 characters counts the markup', () => {
  const long = (n: number) => `<p>${'a'.repeat(n - 7)}</p>`
  expect(withDescription(long(5_000))).toEqual([])
  expect(withDescription(long(5_001))).toEqual(['listing.description.tooLong'])
})

test('each unsupported tag is named once', () => {
  const [first, ...more] = findingsIn({
    listing: { description: `${english}<table><tr><td>x</td></tr></table><table></table>` },
  })
  expect(first).toMatchObject({
    code: 'listing.description.tagNotAllowed',
    level: 'warning',
    message: 'The tag <table> is not supported and was removed.',
  })
  expect(more.map((finding) => finding.params.tag)).toEqual(['tr', 'td'])
})

test('markup with nothing to read in it is no description', () => {
  expect(withDescription('<p> </p><ul><li></li></ul>')).toEqual(['listing.description.required'])
})

test('text that is not English needs the opening sentence', () => {
  expect(withDescription(english)).toEqual([])
  expect(withDescription(french)).toEqual(['listing.description.language'])
  expect(withDescription(`<p>This application is available only in French.</p>${french}`)).toEqual([])
  expect(withDescription(`<h2>This application is available only in [French]</h2>${french}`)).toEqual([])
})

test('the sentence must come first, and name a language other than English', () => {
  expect(withDescription(`${french}<p>This application is available only in French.</p>`)).toEqual([
    'listing.description.language',
  ])
  expect(withDescription(`<p>This application is available only in English.</p>${french}`)).toEqual([
    'listing.description.language',
  ])
})

test.each([
  [
    'German',
    '<p>Der Planer ist für die Teams Ihrer Firma und hilft, die Zusagen an die Kunden einzuhalten und Zeit zu sparen.</p>',
  ],
  [
    'Spanish',
    '<p>El planificador es para los equipos de su empresa y ayuda a cumplir las promesas a los clientes con menos tiempo.</p>',
  ],
  [
    'Japanese',
    '<p>このアプリケーションは現場チームの一日を数分で計画するためのものです。お客様との約束を守ります。</p>',
  ],
])('%s is recognised too', (_, description) => {
  expect(withDescription(description)).toEqual(['listing.description.language'])
})

test('a few foreign words do not make an English text foreign', () => {
  const text =
    '<p>The Café de Paris plan is for the crews of Le Monde and El País, and it helps them with their day.</p>'
  expect(withDescription(text)).toEqual([])
})
