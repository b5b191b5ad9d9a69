/** What compareSlots found, in one language, as texts and files that a page can show. */
import type { FieldChange, PageChanges, SnapshotAsset } from '#offers'
import type { Locale } from '#platform/messages'
import type { ChangedPage, ShownFile } from './changes-view.tsx'

/** `filled`: fields that hold something; `changed`, `all`, or one kind of change. */
export type Shown = 'filled' | 'changed' | 'all' | FieldChange['kind']

export function changesView(pages: PageChanges[], locale: Locale, shown: Shown): ChangedPage[] {
  return pages
    .map((page) => ({
      key: page.pageKey,
      label: page.label[locale],
      rows: page.fields
        .filter((field) => isShown(field, shown))
        .map((field) => ({
          key: field.fieldKey,
          label: field.label[locale],
          change: field.kind === 'unchanged' ? ('same' as const) : field.kind,
          before: written(field.before),
          after: written(field.after),
          filesBefore: filesOf(field.filesBefore),
          filesAfter: filesOf(field.filesAfter),
        })),
    }))
    .filter((page) => page.rows.length > 0)
}

function isShown(field: FieldChange, shown: Shown): boolean {
  if (shown === 'all') return true
  if (shown === 'filled') return written(field.after) !== undefined && written(field.after) !== ''
  return shown === 'changed' ? field.kind !== 'unchanged' : field.kind === shown
}

function filesOf(files: Record<string, SnapshotAsset>): ShownFile[] {
  return Object.entries(files).map(([assetId, file]) => ({
    assetId,
    filename: file.filename,
    image: file.contentType.startsWith('image/'),
  }))
}

/** A value as a person reads it: texts as they are, lists line by line. */
function written(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.map(written).join('\n')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${written(inner) ?? ''}`)
      .join('\n')
  }
  return String(value)
}
