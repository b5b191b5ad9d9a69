/** Files that the sample documents name, by what they are. Whoever stores a sample uploads files and exchanges the ids. */
import type { AssetKind } from '../../asset-kinds.ts'

const idOf = (n: number) => `00000000-0000-7000-8000-0000000005${String(n).padStart(2, '0')}`

const kinds = [
  'logo-large',
  'logo-medium',
  'logo-small',
  'screenshot',
  'document',
  'key-usage-scenario',
  'azure-package',
  'extension-app',
  'test-automation',
  'customization-report',
] as const satisfies AssetKind[]

export type SampleFile = (typeof kinds)[number]

/** Kind → the id under which sample documents name such a file. */
export const sampleFiles = Object.fromEntries(kinds.map((kind, i) => [kind, idOf(i + 1)])) as Record<SampleFile, string>

/** Three pictures differ, for types that want three. */
export const moreScreenshots = [idOf(41), idOf(42)] as const

/** Every id that samples use, with what it stands for. */
export const sampleAssets: { assetId: string; kind: AssetKind }[] = [
  ...kinds.map((kind) => ({ assetId: sampleFiles[kind], kind })),
  ...moreScreenshots.map((assetId) => ({ assetId, kind: 'screenshot' as const })),
]
