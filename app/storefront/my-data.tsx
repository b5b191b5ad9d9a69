/** What is kept about whoever holds the link, which publishers got it, and a way to have it erased. */
import { redirect } from 'react-router'
import { eraseMyData, openMyData } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { answerForm } from '../forms.server.ts'
import { inLocale } from '../locale.ts'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { useFormat } from '../ui/format.ts'
import { Head } from '../ui/head.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { usePublicPath } from '../ui/page.ts'
import type { Route } from './+types/my-data.ts'
import s from './enquiry.module.css'
import { useTexts } from './texts.ts'

export { headers } from './never-kept.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return openMyData(ctxOf(context), params.token)
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await eraseMyData(ctx, params.token)
    // The link opens nothing any more.
    return redirect(`${inLocale(ctx.locale, '/privacy')}?erased=true`)
  })
}

export default function MyData({ loaderData: { email, leads }, params }: Route.ComponentProps) {
  const t = useTexts()
  const format = useFormat()
  const publicPath = usePublicPath()
  return (
    <div className={s.page}>
      <Head title={t('privacy.mine')} hidden />
      <h1>{t('privacy.mine')}</h1>
      <p>{t('privacy.about', { email })}</p>
      <p>
        <a href={publicPath(`/privacy/${params.token}/data.json`)} download>
          {t('privacy.download')}
        </a>
      </p>
      {leads.map((lead) => (
        <section key={lead.leadId} aria-labelledby={lead.leadId}>
          <h2 id={lead.leadId}>
            {lead.publisher}: {lead.offer}
          </h2>
          <KeyValue
            items={[
              { label: t('privacy.act'), value: t(`privacy.acts.${lead.action}`) },
              { label: t('privacy.when'), value: format.date(lead.capturedAt) },
              { label: t('privacy.until'), value: format.date(lead.retainUntil) },
              ...Object.entries(lead.data).map(([key, value]) => ({ label: t(`privacy.field.${key}`), value })),
              { label: t('privacy.consent'), value: lead.consent?.textId },
              {
                label: t('privacy.passedOn'),
                value: lead.passedOn.map(({ at }) => at && format.date(at)).join(', ') || t('privacy.inboxOnly'),
              },
            ]}
          />
        </section>
      ))}
      <ConfirmForm label={t('privacy.erase')} question={t('privacy.eraseQuestion')} align="start">
        {t('privacy.eraseText')}
      </ConfirmForm>
    </div>
  )
}
