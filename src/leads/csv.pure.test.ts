import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'
import { companyKey } from './facts.ts'

const most = { most: 10, tooMany: 'leads.facts.too_many' }
const read = (text: string) => readCsv('en', text, most).rows.map(({ cells }) => cells)

test('whatever a spreadsheet writes is read: mark, delimiter, quotes, line ends', () => {
  const rows = [{ Email: 'a@b.example', Company: 'One, Two' }]
  expect(read('\ufeffEmail,Company\r\na@b.example,"One, Two"\r\n')).toEqual(rows)
  expect(read('Email;Company\na@b.example;One, Two')).toEqual(rows)
  expect(read('Email\tCompany\ra@b.example\tOne, Two\r')).toEqual(rows)
})

test('a cell holds line breaks and quotes', () => {
  expect(read('Email,Note\na@b.example,"said ""yes""\nand left"\n')).toEqual([
    { Email: 'a@b.example', Note: 'said "yes"\nand left' },
  ])
})

test('what our own export kept from being a formula is itself again', () => {
  expect(read("Phone\n'+3225550143\n")).toEqual([{ Phone: '+3225550143' }])
})

test('rows are told by the line they stand on, empty ones are none', () => {
  const { rows } = readCsv('en', 'Email,Note\n"a\nb",1\n\nc,2\n', most)
  expect(rows.map(({ line }) => line)).toEqual([2, 5])
})

test('a quote that never ends is refused with its line', () => {
  expect(() => read('Email\n"a@b.example\nc@d.example\n')).toThrow(/Line 2/)
})

test('a company is the same with and without its legal form', () => {
  expect(companyKey('Transports Delvaux S.A.')).toBe(companyKey('transports delvaux'))
  expect(companyKey('Bäckerei Müller GmbH')).toBe('backerei muller')
  expect(companyKey('Contoso, Inc.')).toBe('contoso')
  expect(companyKey('AG')).toBe('ag')
})
