/** Files that details name by an address: fetched before anything is changed, and named by their ids from then on. */
import { type AssetKind, fieldIndex, getOfferType } from '#offers'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { fetchFile } from '../fetch-file.ts'
import { wireTypes } from '../offer-types.ts'
import { filesIn, type OwnField, put } from '../sheets/own-fields.ts'
import type { Members } from '../wire/json.ts'
import { offerDetails, planDetails } from './details.ts'
import type { Posted } from './posted.ts'

/** @throws unprocessable for a file that cannot be had: it would be missing in what is published */
export async function fetchNamedFiles(ctx: Ctx, publisherId: string, posted: Posted[]): Promise<void> {
  for (const one of posted) {
    const fields = one.resource === offerDetails.name ? ofOffers() : one.resource === planDetails.name ? ofPlans() : []
    for (const { path, url, kind } of filesIn(fields, one.members)) {
      const fetched = await fetchFile(ctx, { url, kind, publisherId })
      if ('trouble' in fetched) {
        const { code, message } = fetched.trouble
        throw unprocessable(message, {
          errors: [{ pointer: `#/${path.join('/')}`, code, detail: message }],
          extra: { resourceId: one.id ?? one.resourceName },
        })
      }
      one.members = put(one.members, path, fetched.assetId) as Members
    }
  }
}

// Each key is of one kind of file, whichever the type.
let kinds: { offer: OwnField[]; plan: OwnField[] } | undefined

function ofOffers(): OwnField[] {
  kinds ??= readKinds()
  return kinds.offer
}

function ofPlans(): OwnField[] {
  kinds ??= readKinds()
  return kinds.plan
}

function readKinds(): { offer: OwnField[]; plan: OwnField[] } {
  const types = wireTypes.map(({ type }) => fieldIndex(getOfferType(type, '2020')))
  const files = (fields: OwnField[]) => [
    ...new Map(
      fields.filter((field): field is OwnField & { asset: AssetKind } => !!field.asset).map((f) => [f.key, f]),
    ).values(),
  ]
  return {
    offer: files(types.flatMap((index) => [...index.values()].map(({ field }) => field))),
    plan: files(types.flatMap((index) => index.get('plans')?.field.item ?? [])),
  }
}
