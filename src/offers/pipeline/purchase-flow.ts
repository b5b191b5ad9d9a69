/**
 * Offer purchase flow setup: whoever asks for a plan will be sent to the landing page with a token, and the webhook
 * told of changes. Both are tried as they will be called; what they answered is evidence for reviewers (CP-302, CP-303).
 */
import type { Ctx } from '#platform/ctx'
import { readKey } from '../document.ts'
import { type LinkState, look } from './links.ts'
import { judged, type StepResult, type StepWork, type Where } from './runner.ts'
import type { StepMessage } from './steps.ts'

const fieldNamed = (name: string): Where => ({
  pageKey: 'technical',
  fieldKey: `technical.${name}`,
  pointer: `#/technical/${name}`,
})
const landingField = fieldNamed('landingPageUrl')
const webhookField = fieldNamed('webhookUrl')

// A service that is being started answers within half a minute or so; nobody is blamed before.
const patientTries = 4

export async function purchaseFlow(ctx: Ctx, work: StepWork): Promise<StepResult> {
  if (ctx.config.offerLinks === 'shape') {
    const unseen = (policyId: string, name: string, where: Where) => ({
      ...work.message('warning', 'purchase.notVisited', { url: addressIn(work, name) }, where),
      policyId,
    })
    return judged([unseen('CP-303', 'landingPageUrl', landingField), unseen('CP-302', 'webhookUrl', webhookField)])
  }
  return judged([await tryLandingPage(ctx, work), await tryWebhook(ctx, work)])
}

async function tryLandingPage(ctx: Ctx, work: StepWork): Promise<StepMessage> {
  const address = new URL(addressIn(work, 'landingPageUrl'))
  address.searchParams.set('token', testToken(work))
  const state = await look(ctx, address.href)
  // Signing in first is what a landing page is asked to do.
  if (state.is === 'alive' || state.is === 'signIn') {
    const code = state.is === 'alive' ? 'purchase.landing' : 'purchase.landingSignsIn'
    return { ...work.message('information', code, {}, landingField), policyId: 'CP-303' }
  }
  const status = reasonOf(state, work)
  return work.message('error', 'technical.landingPageUrl.unreachable', { status }, landingField)
}

async function tryWebhook(ctx: Ctx, work: StepWork): Promise<StepMessage> {
  const { publisherId, offerId, id } = work.submission
  const reply = await ctx.egress.call({
    url: addressIn(work, 'webhookUrl'),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'ConnectionTest', publisherId, offerId, operationId: id, token: testToken(work) }),
    timeoutMs: 15_000,
    maxBodyBytes: 4_096,
  })
  if (reply.kind === 'failure') {
    const state: LinkState = reply.stage === 'guard' ? { is: 'private' } : { is: 'unsteady', reason: reply.reason }
    return work.message('error', 'technical.webhookUrl.unreachable', { status: reasonOf(state, work) }, webhookField)
  }
  const { status } = reply
  // That it refuses a subscription it does not know is right; that nobody is there is not.
  const isThere = status < 500 && status !== 404 && status !== 410
  if (isThere) {
    return { ...work.message('information', 'purchase.webhook', { status }, webhookField), policyId: 'CP-302' }
  }
  const state: LinkState = { is: status >= 500 ? 'unsteady' : 'dead', reason: `HTTP ${status}` }
  return work.message('error', 'technical.webhookUrl.unreachable', { status: reasonOf(state, work) }, webhookField)
}

/** @throws Error while it may still come back: the step is then tried again later */
function reasonOf(state: LinkState, { tries }: Pick<StepWork, 'tries'>): string {
  if (state.is === 'private') return 'private address'
  const reason = 'reason' in state ? state.reason : state.is
  if (state.is === 'unsteady' && tries < patientTries) throw new Error(reason)
  return reason
}

function addressIn({ submission }: StepWork, name: string): string {
  return String(readKey(submission.snapshot.document, `technical.${name}`))
}

/** No purchase stands behind it: services that resolve it are told that it is unknown. */
function testToken({ submission }: StepWork): string {
  return `test-${submission.id}`
}
