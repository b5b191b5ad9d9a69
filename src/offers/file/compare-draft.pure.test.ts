/** What applying a file would change: content counts, and what the house filled in stays. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { documentIn, readFileOf } from '../../../test/support/offer-files.ts'
import type { OfferDocument } from '../offer-document.ts'
import { usedAs } from './check-offer.ts'
import { planChanges, type StoredAsset, valuesToSend } from './compare-draft.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const packaged = (planId: string) => `  - planId: ${planId}\n    technical: { package: { file: stack.zip } }\n`
const text = `apiVersion: comptoir/v1\ntype: azure-application\npublisher: acme\nofferId: stack\nalias: Stack\nplans:\n${packaged('one')}${packaged('two')}`
const file = readFileOf(text)
const hashes = new Map(file.files.map((use) => [usedAs(use), sha('as sent')]))
const guid = (n: number) => `b0b0b0b0-0000-4000-8000-00000000000${n}`

/** Of each plan a package of its own was made, with a tracker in it. */
const assets = [1, 2].map(
  (n): StoredAsset => ({
    assetId: `asset-${n}`,
    kind: 'azure-package',
    sha256: sha(`tracked for plan ${n}`),
    sentSha256: sha('as sent'),
    filename: 'stack.zip',
    generatedFrom: null,
  }),
)
const document = documentIn(file)
const plans = document.plans!.map((plan, i) => ({
  ...plan,
  technical: { packageFile: `asset-${i + 1}`, attributionId: guid(i + 1) },
}))
const stored = { document: { ...document, plans } as OfferDocument, assets, connections: [] }

test('a package that was tracked since it was sent is the same, in each plan that has it', () => {
  expect(planChanges(file, stored, hashes)).toMatchObject({ changes: [], uploads: [] })
})

test('another name of a plan leaves its tracker and its id', () => {
  const renamed = readFileOf(text.replace('planId: two', 'planId: two\n    name: Second'))
  const values = valuesToSend(renamed, stored, { hashes, secrets: new Map() })
  expect(values).toMatchObject({
    plans: [
      { planId: 'one', technical: { packageFile: 'asset-1', attributionId: guid(1) } },
      { planId: 'two', name: 'Second', technical: { packageFile: 'asset-2', attributionId: guid(2) } },
    ],
  })
})
