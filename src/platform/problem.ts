/**
 * Problems: refusals the caller can act on, thrown by rooms and answered once, at the edge,
 * as `application/problem+json` (RFC 9457) or as a page.
 */

/** One field concerned: a JSON pointer, what is wrong and what to do, and the message's code for translation. */
export type FieldError = {
  pointer: string
  detail: string
  code?: string
  params?: Record<string, string | number>
  policy?: string
}

type ProblemInit = {
  type: string
  status: number
  title: string
  detail: string
  errors?: FieldError[]
  headers?: Record<string, string>
  extra?: Record<string, unknown>
  cause?: unknown
}

export class Problem extends Error {
  readonly type: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors: FieldError[]
  readonly headers: Record<string, string>
  readonly extra: Record<string, unknown>

  constructor(init: ProblemInit) {
    super(init.detail, init.cause === undefined ? undefined : { cause: init.cause })
    this.name = 'Problem'
    this.type = init.type
    this.status = init.status
    this.title = init.title
    this.detail = init.detail
    this.errors = init.errors ?? []
    this.headers = init.headers ?? {}
    this.extra = init.extra ?? {}
  }
}

export type ProblemDetails = {
  errors?: FieldError[]
  headers?: Record<string, string>
  extra?: Record<string, unknown>
  cause?: unknown
}

/** Declares a refusal in its room's problems.ts: the one place where its type, status and title stand. */
export function declareProblem(kind: { type: string; status: number; title: string }) {
  const make = (detail: string, more: ProblemDetails = {}) => new Problem({ ...kind, ...more, detail })
  return Object.assign(make, kind, { is: (e: unknown): e is Problem => e instanceof Problem && e.type === kind.type })
}

export const malformed = declareProblem({
  type: 'malformed',
  status: 400,
  title: 'The request could not be read',
})
export const unauthenticated = declareProblem({ type: 'unauthenticated', status: 401, title: 'Sign in first' })
export const forbidden = declareProblem({ type: 'forbidden', status: 403, title: 'This is not yours to do' })
/** Also the answer to a stranger asking for what exists but is not theirs to see. */
export const notFound = declareProblem({ type: 'not-found', status: 404, title: 'There is nothing here' })
/** The row changed since it was read; `extra` tells by whom and when. */
export const staleRevision = declareProblem({
  type: 'stale-revision',
  status: 412,
  title: 'Somebody else changed this in the meantime',
})
export const preconditionRequired = declareProblem({
  type: 'precondition-required',
  status: 428,
  title: 'Say which revision you read',
})
export const tooLarge = declareProblem({ type: 'too-large', status: 413, title: 'This is larger than allowed' })
export const unsupportedMediaType = declareProblem({
  type: 'unsupported-media-type',
  status: 415,
  title: 'The body is not of a type this address takes',
})
export const unprocessable = declareProblem({
  type: 'unprocessable',
  status: 422,
  title: 'Some fields need mending',
})
export const tooManyRequests = declareProblem({
  type: 'too-many-requests',
  status: 429,
  title: 'Too many requests',
})
export const storageFull = declareProblem({
  type: 'storage-full',
  status: 507,
  title: 'There is no room left to store this',
})
