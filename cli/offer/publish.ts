/** comptoir offer submit, status, golive, cancel: bring an offer on its way, and say how far it came. */
import { setTimeout } from 'node:timers/promises'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { inLines, localAt, type OfferKey, offerKeyOf, tell } from './local.ts'
import { Refused, Server, type ServerOptions } from './server.ts'
import { getDraft, offerPath } from './stored.ts'
import { exitCodeOf } from './submission-exit.ts'

export type PublishOptions = ServerOptions & { format: 'text' | 'json' }

type StepView = {
  stepId: string
  name: string
  status: string
  estimatedTimeFrame: string
  messages: { level: string; code: string; text: string; pointer?: string }[]
}
export type SubmissionView = {
  submissionId: string
  number: number
  revision: number
  status: string
  target: string
  steps: StepView[]
}
type OfferView = {
  status: string
  revision: number
  hasUnpublishedChanges: boolean
  links: { preview?: string; live?: string }
  submission: SubmissionView | null
}

export async function submit(
  where: string,
  options: PublishOptions & { notes?: string; watch?: boolean },
): Promise<ExitCode> {
  const server = new Server(options)
  const key = offerKeyOf(where)
  const { revision } = await getDraft(server, key)
  try {
    const submission = await server.json<SubmissionView>('POST', `${offerPath(key)}/submissions`, {
      body: { revision, ...(options.notes !== undefined && { notes: options.notes }) },
    })
    return await follow(server, key, { submission, options, watch: options.watch })
  } catch (error) {
    if (error instanceof Refused && error.kind === 'offer-incomplete')
      return inTheFile(error, 'error', { where, ...options })
    const submission = isUnderWay(error) ? await handedIn(server, key, revision) : undefined
    if (!submission) throw error
    return follow(server, key, { submission, options, watch: options.watch })
  }
}

const isUnderWay = (error: unknown) => error instanceof Refused && error.kind === 'offer-state'

/** The submission that is running, when it holds this very draft: what was interrupted goes on. */
async function handedIn(server: Server, key: OfferKey, revision: number): Promise<SubmissionView | undefined> {
  const { submission } = await server.json<OfferView>('GET', offerPath(key))
  return submission?.status === 'running' && submission.revision === revision ? submission : undefined
}

export async function status(where: string, options: PublishOptions & { watch?: boolean }): Promise<ExitCode> {
  const server = new Server(options)
  const key = offerKeyOf(where)
  const offer = await server.json<OfferView>('GET', offerPath(key))
  const { submission, links } = offer
  if (options.format === 'text') {
    const edited = offer.hasUnpublishedChanges ? ', with changes that are not published' : ''
    process.stdout.write(`${key.publisherId}.${key.offerId}: ${offer.status}${edited}\n`)
    for (const [slot, link] of Object.entries(links)) if (link) process.stdout.write(`${slot}: ${link}\n`)
  }
  if (!submission) {
    if (options.format === 'json') print(offer)
    return exitCodes.done
  }
  return follow(server, key, { submission, offer, options, watch: options.watch })
}

export async function golive(
  where: string,
  options: PublishOptions & { acknowledgeWarnings?: boolean; watch?: boolean },
): Promise<ExitCode> {
  const server = new Server(options)
  const key = offerKeyOf(where)
  const { submission } = await server.json<OfferView>('GET', offerPath(key))
  if (!submission) throw new Refused('There is no preview to approve: submit the offer first.')
  try {
    const signed = await server.json<SubmissionView>(
      'POST',
      `${offerPath(key)}/submissions/${submission.submissionId}/signoff`,
      {
        body: { acknowledgeWarnings: options.acknowledgeWarnings ?? false },
      },
    )
    return await follow(server, key, { submission: signed, options, watch: options.watch })
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== 'warnings-not-acknowledged') throw error
    const code = inTheFile(error, 'warning', { where, ...options })
    if (options.format === 'text') process.stdout.write('To go live in spite of them: --acknowledge-warnings\n')
    return code
  }
}

export async function cancel(where: string, options: PublishOptions): Promise<ExitCode> {
  const server = new Server(options)
  const key = offerKeyOf(where)
  const submission = await server.json<SubmissionView>('DELETE', `${offerPath(key)}/submissions/current`)
  if (options.format === 'json') print(submission)
  else process.stdout.write(`Submission ${submission.number}: ${submission.status}\n`)
  return exitCodes.done
}

type Place = PublishOptions & { where: string }

function inTheFile(error: Refused, level: 'error' | 'warning', { where, format, lang }: Place): ExitCode {
  const local = format === 'text' ? localAt(where) : undefined
  if (format === 'json') print({ refused: error.kind, detail: error.message, errors: error.errors })
  else process.stdout.write(`${error.message}\n`)
  if (local) {
    const found = error.errors.map(({ pointer, detail, code = '' }) => ({ pointer, code, level, message: detail }))
    tell(inLines(local, found), local.name, lang)
  } else if (format === 'text') {
    for (const { pointer, detail, code } of error.errors) process.stdout.write(`  ${pointer} ${detail} [${code}]\n`)
  }
  return exitCodes.findings
}

type Following = { submission: SubmissionView; offer?: OfferView; options: PublishOptions; watch?: boolean }

async function follow(
  server: Server,
  key: OfferKey,
  { submission, offer, options, watch }: Following,
): Promise<ExitCode> {
  const isText = options.format === 'text'
  if (isText) process.stdout.write(`Submission ${submission.number}, to ${submission.target}: ${submission.status}\n`)
  const told = new Set<string>()
  const tellStep = (step: StepView) => isText && tellOnce(step, told)
  submission.steps.forEach(tellStep)
  let last = submission
  if (watch) {
    for await (const news of eventsOf(server, key, submission)) {
      if (news.step) tellStep(news.step)
      if (news.submission) last = news.submission
      if (news.step)
        last = { ...last, steps: last.steps.map((one) => (one.stepId === news.step?.stepId ? news.step : one)) }
    }
    if (isText) process.stdout.write(`Submission ${last.number}: ${last.status}\n`)
  }
  const code = exitCodeOf(last)
  const report = code === exitCodes.rejected ? await reportOf(server, key, last) : undefined
  if (options.format === 'json') print({ ...offer, submission: last, report })
  else if (report) tellReport(report)
  return code
}

type News = { step?: StepView; submission?: SubmissionView }

/** Between two streams: one that is cut at once is not asked for without pause. */
const PAUSE_MS = 2_000

/** Until nothing more happens by itself. Streams end after a while: then another begins where it ended. */
async function* eventsOf(server: Server, key: OfferKey, { submissionId }: SubmissionView): AsyncGenerator<News> {
  const path = `${offerPath(key)}/submissions/${submissionId}`
  for (;;) {
    let event = ''
    for await (const line of server.lines(`${path}/events`)) {
      if (line.startsWith('event: ')) event = line.slice(7)
      else if (line.startsWith('data: ')) {
        const data = JSON.parse(line.slice(6))
        yield event === 'step' ? { step: data as StepView } : { submission: data as SubmissionView }
      }
    }
    const now = await server.json<SubmissionView>('GET', path)
    yield { submission: now }
    if (now.status !== 'running' || now.steps.some(({ status }) => status === 'blocked')) return
    await setTimeout(PAUSE_MS)
  }
}

function tellOnce({ name, status, estimatedTimeFrame, messages }: StepView, told: Set<string>): void {
  const estimate = status === 'inProgress' && estimatedTimeFrame ? ` (${estimatedTimeFrame})` : ''
  for (const line of [
    `  ${name}: ${status}${estimate}`,
    ...messages.map(({ level, text }) => `    ${level}: ${text}`),
  ]) {
    if (told.has(`${name} ${line}`)) continue
    told.add(`${name} ${line}`)
    process.stdout.write(`${line.replace(/\p{Cc}/gu, '\uFFFD')}\n`)
  }
}

type Report = {
  verdict: { note: string } | null
  findings: { policyId: string; fieldKey: string | null; message: string; evidence: string; suggestedFix: string }[]
}

async function reportOf(server: Server, key: OfferKey, { submissionId }: SubmissionView): Promise<Report> {
  return server.json<Report>('GET', `${offerPath(key)}/submissions/${submissionId}/report`)
}

function tellReport({ verdict, findings }: Report): void {
  if (verdict?.note) process.stdout.write(`${verdict.note}\n`)
  for (const { policyId, fieldKey, message, evidence, suggestedFix } of findings) {
    process.stdout.write(
      `  ${policyId}${fieldKey ? ` ${fieldKey}` : ''}: ${message}\n    ${evidence}\n    ${suggestedFix}\n`,
    )
  }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
