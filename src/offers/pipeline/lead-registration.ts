/** Sends a test lead to every destination of the offer; one that does not take it stops the publication. */
import { listConnections, type Validation, validateConnection } from '#delivery'
import type { Ctx } from '#platform/ctx'
import { connectionsOf } from './packaging.ts'
import { judged, type StepResult, type StepWork } from './runner.ts'
import type { StepMessage } from './steps.ts'

const field = { pageKey: 'setup', fieldKey: 'leads.connectionIds', pointer: '#/leads/connectionIds' }

export async function leadRegistration(ctx: Ctx, work: StepWork): Promise<StepResult> {
  return judged(await testDestinations(ctx, work))
}

/** Also the last check before an offer goes live: a destination may have stopped working since. */
export async function testDestinations(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  const { submission } = work
  const connectionIds = connectionsOf(submission)
  if (connectionIds.length === 0) return [work.message('information', 'leads.builtin')]
  const messages: StepMessage[] = []
  for (const connectionId of connectionIds) messages.push(await testOne(ctx, work, connectionId))
  return messages
}

async function testOne(ctx: Ctx, work: StepWork, connectionId: string): Promise<StepMessage> {
  const { publisherId, offerId, snapshot } = work.submission
  const connection = (await listConnections(ctx, { publisherId })).find((one) => one.id === connectionId)
  if (!connection) return work.message('error', 'leads.connectionMissing', {}, field)
  const offerTitle = snapshot.document.listing?.name ?? offerId
  const validation = await validateConnection(ctx, { publisherId, connectionId, offerTitle, offerId })
  const { outcome, marker } = validation
  const params = { connection: connection.name, marker }
  if (outcome === 'passed') return work.message('information', 'leads.tested', params)
  if (outcome === 'passed_unconfirmed') return work.message('warning', 'leads.testedUnconfirmed', params)
  return work.message('error', 'setup.leads.connectionFailed', { ...params, ...reasonOf(validation) }, field)
}

/** Kept as a code with its values, so that it is said in each reader's language (see say.ts). */
function reasonOf({ steps }: Validation) {
  const failed = steps.find((step) => step.result === 'failed')
  return { ...failed?.params, reasonCode: failed?.code ?? '', vendorMessage: failed?.vendorMessage ?? '' }
}
