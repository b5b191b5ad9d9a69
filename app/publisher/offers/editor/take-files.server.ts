/** Files that travel with the form of a page, where no script uploaded them before. */
import { uploadAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { type FieldError, Problem } from '#platform/problem'
import { filesOf } from './form-values.ts'
import type { PageView } from './form-view.ts'

/** Stores the files that came with the form. One refused file never loses the page: it is told, the rest is saved. */
export async function takeFiles(
  ctx: Ctx,
  { publisherId, view, form }: { publisherId: string; view: PageView; form: FormData },
): Promise<FieldError[]> {
  const refused: FieldError[] = []
  for (const { name, file } of filesOf(form)) {
    const target = name.replace(/\.file$/, '')
    const kind = assetKindOf(view, target)
    if (!kind) continue
    try {
      const asset = await uploadAsset(ctx, {
        publisherId,
        kind,
        filename: file.name,
        content: new Uint8Array(await file.arrayBuffer()),
      })
      form.set(target, asset.assetId)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push(...(error.errors.length ? error.errors : [{ pointer: '', detail: error.detail }]))
    }
  }
  return refused
}

function assetKindOf(view: PageView, name: string) {
  const fields = view.sections.flatMap((section) => section.fields)
  const direct = fields.find((field) => field.key === name)
  if (direct) return direct.asset
  const list = fields.find((field) => field.item && name.startsWith(`${field.key}.`))
  const inner = list && name.slice(list.key.length + 1).replace(/^\d+\./, '')
  return list?.item?.find((field) => field.key === inner)?.asset
}
