/** The draft beside what is live or in preview, field by field; pictures are shown, not named. */
import { useTranslation } from 'react-i18next'
import { type FieldChange, compareSlots, getOffer, type SnapshotAsset } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { Diff, type DiffRow } from '../../ui/diff.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { fieldId } from '../../ui/findings-summary.tsx'
import type { Route } from './+types/compare.ts'
import s from './offers.module.css'

type File = { assetId: string; filename: string; image: boolean }
type Row = Omit<DiffRow, 'show' | 'href' | 'change'> & { change: FieldChange['kind']; filesBefore: File[]; filesAfter: File[] }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { slots } = await getOffer(ctx, params)
  const wanted = new URL(request.url).searchParams
  const from = wanted.get('from') === 'preview' || !slots.live ? 'preview' : 'live'
  const choices = { live: slots.live !== null, preview: slots.preview !== null }
  if (!choices[from]) return { choices, from, pages: [] }
  const pages = await compareSlots(ctx, params, { from, to: 'draft' })
  const shown = wanted.get('show') ?? 'changed'
  return {
    choices,
    from,
    pages: pages
      .map((page) => ({
        key: page.pageKey,
        label: page.label[ctx.locale],
        rows: page.fields
          .filter((field) => shown === 'all' || (field.kind !== 'unchanged' && (shown === 'changed' || field.kind === shown)))
          .map((field): Row => ({
            key: field.fieldKey,
            label: field.label[ctx.locale],
            change: field.kind,
            before: written(field.before),
            after: written(field.after),
            filesBefore: filesOf(field.filesBefore),
            filesAfter: filesOf(field.filesAfter),
          })),
      }))
      .filter((page) => page.rows.length > 0),
  }
}

export default function CompareVersions({ loaderData: { pages, from, choices }, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  if (!choices.live && !choices.preview) {
    return <EmptyState title={t('compare.nothingTitle')}>{t('compare.nothingText')}</EmptyState>
  }
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}/pages`
  const sides = (['live', 'preview'] as const).filter((side) => choices[side])
  return (
    <>
      <h2>{t('compare.title')}</h2>
      <FilterLinks label={t('compare.with')} name="from" options={sides.map((value) => ({ value, label: t(`overview.${value}`) }))} />
      <FilterLinks
        label={t('compare.show')}
        name="show"
        options={['', 'all', 'edited', 'added', 'removed', 'unchanged'].map((value) => ({ value, label: t(`compare.shows.${value || 'changed'}`) }))}
      />
      {pages.length === 0 && <EmptyState title={t('compare.same')} />}
      {pages.map((page) => (
        <section key={page.key} aria-label={page.label}>
          <h3>{page.label}</h3>
          <Diff
            beforeLabel={t(`overview.${from}`)}
            afterLabel={t('compare.draft')}
            rows={page.rows.map((row) => ({
              ...row,
              change: row.change === 'unchanged' ? 'same' : row.change,
              href: `${home}/${page.key}#${fieldId(row.key)}`,
              show:
                row.filesBefore.length + row.filesAfter.length > 0
                  ? {
                      before: <Files files={row.filesBefore} publisherId={params.publisherId} />,
                      after: <Files files={row.filesAfter} publisherId={params.publisherId} />,
                    }
                  : undefined,
            }))}
          />
        </section>
      ))}
    </>
  )
}

function Files({ files, publisherId }: { files: File[]; publisherId: string }) {
  return (
    <ul className={s.files}>
      {files.map((file) => (
        <li key={file.assetId}>
          <a href={`/publisher/${publisherId}/media/${file.assetId}`}>
            {file.image ? <img src={`/publisher/${publisherId}/media/${file.assetId}`} alt={file.filename} loading="lazy" /> : file.filename}
          </a>
        </li>
      ))}
    </ul>
  )
}

function filesOf(files: Record<string, SnapshotAsset>): File[] {
  return Object.entries(files).map(([assetId, file]) => ({ assetId, filename: file.filename, image: file.contentType.startsWith('image/') }))
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
