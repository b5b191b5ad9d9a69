/** Two versions of an offer, page by page; pictures are shown, not named. */
import { Diff } from '../../ui/diff.tsx'
import { fieldId } from '../../ui/findings-summary.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import s from './offers.module.css'

export type ShownFile = { assetId: string; filename: string; image: boolean }
export type ChangedPage = {
  key: string
  label: string
  rows: {
    key: string
    label: string
    change: 'added' | 'removed' | 'edited' | 'same'
    before?: string
    after?: string
    filesBefore: ShownFile[]
    filesAfter: ShownFile[]
  }[]
}

type ChangesViewProps = {
  pages: ChangedPage[]
  publisherId: string
  beforeLabel: string
  afterLabel: string
  /** Only the later version, as a list of facts. */
  alone?: boolean
  /** Where a field is edited; without it labels are no links. */
  editAt?: string
}

export function ChangesView({ pages, publisherId, beforeLabel, afterLabel, alone, editAt }: ChangesViewProps) {
  return pages.map((page) => (
    <section key={page.key} aria-label={page.label}>
      <h3>{page.label}</h3>
      {alone ? (
        <KeyValue items={page.rows.map((row) => ({ label: row.label, value: factOf(row, publisherId) }))} />
      ) : (
        <Diff
          beforeLabel={beforeLabel}
          afterLabel={afterLabel}
          rows={page.rows.map(({ filesBefore, filesAfter, ...row }) => ({
            ...row,
            href: editAt && `${editAt}/${page.key}#${fieldId(row.key)}`,
            show: {
              before: filesBefore.length > 0 && <Files files={filesBefore} publisherId={publisherId} />,
              after: filesAfter.length > 0 && <Files files={filesAfter} publisherId={publisherId} />,
            },
          }))}
        />
      )}
    </section>
  ))
}

function factOf({ after, filesAfter }: ChangedPage['rows'][number], publisherId: string) {
  return (
    <>
      {after && <span className={s.fact}>{after}</span>}
      {filesAfter.length > 0 && <Files files={filesAfter} publisherId={publisherId} />}
    </>
  )
}

function Files({ files, publisherId }: { files: ShownFile[]; publisherId: string }) {
  return (
    <ul className={s.files}>
      {files.map((file) => {
        const address = `/publisher/${publisherId}/media/${file.assetId}`
        return (
          <li key={file.assetId}>
            <a href={address}>
              {file.image ? <img src={address} alt={file.filename} loading="lazy" /> : file.filename}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
