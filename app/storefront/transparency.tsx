/** What customers may know of trackers found in their deployments: whose they are, what that means, how to be left out. */
import { guidsIn, openTrackers } from '#attribution'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, textOf } from '../forms.server.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { Head } from '../ui/head.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-field.tsx'
import type { Route } from './+types/transparency.ts'
import s from './enquiry.module.css'
import { useTexts } from './texts.ts'

export { headers } from './never-kept.ts'

const listingDeployments = "az deployment group list -g GROUP --query '[].name'"

/** Nothing that is pasted is kept. */
export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const guids = guidsIn(textOf(form, 'trackers'))
    const trackers = (await openTrackers(ctx, guids)).map(({ notices, ...tracker }) => ({
      ...tracker,
      trackingId: `pid-${tracker.guid}`,
      notice: notices.find(({ locale }) => locale === ctx.locale)?.text ?? '',
    }))
    const known = new Set(trackers.map(({ guid }) => guid))
    return { trackers, unknown: guids.filter((guid) => !known.has(guid)), found: guids.length }
  })
}

export default function Transparency({ actionData }: Route.ComponentProps) {
  const t = useTexts()
  const result = actionData && 'trackers' in actionData ? actionData : undefined
  return (
    <div className={s.page}>
      <Head title={t('transparency.title')} />
      <h1>{t('transparency.title')}</h1>
      <p>{t('transparency.intro')}</p>
      <p>{t('transparency.how')}</p>
      <p>
        <code>{listingDeployments}</code>
      </p>
      <Form refusal={actionData}>
        <TextArea name="trackers" label={t('transparency.trackers')} rows={6} mono />
        <FormActs>
          <Button kind="primary">{t('transparency.ask')}</Button>
        </FormActs>
      </Form>
      {result && (
        <section aria-live="polite">
          {result.found === 0 && <Notice tone="needsYou">{t('transparency.none')}</Notice>}
          {result.trackers.map(({ guid, trackingId, software, publisherName, state, notice, noticeUrl }) => (
            <article key={guid}>
              <h2>{t('transparency.by', { software, publisher: publisherName })}</h2>
              <p>
                <code>{trackingId}</code>
              </p>
              {state === 'retired' && <p>{t('transparency.retired')}</p>}
              <p>{notice}</p>
              {noticeUrl && (
                <p>
                  <a href={noticeUrl} rel="nofollow noopener">
                    {t('transparency.policy')}
                  </a>
                </p>
              )}
            </article>
          ))}
          {result.unknown.length > 0 && (
            <>
              <h2>{t('transparency.unknown')}</h2>
              <p>{t('transparency.unknownText')}</p>
              <ul>
                {result.unknown.map((guid) => (
                  <li key={guid}>
                    <code>{guid}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </div>
  )
}
