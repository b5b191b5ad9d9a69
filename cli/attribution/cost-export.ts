/** The manifest that a cloud’s cost export lays beside its parts: which files belong together, and to which run. */
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'

const manifestShape = z.object({
  runInfo: z.object({ runId: z.string().min(1).max(100) }),
  blobs: z.array(z.object({ blobName: z.string().min(1) })).min(1),
})

/** `parts` stand beside the manifest, whatever folder of the storage they come from. */
export type CostExport = { exportId: string; parts: string[] }

/** Nothing where the file is no such manifest. */
export function costExportOf(path: string, bytes: Uint8Array): CostExport | undefined {
  if (!path.toLowerCase().endsWith('.json')) return undefined
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
  const manifest = manifestShape.safeParse(value)
  if (!manifest.success) return undefined
  const { runInfo, blobs } = manifest.data
  return {
    exportId: runInfo.runId,
    parts: blobs.map(({ blobName }) => join(dirname(path), basename(blobName.replaceAll('\\', '/')))),
  }
}
