import { expect, test } from 'vitest'
import { codesIn } from '../../../test/support/offers.ts'

const without = { submission: { notes: null } }

test('notes for certification are needed for what reviewers can try, and not for Contact me', () => {
  expect(codesIn(without)).toEqual(['submission.notes.required'])
  expect(codesIn({ ...without, listingOption: 'freeTrial', trialUrl: 'https://fabrikam.example/trial' })).toEqual([
    'submission.notes.required',
  ])
  expect(codesIn({ ...without, listingOption: 'contactMe', leads: { destination: 'builtin' } })).toEqual([])
})

test('they have at most 3 000 characters', () => {
  expect(codesIn({ submission: { notes: 'x'.repeat(3_001) } })).toEqual(['submission.notes.tooLong'])
})
