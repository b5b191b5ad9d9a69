/** Builds the preview: what was handed in takes the preview slot, and its leads their way. */
import { setOfferDestinations } from '#delivery'
import type { Ctx } from '#platform/ctx'
import { fillSlot } from '../slots.ts'
import { getOfferType } from '../types/registry.ts'
import { packageOf } from './package.ts'
import type { StepResult, StepWork } from './runner.ts'

export async function packaging(_ctx: Ctx, work: StepWork): Promise<StepResult> {
  const { submission } = work
  const { publisherId, offerId } = submission
  const snapshot = { ...submission.snapshot, package: packageOf(work) }
  return {
    do: 'complete',
    messages: [work.message('information', `preview.${openedBy(submission)}`)],
    async apply(ctx) {
      await fillSlot(ctx, submission, { slot: 'preview', snapshot })
      await setOfferDestinations(ctx, {
        publisherId,
        offerId,
        environment: 'preview',
        connectionIds: connectionsOf(submission),
      })
    },
  }
}

/** What opens the preview to people outside, if anything does. */
function openedBy({ snapshot }: StepWork['submission']): string {
  const { previewBy } = getOfferType(snapshot.type, snapshot.profile)
  const { availability, previewAudience = [] } = snapshot.document
  const isOpen = previewBy === 'hideKey' ? availability?.hideKey : previewAudience.length > 0
  return isOpen ? previewBy : 'members'
}

/** Where leads of this content go. The inbox of the portal needs no connection. */
export function connectionsOf({ snapshot }: Pick<StepWork['submission'], 'snapshot'>): string[] {
  const { destination = 'none', connectionIds = [] } = snapshot.document.leads ?? {}
  return destination === 'none' || destination === 'builtin' ? [] : connectionIds
}
