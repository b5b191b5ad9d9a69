/**
 * What the rules say of hundreds of offers, written down: whoever makes a rule faster sees here that it says the
 * same, and whoever changes one sees of whom it says something else. `vitest -u` writes it down anew.
 */
import { expect, test } from 'vitest'
import { manyDocuments, type OneOfMany } from '../../test/support/many-documents.ts'
import { aContext, anAsset } from '../../test/support/offers.ts'
import { withFacts } from '../../test/support/quality.ts'
import { scoreOffer } from './quality/score.ts'
import { sampleAssets } from './types/samples/assets.ts'
import { validateDocument } from './validation.ts'

const assets = new Map(sampleAssets.map(({ assetId, kind }) => [assetId, anAsset(assetId, kind)]))
const context = aContext({ assetsById: new Map([...aContext().assetsById, ...assets]) })

test('hundreds of different offers are judged as they were', async () => {
  const groups = manyDocuments()
  expect(groups.flat().length).toBeGreaterThan(200)
  const text = groups.map(([first, ...others]) => {
    const start = verdictOf(first!)
    return [
      `# ${first!.name}`,
      ...start,
      ...others.map((other) => `- ${other.name}: ${difference(start, verdictOf(other))}`),
    ].join('\n')
  })
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('many-documents.txt')
})

function verdictOf({ type, profile, document }: OneOfMany): string[] {
  const findings = validateDocument(type, profile, document, context)
  const { score, band, results, bestFixes } = scoreOffer(type, profile, document, withFacts({ findings }))
  const found = [...findings, ...results.flatMap(({ finding }) => finding ?? [])].map(
    ({ code, level, pageKey, pointer, message }) => `${level} ${code} ${pageKey} ${pointer} ${shortened(message)}`,
  )
  const states = results.map(({ id, state, share, gain }) => `${id} ${state} ${share} ${gain}`)
  return [`${score} ${band} ${bestFixes.map(({ id }) => id)}`, ...found, states.join(';')]
}

const shortened = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text)

/** What is said now and was not, and how many of the former sentences are gone. */
function difference(before: string[], after: string[]): string {
  const [, ...said] = after.slice(0, -1)
  const more = said.filter((line) => !before.includes(line))
  const gone = before.slice(1, -1).filter((line) => !after.includes(line))
  const states = (after.at(-1) ?? '').split(';')
  const former = new Set((before.at(-1) ?? '').split(';').map((state) => state.replace(/ [\d.]+$/, '')))
  const changed = states.map((state) => state.replace(/ [\d.]+$/, '')).filter((state) => !former.has(state))
  return [after[0], ...more.map((line) => `+ ${line}`), `− ${gone.length}`, changed.join(';')].join(' | ')
}
