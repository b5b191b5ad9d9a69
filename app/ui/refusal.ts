/** A refusal as pages see it: a Problem of src/platform, plain data. */
export type Finding = {
  pointer: string
  detail: string
  code?: string
  params?: Record<string, string | number>
  policy?: string
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

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'type' in value && 'status' in value && 'errors' in value
}
