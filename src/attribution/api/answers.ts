/** Answers as the API describes them, said once for every address of this room. */
import { refusing, z } from '#platform/api-shapes'

export { jsonAnswer as json, jsonBody as body } from '#platform/api-shapes'
export const csv = (description: string) => ({ description, content: { 'text/csv': { schema: z.string() } } })
export const strangers = refusing(401, 403, 404)
export const wrongState = refusing(409)
export const wrongFields = refusing(422)

export const tags = ['Attribution']
export const ofPublisher = z.object({ publisherId: z.string().openapi({ example: 'fabrikam' }) })
