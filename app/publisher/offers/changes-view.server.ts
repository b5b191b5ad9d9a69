/** What compareSlots found, in one language, as texts and files that a page can show. */
import {
  type FieldChange,
  fieldIndex,
  type OfferType,
  type PageChanges,
  type SnapshotAsset,
  visibleText,
} from '#offers'
import type { Locale } from '#platform/messages'
import type { ChangedPage, ShownFile } from './changes-view.tsx'
import { valueText } from './value-text.server.ts'

/** `filled`: fields that hold something; `changed`, `all`, or one kind of change. */
export type Shown = 'filled' | 'changed' | 'all' | FieldChange['kind']

type Reading = { type: OfferType; locale: Locale; shown: Shown }

export function changesView(pages: PageChanges[], { type, locale, shown }: Reading): ChangedPage[] {
  const fields = fieldIndex(type)
  return pages
    .map((page) => ({
      key: page.pageKey,
      label: page.label[locale],
      rows: page.fields
        .filter((change) => isShown(change, shown))
        .map((change) => {
          const field = fields.get(change.fieldKey)?.field
          const sides = [change.before, change.after].map((value) => field && valueText(field, value, locale))
          const [before, after] = change.type === 'richText' ? readable(sides) : sides
          return {
            key: change.fieldKey,
            label: change.label[locale],
            change: change.kind === 'unchanged' ? ('same' as const) : change.kind,
            before,
            after,
            filesBefore: filesOf(change.filesBefore),
            filesAfter: filesOf(change.filesAfter),
          }
        }),
    }))
    .filter((page) => page.rows.length > 0)
}

function isShown(change: FieldChange, shown: Shown): boolean {
  if (shown === 'all') return true
  if (shown === 'filled') return hasValue(change.after)
  return shown === 'changed' ? change.kind !== 'unchanged' : change.kind === shown
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Text without its markup, unless the markup is all that differs. */
function readable(sides: (string | undefined)[]): (string | undefined)[] {
  const texts = sides.map((side) => side && visibleText(side))
  return texts[0] === texts[1] && sides[0] !== sides[1] ? sides : texts
}

function filesOf(files: Record<string, SnapshotAsset>): ShownFile[] {
  return Object.entries(files).map(([assetId, file]) => ({
    assetId,
    filename: file.filename,
    image: file.contentType.startsWith('image/'),
  }))
}
