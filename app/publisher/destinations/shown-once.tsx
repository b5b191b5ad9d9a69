/** Secrets that Comptoir made: this is the only time they are shown. */
import { useTranslation } from 'react-i18next'
import { CopyId } from '../../ui/copy-id.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'

export function ShownOnce({ secrets }: { secrets: Record<string, string> }) {
  const { t } = useTranslation('destinations')
  const entries = Object.entries(secrets)
  if (entries.length === 0) return null
  return (
    <Notice tone="needsYou" role="alert" title={t('shownOnce.title')}>
      <p>{t('shownOnce.text')}</p>
      <KeyValue
        items={entries.map(([key, secret]) => ({
          label: t(`shownOnce.${key}`, { defaultValue: key }),
          value: <CopyId id={secret} short={120} />,
        }))}
      />
    </Notice>
  )
}
