/** Answers as the API describes them, said once for every address. */
import { z } from '@hono/zod-openapi'
import { problemShape } from './shapes.ts'

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})
export const csv = (description: string) => ({ description, content: { 'text/csv': { schema: z.string() } } })
export const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemShape } },
})
export const strangers = {
  401: refused('Sign in first'),
  403: refused('Not yours to do'),
  404: refused('Nothing there, or nothing that you may see'),
}
export const wrongState = { 409: refused('Not possible in the present state') }
export const wrongFields = { 422: refused('Some fields need mending; `errors` names each') }

export const tags = ['Attribution']
export const ofPublisher = z.object({ publisherId: z.string().openapi({ example: 'fabrikam' }) })
