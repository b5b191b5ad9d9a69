/** A submission as it happens: its steps in a stream of events, for programs that wait for the end. */
import { streamSSE } from 'hono/streaming'
import { createRoute, refusing, z } from '#platform/api-shapes'
import type { Ctx } from '#platform/ctx'
import { apiRoom, ctxOf } from '#platform/http'
import { getSubmission, type Submission } from '../submissions.ts'
import { inSubmission } from './shapes.ts'
import { shownSubmission } from './words.ts'

export const submissionEventsPart = apiRoom()

/** Between two looks. Steps take seconds to days; a look is one read by key. */
const everyMs = 1_000
/** A line that says nothing, so that proxies keep the connection. */
const quietMs = 15_000
/** Then the client is asked to come back: a stream that nobody reads any more must end some time. */
const longestMs = 15 * 60_000

submissionEventsPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers/{offerId}/submissions/{submissionId}/events',
    operationId: 'followSubmission',
    tags: ['Publishing'],
    summary: 'Follow a submission',
    description:
      'Server-sent events: `step` for each step that changed, with its messages; `submission` when its status changed, with the whole submission. The stream ends when nothing more happens by itself: after success, failure, rejection, cancellation, and while the preview waits for its publisher.',
    request: { params: inSubmission },
    responses: {
      200: {
        description: 'The events, as they come.',
        content: { 'text/event-stream': { schema: z.string() } },
      },
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const key = c.req.valid('param')
    const first = await getSubmission(ctx, key)
    return streamSSE(c, async (stream) => {
      const said: Said = { steps: new Map(), status: '' }
      const from = Date.now()
      let heardAt = from
      for (let submission = first; !stream.aborted; submission = await getSubmission(ctx, key)) {
        const news = newsOf(ctx, submission, said)
        for (const event of news) await stream.writeSSE(event)
        if (isAtRest(submission) || Date.now() - from > longestMs) return
        if (news.length) heardAt = Date.now()
        else if (Date.now() - heardAt > quietMs) {
          heardAt = Date.now()
          await stream.write(': still here\n\n')
        }
        await stream.sleep(everyMs)
      }
    }) as never
  },
)

type Said = { steps: Map<string, string>; status: string }

/** What was not said yet, as events. */
function newsOf(ctx: Ctx, submission: Submission, said: Said): { event: string; data: string }[] {
  const shown = shownSubmission(ctx, submission)
  const events: { event: string; data: string }[] = []
  for (const step of shown.steps) {
    const data = JSON.stringify(step)
    if (said.steps.get(step.stepId) === data) continue
    said.steps.set(step.stepId, data)
    events.push({ event: 'step', data })
  }
  if (said.status !== submission.status) {
    said.status = submission.status
    events.push({ event: 'submission', data: JSON.stringify(shown) })
  }
  return events
}

/** Nothing happens any more unless somebody acts. */
function isAtRest({ status, steps }: Submission): boolean {
  return status !== 'running' || steps.some((step) => step.status === 'blocked')
}
