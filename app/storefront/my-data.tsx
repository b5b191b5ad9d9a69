/** What is kept about whoever holds the link, which publishers got it, and a way to have it erased. */
import { redirect } from 'react-router'
import { eraseMyData, openMyData } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { answerForm } from '../forms.server.ts'
import { inLocale } from '../locale.ts'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { Head } from '../ui/head.tsx'
import { MyLeads } from '../ui/my-leads.tsx'
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
      <MyLeads leads={leads} />
      <ConfirmForm label={t('privacy.erase')} question={t('privacy.eraseQuestion')} align="start">
        {t('privacy.eraseText')}
      </ConfirmForm>
    </div>
  )
}
