/** What is kept about whoever is signed in: what they asked of which publisher, as a page, as a file, and erased. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { eraseOwnData, openOwnData } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { MyLeads } from '../ui/my-leads.tsx'
import { usePublicPath } from '../ui/page.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/my-data.ts'

export const handle = { areas: ['account', 'storefront'] }

export async function loader({ context }: Route.LoaderArgs) {
  return { mine: await openOwnData(ctxOf(context)) }
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'storefront')
  return answerForm(await request.formData(), async () => {
    await eraseOwnData(ctx)
    return redirectWithNotice(ctx, url.pathname, t('privacy.erased'))
  })
}

export default function OwnData({ loaderData: { mine } }: Route.ComponentProps) {
  const { t } = useTranslation(['storefront', 'account'])
  const publicPath = usePublicPath()
  return (
    <>
      <PageHeader title={t('privacy.mine')} crumbs={[{ label: t('account:account.title'), to: '/account' }]} />
      {mine === undefined && (
        <p>
          {t('account:data.unproved')} <a href={publicPath('/privacy')}>{t('privacy.ask')}</a>
        </p>
      )}
      {mine?.leads.length === 0 && <EmptyState title={t('account:data.none')}>{t('account:data.noneText')}</EmptyState>}
      {mine && mine.leads.length > 0 && (
        <>
          <p>{t('privacy.about', { email: mine.email })}</p>
          <p>
            <Link to="/account/data.json" reloadDocument download>
              {t('privacy.download')}
            </Link>
          </p>
          <MyLeads leads={mine.leads} />
          <ConfirmForm label={t('privacy.erase')} question={t('privacy.eraseQuestion')} align="start">
            {t('privacy.eraseText')} {t('account:data.accountStays')}
          </ConfirmForm>
        </>
      )}
    </>
  )
}
