/** One company: everybody who wrote from its mail domain, and what each of them did. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { getCompany } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/company.ts'
import { Facts } from './facts.tsx'
import s from './leads.module.css'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  return { company: await getCompany(ctxOf(context), params) }
}

export default function LeadCompany({ loaderData: { company }, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const home = `/publisher/${params.publisherId}/leads`
  return (
    <>
      <PageHeader
        title={company.name ?? company.domain}
        crumbs={[{ label: t('list.title'), to: home }]}
        lead={[
          company.domain,
          t('company.people', { count: company.people.length }),
          t('company.leads', { count: company.leads }),
        ].join(' · ')}
        acts={<Link to={`${home}?company=${encodeURIComponent(company.domain)}`}>{t('company.inInbox')}</Link>}
      />
      <LeadTabs publisherId={params.publisherId} />
      <Facts facts={company.facts} />
      {company.people.map((person) => (
        <section key={person.email} aria-labelledby={person.email} className={s.person}>
          <h2 id={person.email}>{person.name || person.email}</h2>
          <p className={s.soft}>
            {person.title && <>{person.title} · </>}
            <a href={`mailto:${person.email}`}>{person.email}</a>
          </p>
          <ol className={s.personActs}>
            {person.acts.map((act) => (
              <li key={act.leadId}>
                <Link to={`${home}/${act.leadId}`}>
                  {t(`action.${act.actionCode}`, { defaultValue: act.actionCode })} · {act.offerTitle}
                </Link>
                <span className={s.soft}>
                  {t(`work.${act.workState}`)} · {t('company.score', { score: act.score })} ·{' '}
                  <RelativeTime at={act.capturedAt} />
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}
