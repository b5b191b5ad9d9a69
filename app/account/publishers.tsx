/** The publishers one works for, and the way to open another. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { getProfile } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/publishers.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { memberships, emailVerified } = await getProfile(ctxOf(context))
  return { memberships, emailVerified }
}

export default function Publishers({ loaderData: { memberships } }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  const open = (
    <ButtonLink to="/account/publishers/new" kind="primary">
      {t('publishers.new')}
    </ButtonLink>
  )
  if (memberships.length === 0) {
    return (
      <>
        <PageHeader title={t('publishers.title')} />
        <EmptyState title={t('publishers.none')} act={open}>
          {t('publishers.noneText')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('publishers.title')} acts={open} />
      <ul>
        {memberships.map((membership) => (
          <li key={membership.publisherId}>
            <Link to={`/publisher/${membership.publisherId}`}>{membership.displayName}</Link> (
            {membership.roles.map((role) => t(`roles.${role}`)).join(', ')})
          </li>
        ))}
      </ul>
    </>
  )
}
