/** A refusal as pages see it: a Problem of src/platform, plain data. */
export type Finding = {
  pointer: string
  detail: string
  code?: string
  params?: Record<string, string | number>
  policy?: string
  /** The page that explains the rule. */
  helpUri?: string
}

export type Refusal = {
  type: string
  status: number
  title: string
  detail: string
  errors: Finding[]
  extra?: Record<string, unknown>
  requestId?: string
}

/** A refused form comes back with what was typed, by the name of its fields. */
export type FormRefusal = Refusal & { values: Record<string, string[]> }

/**
 * The answer to the form that sent these hidden fields, when it was refused. Of several forms on a page only that
 * one shows why.
 */
export function refusalFor(answer: unknown, sent: Record<string, string>): FormRefusal | undefined {
  if (!isFormRefusal(answer)) return undefined
  return Object.entries(sent).every(([name, value]) => answer.values[name]?.[0] === value) ? answer : undefined
}

/** How long the house asks to wait before the next try, in whole minutes. */
export function minutesToWait({ extra }: Pick<Refusal, 'extra'>): number {
  return Math.max(1, Math.ceil(Number(extra?.retryAfterSeconds ?? 60) / 60))
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'type' in value && 'status' in value && 'errors' in value
}

export function isFormRefusal(value: unknown): value is FormRefusal {
  return isRefusal(value) && 'values' in value
}

/** `#/listing/screenshots/0` (RFC 6901) is the field named `listing.screenshots.0`. */
export function fieldOf(pointer: string): string {
  return pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
}
