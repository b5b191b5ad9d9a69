import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextArea } from '../../ui/text-field.tsx'

type Request = { at: Date; verdict: 'released' | 'declined' | null; answer: string | null }

/** Only the operator lets a withheld lead go: the publisher asks, and sees here what became of it. */
export function AskForRelease({ request, refusal }: { request: Request | null; refusal: unknown }) {
  const { t } = useTranslation('leads')
  if (request && request.verdict === null) {
    return (
      <Notice tone="onItsWay">
        {t('sheet.releasePending')} <RelativeTime at={request.at} />
      </Notice>
    )
  }
  return (
    <>
      {request?.verdict === 'declined' && (
        <Notice tone="atRest" title={t('sheet.releaseDeclined')}>
          <p>{request.answer}</p>
        </Notice>
      )}
      <Form refusal={refusal} sends={{ deed: 'requestRelease' }} scope="release">
        <TextArea name="why" label={t('sheet.releaseWhy')} rows={2} limit={1000} />
        <FormActs>
          <Button kind="plain">{t('sheet.releaseAsk')}</Button>
        </FormActs>
      </Form>
    </>
  )
}
