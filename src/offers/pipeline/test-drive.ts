/** The test drive's two steps: its data by the rules of its page, then whether its instance is there. */
import type { Ctx } from '#platform/ctx'
import { findingsOf } from '../findings-of.ts'
import { readOffer } from '../standing.ts'
import { aboutLink, linksOf, visitAll } from './links.ts'
import { judged, type StepResult, type StepWork } from './runner.ts'

export async function testDriveValidation(ctx: Ctx, work: StepWork): Promise<StepResult> {
  const { submission } = work
  const offer = await readOffer(ctx, submission)
  const findings = await findingsOf(ctx, { ...offer, draft: submission.snapshot.document })
  const onPage = findings.filter((finding) => finding.pageKey === 'testDrive' && finding.level !== 'info')
  if (onPage.length === 0) return judged([work.message('information', 'testDrive.dataChecked')])
  return judged(
    onPage.map(({ level, code, params, pageKey, fieldKey, pointer }) =>
      work.message(level === 'error' ? 'error' : 'warning', code, params, { pageKey, fieldKey, pointer }),
    ),
  )
}

export async function testDriveProvisioning(ctx: Ctx, work: StepWork): Promise<StepResult> {
  if (ctx.config.offerLinks === 'shape') return judged([work.message('information', 'links.shapeOnly')])
  const links = linksOf(work.type, work.submission.snapshot.document, (page) => page.key === 'testDrive')
  const visits = await visitAll(ctx, work, links)
  // The Web API of an instance asks for a sign-in: that is an answer.
  const wrong = visits.flatMap(({ link, state }) => (state.is === 'signIn' ? [] : aboutLink(work, link, state)))
  return judged(wrong.length ? wrong : [work.message('information', 'testDrive.answers')])
}
