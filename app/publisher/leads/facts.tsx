import { useTranslation } from 'react-i18next'
import type { Fact } from '#leads'
import { RelativeTime } from '../../ui/relative-time.tsx'
import s from './leads.module.css'

/** What the publisher's own lists say about a lead, each with where it is from and when. */
export function Facts({ facts }: { facts: Fact[] }) {
  const { t } = useTranslation('leads')
  if (facts.length === 0) return null
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('sheet.facts')}</h2>
      <ul className={s.reasons}>
        {facts.map(({ list, uploadedAt, by, isCustomer, owner, deal, lastCampaign }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a list may say the same
          <li key={i}>
            {[
              isCustomer && t('sheet.fact.customer'),
              owner && t('sheet.fact.owner', { name: owner }),
              deal && t('sheet.fact.deal', { name: deal }),
              lastCampaign && t('sheet.fact.campaign', { name: lastCampaign }),
            ]
              .filter(Boolean)
              .join(', ')}{' '}
            <span className={s.soft}>
              ({t(`sheet.fact.${by}`)}; {list}, <RelativeTime at={uploadedAt} />)
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
