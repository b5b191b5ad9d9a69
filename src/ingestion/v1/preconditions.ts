/** Tags of entities: in the header, in the body, or both. */
import { staleRevision } from '#platform/problem'
import { type Members, textOf } from '../wire/json.ts'
import { tagMatches } from '../wire/tags.ts'
import type { V1Request } from './request.ts'

/** @throws staleRevision when either names another tag than the entity has now */
export function requireTag({ header }: Pick<V1Request, 'header'>, body: Members, tag: string): void {
  if (tagMatches(header('if-match'), tag) && tagMatches(textOf(body, '@odata.etag'), tag)) return
  throw staleRevision('The entity was changed since it was read. Read it again.')
}
