/** Keys with which a publisher's collectors sign what they send, and how they do. */
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import { addCollectorKey, listCollectorKeys, revokeCollectorKey } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { CollectorKeys } from '../../ui/collector-keys.tsx'
import type { Route } from './+types/collectors.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  return {
    keys: await listCollectorKeys(ctx, params),
    address: `${ctx.config.url}/api/v1/publishers/${params.publisherId}/attribution/events`,
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  const { publisherId } = params
  return answerForm(form, async () => {
    if (form.get('deed') === 'revoke') {
      await revokeCollectorKey(ctx, { publisherId, id: textOf(form, 'id') })
      return redirectWithNotice(ctx, url.pathname, t('collectors.revoked'))
    }
    const { key, secret } = await addCollectorKey(ctx, { publisherId, name: textOf(form, 'name') })
    return data({ id: key.id, secret }, { headers: { 'Cache-Control': 'no-store' } })
  })
}

export default function Collectors({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  return (
    <>
      <p>{t('collectors.lead')}</p>
      <CollectorKeys {...loaderData} answer={actionData} />
    </>
  )
}
