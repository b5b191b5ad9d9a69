import { expect, test } from 'vitest'
import { phrasesOf, shared } from './policies.ts'

const text = (sentences: string) => phrasesOf(`<p>${sentences}</p>`)
const original = 'Crew Planner gives dispatchers one board for all crews, so that they plan a day in minutes.'

test('a copy with another name shares nearly all of its phrases', () => {
  const copy = original.replace('Crew Planner', 'Team Scheduler')
  expect(shared(text(original), text(copy))).toBeGreaterThan(0.8)
})

test('a copy with a paragraph of its own is still told', () => {
  const longer = `${original} Beside this it also counts kilometres, writes invoices and knows the weather of tomorrow.`
  expect(shared(text(original), text(longer))).toBe(1)
})

test('two texts about the same thing share next to nothing', () => {
  const other = 'Our app helps dispatchers who plan the day of their crews on a single board within a few minutes.'
  expect(shared(text(original), text(other))).toBe(0)
  expect(shared(text(original), text(''))).toBe(0)
})
