/** The publishing APIs on one port, told apart by their paths. Each answers in its own form, refusals too. */
import { applicationOfAudience } from '#accounts'
import { as, type Ctx } from '#platform/ctx'
import { malformed, Problem, unauthenticated } from '#platform/problem'
import { answerPortalProblem } from './portal/errors.ts'
import { answerOfferTypes, answerPortal } from './portal/routes.ts'
import { answerProductIngestionProblem } from './product-ingestion/errors.ts'
import { answerProductIngestion } from './product-ingestion/routes.ts'
import { type Api, audiences } from './sign-in/audiences.ts'
import { answerSignIn } from './sign-in/routes.ts'
import { ownAudiences } from './sign-in/token.ts'
import { UPLOADS } from './uploads/addresses.ts'
import { answerBlob } from './uploads/blobs.ts'
import { answerV1Problem } from './v1/errors.ts'
import { answerV1 } from './v1/routes.ts'
import { pathSegments, type WireRequest, wireRequest } from './wire/request.ts'

type Surface = {
  prefix: string[]
  api: Api
  answer(ctx: Ctx, request: WireRequest): Promise<Response>
  refuse(problem: Problem, request: WireRequest): Response
}

const surfaces: Surface[] = [
  { prefix: ['v1.0', 'ingestion'], api: 'ingestion', answer: answerV1, refuse: answerV1Problem },
  {
    prefix: ['rp', 'product-ingestion'],
    api: 'productIngestion',
    answer: answerProductIngestion,
    refuse: answerProductIngestionProblem,
  },
  { prefix: ['api', 'publishers'], api: 'portal', answer: answerPortal, refuse: answerPortalProblem },
  { prefix: ['api', 'offertypes'], api: 'portal', answer: answerOfferTypes, refuse: answerPortalProblem },
]

/**
 * Answers when the address is one of the publishing APIs or of their sign-in; nothing otherwise.
 * @param ctxOf the context of the request with nobody acting: who acts is said by the token of the API concerned
 */
export async function answerPublishingApis(ctxOf: () => Ctx, raw: Request): Promise<Response | undefined> {
  const { pathname } = new URL(raw.url)
  if (!ours.test(pathname)) return undefined
  const ctx = ctxOf()
  const segments = pathSegments(pathname)
  const surface = surfaces.find(({ prefix }) => prefix.every((part, i) => segments[i]?.toLowerCase() === part))
  if (surface) return answerSurface(ctx, surface, raw)
  if (segments[0] === UPLOADS) return answerBlob(ctx, wireRequest(ctx, raw, 1))
  return answerSignIn(ctx, wireRequest(ctx, raw, 0))
}

// Every request of the house passes here first: most are told apart by this alone.
const ours =
  /^\/+(v1\.0\/|rp\/|api\/(publishers|offertypes)(\/|$)|publishing-files\/|common\/|[^/]+\/+(oauth2|discovery|\.well-known|v2\.0)\/)/i

async function answerSurface(ctx: Ctx, surface: Surface, raw: Request): Promise<Response> {
  const request = wireRequest(ctx, raw, surface.prefix.length)
  try {
    if (/%00/.test(raw.url)) throw malformed('The address holds a character that no text may hold.')
    return await surface.answer(await signedIn(ctx, surface.api, request), request)
  } catch (error) {
    if (error instanceof Problem) return surface.refuse(error, request)
    ctx.log.error({ err: error, requestId: ctx.requestId }, 'bug')
    return surface.refuse(
      new Problem({ ...bug, detail: `Nothing was changed. The operator finds this under ${ctx.requestId}.` }),
      request,
    )
  }
}

const bug = { type: 'internal', status: 500, title: 'Something went wrong on our side' }

/** Command lines for machines put an offer at one of these and release it at the other, with the same token. */
const ONE_TOKEN: Api[] = ['ingestion', 'portal']

/**
 * Some clients write the word before the token twice.
 * @throws unauthenticated
 */
async function signedIn(ctx: Ctx, api: Api, request: WireRequest): Promise<Ctx> {
  const token = request.header('authorization')?.match(/^(?:Bearer\s+)*(\S+)$/i)?.[1]
  if (!token) {
    throw unauthenticated('Send an access token as “Authorization: Bearer …”.', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  }
  const known = ONE_TOKEN.includes(api) ? ONE_TOKEN.flatMap((one) => audiences[one]) : audiences[api]
  const actor = await applicationOfAudience(ctx, token, [...known, ...ownAudiences(ctx, request)])
  return as(ctx, actor)
}
