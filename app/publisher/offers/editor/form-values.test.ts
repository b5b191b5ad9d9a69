import { expect, test } from 'vitest'
import { chosenValues, isAsLoaded, loadedValues, valuesOf } from './form-values.ts'
import { type FieldView, holdsInForm, type PageView } from './form-view.ts'

const field = (key: string, type: FieldView['type'], more: Partial<FieldView> = {}): FieldView => ({
  key,
  type,
  label: key,
  required: false,
  fixed: false,
  ...more,
})
const page = (...fields: FieldView[]): PageView => ({
  key: 'p',
  label: 'p',
  sections: [{ key: 's', label: 's', fields }],
})
const form = (...entries: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

test('texts, switches and lists of words are read as typed', () => {
  const values = valuesOf(
    page(field('listing.name', 'text'), field('testDrive.enabled', 'boolean'), field('listing.keywords', 'tags')),
    form(
      ['listing.name', ' Route Planner '],
      ['listing.keywords', 'routes'],
      ['listing.keywords', ''],
      ['listing.keywords', 'fleet'],
    ),
  )
  expect(values).toEqual({
    'listing.name': ' Route Planner ',
    'testDrive.enabled': false,
    'listing.keywords': ['routes', 'fleet'],
  })
})

test('a number that is none stays what was typed', () => {
  const hours = page(field('testDrive.durationHours', 'integer'))
  expect(valuesOf(hours, form(['testDrive.durationHours', '4']))).toEqual({ 'testDrive.durationHours': 4 })
  expect(valuesOf(hours, form(['testDrive.durationHours', '1.5']))).toEqual({ 'testDrive.durationHours': '1.5' })
})

test('entries of a list keep their order; empty and removed ones fall away', () => {
  const shots = page(field('shots', 'list', { item: [field('file', 'asset'), field('caption', 'text')] }))
  const values = valuesOf(
    shots,
    form(
      ['shots.10.file', 'c'],
      ['shots.10.caption', 'third'],
      ['shots.0.file', 'a'],
      ['shots.0.caption', 'first'],
      ['shots.1.file', 'b'],
      ['shots.1.remove', 'true'],
      ['shots.2.file', ''],
      ['shots.2.caption', ''],
    ),
  )
  expect(values).toEqual({
    shots: [
      { file: 'a', caption: 'first' },
      { file: 'c', caption: 'third' },
    ],
  })
})

test('a secret left empty stays as it was; forgotten it is taken away', () => {
  const secret = page(field('secret', 'secret'))
  expect(valuesOf(secret, form(['secret', '']))).toEqual({})
  expect(valuesOf(secret, form(['secret', 's3cret']))).toEqual({ secret: 's3cret' })
  expect(valuesOf(secret, form(['secret', ''], ['secret.forget', 'true']))).toEqual({ secret: null })
})

test('what cannot be edited is not sent on', () => {
  expect(valuesOf(page(field('alias', 'text', { fixed: true })), form(['alias', 'another']))).toEqual({})
})

test('a condition is asked of what stands in the form', () => {
  const typed = (name: string) =>
    ({ listingOption: ['freeTrial'], 'testDrive.enabled': ['true'], trialUrl: [' '] })[name] ?? []
  expect(holdsInForm({ key: 'listingOption', is: 'freeTrial' }, typed)).toBe(true)
  expect(holdsInForm({ key: 'testDrive.enabled', is: true }, typed)).toBe(true)
  expect(holdsInForm({ key: 'other', is: false }, typed)).toBe(true)
  expect(holdsInForm({ key: 'trialUrl', empty: true }, typed)).toBe(true)
  expect(
    holdsInForm(
      {
        all: [
          { key: 'listingOption', in: ['contactMe'] },
          { key: 'x', empty: true },
        ],
      },
      typed,
    ),
  ).toBe(false)
})

test('what a colleague saved meanwhile is not sent back where theirs is kept', () => {
  const both = page(field('trialUrl', 'url'), field('offerUrl', 'url'))
  const sent = form(
    ['trialUrl', 'mine'],
    ['offerUrl', 'as it was'],
    ['keep.trialUrl', 'mine'],
    ['keep.offerUrl', 'theirs'],
  )
  expect(chosenValues(both, sent)).toEqual({ trialUrl: 'mine' })
})

test('a field counts as untouched while it holds what the page was opened with, empty in whichever way', () => {
  const fields = page(field('listing.name', 'text'), field('listing.keywords', 'tags'), field('terms', 'list'))
  const loaded = loadedValues(fields, { listing: { name: 'Planner' }, terms: [{ b: '2', a: '1' }] })
  expect(isAsLoaded(loaded, 'listing.name', 'Planner')).toBe(true)
  expect(isAsLoaded(loaded, 'listing.name', 'Route Planner')).toBe(false)
  expect(isAsLoaded(loaded, 'listing.keywords', [])).toBe(true)
  expect(isAsLoaded(loaded, 'terms', [{ a: '1', b: '2', c: null }])).toBe(true)
  expect(isAsLoaded('not ours', 'listing.name', 'Planner')).toBe(false)
})
