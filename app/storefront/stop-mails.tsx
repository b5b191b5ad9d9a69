/** The link at the end of a publisher's mails: who wrote, and no more of it. */
import { Form } from 'react-router'
import { stopMails, whoseMails } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { Button } from '../ui/button.tsx'
import { Head } from '../ui/head.tsx'
import type { Route } from './+types/stop-mails.ts'
import s from './enquiry.module.css'
import { useTexts } from './texts.ts'

export { headers } from './never-kept.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return whoseMails(ctxOf(context), params.token)
}

/** Programs that read mail look at every link in it: only a press of the button says stop. */
export async function action({ context, params }: Route.ActionArgs) {
  await stopMails(ctxOf(context), params.token)
  return null
}

export default function StopMails({ loaderData: { publisher, isStopped } }: Route.ComponentProps) {
  const t = useTexts()
  return (
    <div className={s.asked}>
      <Head title={t('stopMails.title')} hidden />
      <h1>{t('stopMails.title')}</h1>
      {isStopped ? (
        <p role="status">{t('stopMails.stopped', { publisher })}</p>
      ) : (
        <>
          <p>{t('stopMails.question', { publisher })}</p>
          <Form method="post">
            <Button kind="primary">{t('stopMails.stop')}</Button>
          </Form>
        </>
      )}
    </div>
  )
}
