/** Where customers ask what is kept about them: a link is mailed to the address, whoever typed it. */
import { askForMyData } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, textOf } from '../forms.server.ts'
import { inLocale } from '../locale.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { Head } from '../ui/head.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/privacy.ts'
import s from './enquiry.module.css'
import { useTexts } from './texts.ts'

export { headers } from './never-kept.ts'

export function loader({ url }: Route.LoaderArgs) {
  return { erased: url.searchParams.get('erased') === 'true' }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await askForMyData(ctx, { email: textOf(form, 'email'), path: inLocale(ctx.locale, '/privacy') })
    return { asked: true }
  })
}

export default function Privacy({ loaderData: { erased }, actionData }: Route.ComponentProps) {
  const t = useTexts()
  const asked = actionData && 'asked' in actionData
  return (
    <div className={s.page}>
      <Head title={t('privacy.title')} hidden />
      <h1>{t('privacy.title')}</h1>
      {erased && <Notice tone="done">{t('privacy.erased')}</Notice>}
      {asked ? (
        <Notice tone="done">{t('privacy.asked')}</Notice>
      ) : (
        <>
          <p>{t('privacy.intro')}</p>
          <Form refusal={actionData}>
            <TextField name="email" type="email" label={t('privacy.email')} autoComplete="email" />
            <FormActs>
              <Button kind="primary">{t('privacy.ask')}</Button>
            </FormActs>
          </Form>
        </>
      )}
    </div>
  )
}
