import { expect, test } from 'vitest'
import { KEPT_DAYS, movesOf, parseOfferMove, type Standing, statusAfter } from './lifecycle.ts'

const at = (standing: Partial<Standing>): Standing => ({
  status: 'draft',
  target: null,
  finalPublishBegun: false,
  hasLive: false,
  wasPublished: false,
  archivedDays: null,
  ...standing,
})

test('a new draft can be edited, submitted and deleted', () => {
  expect(movesOf(at({}))).toEqual(['saveDraft', 'submit', 'deleteDraft'])
})

test('while a submission runs it can be cancelled, and nothing else be begun (P19)', () => {
  expect(movesOf(at({ status: 'publishing', target: 'preview' }))).toEqual(['saveDraft', 'cancelSubmission'])
})

test('a preview can go live or be submitted again, and is not deleted any more', () => {
  expect(movesOf(at({ status: 'preview', wasPublished: true }))).toEqual(['saveDraft', 'submit', 'goLive'])
})

test('after Go live the publication can be called back until its last step begins', () => {
  const publishing = at({ status: 'publishing', target: 'live', wasPublished: true })
  expect(movesOf(publishing)).toEqual(['saveDraft', 'cancelGoLive'])
  expect(movesOf({ ...publishing, finalPublishBegun: true })).toEqual(['saveDraft'])
})

test('what is live can be stopped, also while an update needs attention', () => {
  expect(movesOf(at({ status: 'live', hasLive: true, wasPublished: true }))).toContain('stopSelling')
  expect(movesOf(at({ status: 'attentionNeeded', hasLive: true, wasPublished: true }))).toContain('stopSelling')
  expect(movesOf(at({ status: 'attentionNeeded', wasPublished: true }))).not.toContain('stopSelling')
})

test('a stopped offer comes back by being submitted', () => {
  expect(movesOf(at({ status: 'notAvailable', wasPublished: true }))).toEqual(['saveDraft', 'submit', 'archive'])
})

test('archived, it is restored, and removed for good only after it was kept long enough (P13)', () => {
  const stopped = at({ status: 'notAvailable', wasPublished: true })
  expect(movesOf({ ...stopped, archivedDays: 0 })).toEqual(['restore'])
  expect(movesOf({ ...stopped, archivedDays: KEPT_DAYS - 1 })).toEqual(['restore'])
  expect(movesOf({ ...stopped, archivedDays: KEPT_DAYS })).toEqual(['restore', 'purge'])
})

test('a cancelled submission gives the offer its former status back', () => {
  const publishing = at({ status: 'publishing', target: 'preview', hasLive: true, wasPublished: true })
  expect(statusAfter(publishing, 'cancelSubmission', 'live')).toBe('live')
})

test('a move that the table does not have is refused with those that it has', () => {
  expect(() => statusAfter(at({}), 'goLive')).toThrow('Only an offer whose preview is ready can go live.')
  try {
    statusAfter(at({}), 'goLive')
  } catch (error) {
    expect(error).toMatchObject({
      status: 409,
      type: 'offer-state',
      extra: { status: 'draft', allowed: ['saveDraft', 'submit', 'deleteDraft'] },
    })
  }
})

test('a form cannot ask for a move of the system', () => {
  expect(parseOfferMove('goLive')).toBe('goLive')
  expect(() => parseOfferMove('finishPublish')).toThrow('no such move')
})
