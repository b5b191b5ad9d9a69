/** The publications of a product as rows: the draft always, a preview at most once, and what is live. */
import type { Product } from '#offers'
import type { Publication } from '../submissions.ts'
import type { Members } from '../wire/json.ts'
import { productRef, schemaOf, submissionRef } from './ids.ts'

type State = { status: string; result: string }
const running: State = { status: 'running', result: 'pending' }
const succeeded: State = { status: 'completed', result: 'succeeded' }
const failed: State = { status: 'completed', result: 'failed' }

/**
 * @param publications newest first. Once a promotion is over, no finished preview row stays behind: clients read
 * one as waiting for the publisher.
 */
export function submissionRows(product: Product, publications: Publication[]): Members[] {
  const live = publications.find(({ stage }) => stage === 'live')
  const newest = publications[0]
  const rows = [rowOf(product, { id: '0', target: 'draft' })]
  if (newest && newest !== live) {
    const state = stateOf(newest)
    if (state) rows.push(rowOf(product, { id: newest.id, target: newest.target, state, created: newest.submittedAt }))
  }
  // A preview whose successor failed, or runs, is still there to go live with.
  const waiting = publications.find(({ stage }) => stage === 'inPreview')
  const shown = rows.some((row) => (row.target as Members).targetType === 'preview')
  if (waiting && !shown) {
    rows.push(rowOf(product, { id: waiting.id, target: 'preview', state: succeeded, created: waiting.submittedAt }))
  }
  if (live) rows.push(rowOf(product, { id: live.id, target: 'live', state: succeeded, created: live.submittedAt }))
  return rows
}

function rowOf(
  product: Product,
  row: { id: string; target: 'draft' | 'preview' | 'live'; state?: State; created?: Date },
): Members {
  return {
    $schema: schemaOf('submission'),
    id: submissionRef(product, row.id),
    product: productRef(product),
    target: { targetType: row.target },
    lifecycleState: 'generallyAvailable',
    ...(row.state && { status: row.state.status, result: row.state.result }),
    ...(row.created && { created: row.created.toISOString() }),
  }
}

function stateOf({ stage }: Pick<Publication, 'stage'>): State | undefined {
  switch (stage) {
    case 'toPreview':
    case 'toLive':
      return running
    case 'inPreview':
    case 'live':
      return succeeded
    case 'failed':
    case 'rejected':
      return failed
    default:
      return undefined
  }
}
