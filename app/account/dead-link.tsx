import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** Instead of the form behind the link of a mail that does not work: why, and where to get another. */
export function DeadLink({ title, why, to, act }: { title: string; why: string; to: string; act: string }) {
  const { t } = useTranslation('account')
  return (
    <>
      <PageHeader title={title} />
      <Notice tone="needsYou" title={t('deadLink')}>
        <p>{why}</p>
      </Notice>
      <p>
        <ButtonLink to={to} kind="primary">
          {act}
        </ButtonLink>
      </p>
    </>
  )
}
