/**
 * The life of an offer against a model: whatever people do in whatever order, the offer is in a state that
 * the model knows, its slots hold what they should, and never more than one submission runs.
 */
import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffer } from '../../test/support/offers.ts'
import { anOperator } from '../../test/support/people.ts'
import { aTeam, certify, refuse, type Team } from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as } from '../platform/ctx.ts'
import { Problem } from '../platform/problem.ts'
import { cancelSubmission } from './cancel.ts'
import { getDraft, saveDraft } from './draft.ts'
import { forceStop } from './forced-stop.ts'
import { offersJobs } from './jobs.ts'
import { moves, type OfferStatus, type OwnMove } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { getOffer } from './overview.ts'
import { goLive, stopSelling } from './publishing.ts'
import { publications, submissions } from './schema.ts'
import { submitOffer } from './submit.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

type Model = {
  status: OfferStatus
  former: OfferStatus
  /** A submission that runs, and where to; `begun` once jobs have run. */
  running: 'preview' | 'live' | null
  preview: boolean
  live: boolean
  published: boolean
}

/** What a deed does to the model, or undefined when it must be refused. */
type Deed = (model: Model) => Model | undefined

const deeds = {
  submit: (m) =>
    ['publishing', 'stopPending'].includes(m.status)
      ? undefined
      : { ...m, former: m.status, status: 'publishing', running: 'preview' },
  cancel: (m) =>
    m.status !== 'publishing'
      ? undefined
      : m.running === 'live'
        ? { ...m, status: 'preview', running: null }
        : { ...m, status: m.former, running: null },
  certify: (m) =>
    m.running === 'preview' ? { ...m, status: 'preview', running: null, preview: true, published: true } : undefined,
  reject: (m) => (m.running === 'preview' ? { ...m, status: 'attentionNeeded', running: null } : undefined),
  goLive: (m) => (m.status === 'preview' ? { ...m, status: 'publishing', running: 'live' } : undefined),
  work: (m) => {
    if (m.running === 'live') return { ...m, status: 'live', running: null, live: true }
    return m.status === 'stopPending' ? { ...m, status: 'notAvailable', live: false, preview: false } : m
  },
  stop: (m) =>
    m.live && ['live', 'preview', 'attentionNeeded'].includes(m.status) ? { ...m, status: 'stopPending' } : undefined,
  forceStop: (m) =>
    m.published || m.running
      ? { ...m, status: 'attentionNeeded', running: null, live: false, preview: false }
      : undefined,
  save: (m) => m,
} as const satisfies Record<string, Deed>
type DeedName = keyof typeof deeds

const real: Record<DeedName, (key: OfferKey) => Promise<unknown>> = {
  submit: async (key) => submitOffer(team.mine, { ...key, revision: (await getDraft(team.mine, key)).revision }),
  cancel: (key) => cancelSubmission(team.mine, key),
  certify: async (key) => {
    await shop.runJobs()
    return certify(shop, team, await newest(key))
  },
  reject: async (key) => {
    await shop.runJobs()
    return refuse(team, await newest(key))
  },
  goLive: (key) => goLive(team.mine, { ...key, acknowledgeWarnings: true }),
  work: () => shop.runJobs(),
  stop: (key) => stopSelling(team.mine, key),
  forceStop: (key) => forceStop(as(shop.ctx, anOperator()), { ...key, reason: 'A breach of policy.' }),
  save: async (key) => {
    const { revision } = await getDraft(team.mine, key)
    return saveDraft(team.mine, { ...key, revision, values: { appVersion: `1.${revision}.0` } })
  },
}

async function newest(key: OfferKey) {
  const { submission } = await getOffer(team.mine, key)
  if (!submission) throw new Problem({ type: 'none', status: 404, title: '', detail: 'never submitted' })
  return { ...key, submissionId: submission.submissionId }
}

/** What may have happened before a reviewer decides: the work of the queue is part of his deeds. */
const withWorkFirst = new Set<DeedName>(['certify', 'reject'])

async function expectAsModelled(key: OfferKey, model: Model) {
  const offer = await getOffer(team.mine, key)
  expect(offer.status).toBe(model.status)
  expect({ preview: offer.slots.preview !== null, live: offer.slots.live !== null }).toEqual({
    preview: model.preview,
    live: model.live,
  })
  const own = { publisherId: key.publisherId, offerId: key.offerId }
  const handedIn = await shop.ctx.db
    .select()
    .from(submissions)
    .where(and(eq(submissions.publisherId, own.publisherId), eq(submissions.offerId, own.offerId)))
  expect(handedIn.filter((one) => one.status === 'running')).toHaveLength(model.running ? 1 : 0)
  const shown = await shop.ctx.db.select().from(publications).where(eq(publications.offerId, own.offerId))
  const versions = shown.map((one) => one.version).sort((a, b) => a - b)
  expect(versions).toEqual(versions.map((_, i) => i + 1))
  // Buttons promise nothing that would be refused: each move offered is one that the table has from here.
  for (const move of offer.moves as OwnMove[]) expect(moves[move].from).toContain(model.status)
}

test('no sequence of deeds brings an offer into a state that the model does not know', async () => {
  const any = fc.array(fc.constantFrom(...(Object.keys(deeds) as DeedName[])), { minLength: 2, maxLength: 6 })
  // From the start, from preview and from live: chance alone would seldom come that far.
  const begun = fc.constantFrom<DeedName[]>([], ['submit', 'certify'], ['submit', 'certify', 'goLive', 'work'])
  const sequence = fc.tuple(begun, any).map((parts) => parts.flat())
  await fc.assert(
    fc.asyncProperty(sequence, async (names) => {
      const { publisherId, offerId } = await anOffer(team.mine, { publisherId: team.publisherId })
      const key = { publisherId, offerId }
      let model: Model = {
        status: 'draft',
        former: 'draft',
        running: null,
        preview: false,
        live: false,
        published: false,
      }
      for (const name of names) {
        if (withWorkFirst.has(name)) model = deeds.work(model)
        const next: Model | undefined = deeds[name](model)
        const outcome = await real[name](key).then(
          () => 'done',
          (error: unknown) => (error instanceof Problem ? 'refused' : error),
        )
        expect([name, outcome]).toEqual([name, next ? 'done' : 'refused'])
        model = next ?? model
        await expectAsModelled(key, model)
      }
    }),
    { numRuns: 20, seed: 20260302 },
  )
}, 240_000)
