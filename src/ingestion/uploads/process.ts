/** Turns uploaded bytes into a file of the publisher: the checks of that kind of file decide. */
import { type AssetKind, uploadAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { Problem } from '#platform/problem'
import { textOf } from '../wire/json.ts'
import { type AnnouncedFile, changeFile } from './files.ts'

/**
 * @param kind of file to make; without one the bytes stay as they are
 * @returns the row: `Processed`, or `ProcessFailed` with the reason
 */
export async function processFile(ctx: Ctx, file: AnnouncedFile, kind: AssetKind | undefined): Promise<AnnouncedFile> {
  if (!file.sha256) return failed(ctx, file, 'Nothing was uploaded to the address of this file.')
  if (!kind) return changeFile(ctx, file, { state: 'Processed', failure: null })
  try {
    const asset = await uploadAsset(ctx, {
      publisherId: file.publisherId,
      kind,
      filename: textOf(file.members, 'fileName') || `${file.id}`,
      content: ctx.files.stream(file.sha256),
    })
    return await changeFile(ctx, file, { state: 'Processed', failure: null, assetId: asset.assetId })
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 422 && error.status !== 413)) throw error
    return failed(ctx, file, error.errors.map(({ detail }) => detail).join(' ') || error.detail)
  }
}

function failed(ctx: Ctx, file: AnnouncedFile, failure: string): Promise<AnnouncedFile> {
  return changeFile(ctx, file, { state: 'ProcessFailed', failure })
}
