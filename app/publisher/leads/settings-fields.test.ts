import { expect, test } from 'vitest'
import { fieldOf } from '../../ui/refusal.ts'
import { pointerInForm } from './settings-fields.ts'

const places = [
  { at: 0, mails: [] },
  { at: 2, mails: [1] },
]

test.each([
  ['#/points/act.PLT', 'points.act.PLT'],
  ['#/hours/days/0', 'hours.days'],
  ['#/digest/to/3', 'digest.to'],
  ['#/partners/1/partner', 'partners'],
  ['#/checklist/4', 'checklist'],
  ['#/keepMonths', 'keepMonths'],
  ['#/paths/0/path', 'path0.name'],
  ['#/paths/1/targetMinutes', 'path2.target'],
  ['#/paths/1/when/countries/2', 'path2.countries'],
  ['#/paths/1/when/minScore', 'path2.minScore'],
  ['#/paths/1/tasks/0/what', 'path2.tasks'],
  ['#/paths/1/mails/0/subject', 'path2.mail1.subject'],
])('what is wrong at %s is told at the field %s', (pointer, field) => {
  expect(fieldOf(pointerInForm(pointer, places))).toBe(field)
})
