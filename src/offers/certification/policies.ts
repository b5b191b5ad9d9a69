/**
 * Policies that a program can look at, with what it saw (spec "offers" 7.3): run as part of offer validation. They
 * stop nothing; a reviewer reads them beside the item of the checklist they are about.
 */
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { StepWork } from '../pipeline/runner.ts'
import type { StepMessage } from '../pipeline/steps.ts'
import { exactHits } from '../quality/plain-words.ts'
import { readMarkup } from '../quality/reading.ts'
import type { RuleSet } from '../quality/rule-set.ts'
import { ruleSetInForce } from '../quality/rule-set-in-force.ts'
import { wordsOf } from '../quality/stems.ts'
import { publications } from '../schema.ts'
import { eligibility } from './eligibility.ts'
import { testOffers } from './test-offers.ts'

export async function policyMessages(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  const ruleSet = await ruleSetInForce(ctx)
  return [
    ...score(work),
    ...trademarksAmongKeywords(work, ruleSet),
    ...(await copiedText(ctx, work)),
    ...inappropriateWords(work, ruleSet),
    ...testOffers(work, ruleSet),
    ...(await eligibility(ctx, work)),
  ]
}

const listingField = (name: string) => ({
  pageKey: 'listing',
  fieldKey: `listing.${name}`,
  pointer: `#/listing/${name}`,
})

/** CP-101: the score is an aid to whoever judges clarity. */
function score(work: StepWork): StepMessage[] {
  const { quality } = work.submission
  if (!quality) return []
  const { score, version } = quality
  return [{ ...work.message('information', 'policy.score', { score, version }), policyId: 'CP-101' }]
}

/** CP-106 */
function trademarksAmongKeywords(work: StepWork, { brands, competitors }: RuleSet): StepMessage[] {
  const keywords = work.submission.snapshot.document.listing?.keywords ?? []
  const names = [competitors, ...brands.map((brand) => brand.name)].filter(Boolean).join(', ')
  const hits = [...new Set(keywords.flatMap((keyword) => exactHits(keyword, names)))]
  return hits.map((value) => ({
    ...work.message('warning', 'policy.trademarkKeyword', { value }, listingField('keywords')),
    policyId: 'CP-106',
  }))
}

/** CP-114 */
function inappropriateWords(work: StepWork, { inappropriate }: RuleSet): StepMessage[] {
  const { name = '', summary = '', description = '' } = work.submission.snapshot.document.listing ?? {}
  const texts = { name, summary, description: readMarkup(description).text }
  return Object.entries(texts).flatMap(([field, text]) =>
    exactHits(text, inappropriate).map((value) => ({
      ...work.message('warning', 'policy.words', { value }, listingField(field)),
      policyId: 'CP-114',
    })),
  )
}

const mostCompared = 1_000
/** Sharing more than this of its phrases is no chance. */
const alike = 0.4

/** CP-112: against the live offers of other publishers in the same category, the newest first. */
async function copiedText(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  const { publisherId, snapshot } = work.submission
  const mine = phrasesOf(snapshot.document.listing?.description ?? '')
  if (mine.size === 0) return []
  const others = await ctx.db
    .select({
      publisherId: publications.publisherId,
      offerId: publications.offerId,
      description: sql<string | null>`${publications.snapshot} #>> '{document,listing,description}'`,
    })
    .from(publications)
    .where(
      and(
        eq(publications.slot, 'live'),
        isNull(publications.endedAt),
        ne(publications.publisherId, publisherId),
        sql`${publications.snapshot} #>> '{document,categories,primary,id}' is not distinct from ${snapshot.document.categories?.primary?.id ?? null}::text`,
      ),
    )
    .orderBy(desc(publications.publishedAt), desc(publications.id))
    .limit(mostCompared)
  const shares = others.map((other) => ({ ...other, share: shared(mine, phrasesOf(other.description ?? '')) }))
  const [nearest] = shares.sort((a, b) => b.share - a.share)
  const percent = Math.round((nearest?.share ?? 0) * 100)
  if (!nearest || nearest.share < alike) {
    const code = others.length === 0 ? 'policy.first' : 'policy.compared'
    const message = work.message('information', code, { n: others.length, percent })
    return [{ ...message, policyId: 'CP-112' }]
  }
  const offer = `${nearest.publisherId}.${nearest.offerId}`
  const message = work.message('warning', 'policy.similar', { offer, percent }, listingField('description'))
  return [{ ...message, policyId: 'CP-112' }]
}

const PHRASE = 5

/** Every five words that follow each other: two texts share them when one was copied, and hardly otherwise. */
export function phrasesOf(description: string): Set<string> {
  const words = wordsOf(readMarkup(description).text)
  const phrases = new Set<string>()
  for (let i = 0; i + PHRASE <= words.length; i++) phrases.add(words.slice(i, i + PHRASE).join(' '))
  return phrases
}

/** The part of the smaller text that stands in the other. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let n = 0
  for (const phrase of small) if (large.has(phrase)) n++
  return n / small.size
}
