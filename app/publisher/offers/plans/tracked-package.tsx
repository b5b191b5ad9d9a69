/** The tracker of a plan's package: its id to copy, exactly what stands in the template for it, and what lint says. */
import { useTranslation } from 'react-i18next'
import { CopyId } from '../../../ui/copy-id.tsx'
import { Notice } from '../../../ui/notice.tsx'
import s from './tracked-package.module.css'
import type { trackedPackage } from './tracked-package.server.ts'

type Props = NonNullable<Awaited<ReturnType<typeof trackedPackage>>> & { publisherId: string }

export function TrackedPackage({
  filename,
  template,
  trackingIds,
  takesTracker,
  inserted,
  findings,
  publisherId,
}: Props) {
  const { t } = useTranslation('attribution')
  return (
    <section aria-labelledby="tracked-package">
      <h3 id="tracked-package">{t('package.title')}</h3>
      <p>{t('package.text', { file: filename, template })}</p>
      {trackingIds.map((id) => (
        <p key={id}>
          {t('guids.trackingId')}: <CopyId id={id} short={70} />
        </p>
      ))}
      {trackingIds.length === 0 && (
        <Notice tone="needsYou">{t(takesTracker ? 'package.none' : 'package.cannot')}</Notice>
      )}
      {inserted.map(({ line, text }) => (
        <details key={line}>
          <summary>{t('package.inserted', { line })}</summary>
          <pre className={s.inserted}>
            <ins>{text}</ins>
          </pre>
        </details>
      ))}
      {findings.length > 0 && (
        <ul>
          {findings.map(({ rule, level, line, message, cure }) => (
            <li key={`${rule} ${line}`}>
              <strong>{t(`package.level.${level}`)}</strong> {t('package.line', { line })}: {message} {cure}{' '}
              <code>{rule}</code>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`/publisher/${publisherId}/attribution/guids`}>{t('guids.title')}</a>
      </p>
    </section>
  )
}
