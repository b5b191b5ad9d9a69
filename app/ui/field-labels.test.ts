import { createElement, Fragment } from 'react'
import { expect, test } from 'vitest'
import { labelsIn } from './field-labels.ts'

const field = (props: { name: string; label: unknown }) => createElement('input', props as object)

test('the fields of a form are called by their labels, however deep they stand', () => {
  const form = [
    field({ name: 'email', label: 'E-mail address' }),
    createElement(Fragment, {}, createElement('div', {}, field({ name: 'address.country', label: 'Country' }))),
    'a text',
    false,
  ]
  expect([...labelsIn(form)]).toEqual([
    ['email', 'E-mail address'],
    ['address.country', 'Country'],
  ])
})

test('a label that is more than text is left to its field, and of two with one name the first counts', () => {
  const form = [
    field({ name: 'consent', label: createElement('a') }),
    field({ name: 'role', label: 'Owner' }),
    field({ name: 'role', label: 'Manager' }),
  ]
  expect([...labelsIn(form)]).toEqual([['role', 'Owner']])
})
