/** The link of double opt-in: what was asked, of whom, and the button that says that it was oneself. */
import { Form } from 'react-router'
import { confirmEnquiry, whatToConfirm } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { Button } from '../ui/button.tsx'
import { useFormat } from '../ui/format.ts'
import { Head } from '../ui/head.tsx'
import type { Route } from './+types/confirm.ts'
import s from './enquiry.module.css'
import { useTexts } from './texts.ts'

export { headers } from './never-kept.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return whatToConfirm(ctxOf(context), params.token)
}

/** Programs that read mail look at every link in it: only a press of the button confirms. */
export async function action({ context, params }: Route.ActionArgs) {
  await confirmEnquiry(ctxOf(context), params.token)
  return null
}

export default function Confirm({ loaderData }: Route.ComponentProps) {
  const { offer, publisher, action, at, isConfirmed } = loaderData
  const t = useTexts()
  const format = useFormat()
  const words = { offer, publisher, act: t(`privacy.acts.${action}`), when: format.date(at) }
  return (
    <div className={s.asked}>
      <Head title={t('confirm.title')} hidden />
      <h1>{t('confirm.title')}</h1>
      {isConfirmed ? (
        <p role="status">{t('confirm.done', words)}</p>
      ) : (
        <>
          <p>{t('confirm.question', words)}</p>
          <Form method="post">
            <Button kind="primary">{t('confirm.confirm')}</Button>
          </Form>
          <p>{t('confirm.notMe')}</p>
        </>
      )}
    </div>
  )
}
