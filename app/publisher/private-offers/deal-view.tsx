/** A private offer that is out: its terms, the link of each customer, and who accepted it. */
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { CopyLines } from '../../ui/copy-lines.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/deal.ts'
import { dayIn } from './days.ts'
import s from './deal.module.css'

type Props = Route.ComponentProps['loaderData'] & { media: string }

export function DealView({ type, deal, lines, links, acceptances, terms, upgradedFrom, media }: Props) {
  const { t } = useTranslation('private-offers')
  const { publisherId } = useParams()
  const day = (value: string | undefined) => (dayIn(value) ? <Day at={dayIn(value)!} /> : value)
  const acceptedBy = (id: string) => acceptances.find(({ beneficiaryId }) => beneficiaryId === id)
  return (
    <>
      <section aria-labelledby="beneficiaries">
        <h2 id="beneficiaries">{t(`section.beneficiaries.${type}`)}</h2>
        {links.length > 0 && <p>{t(`linksHelp.${type}`)}</p>}
        <ul className={s.people}>
          {deal.beneficiaries.map(({ id, description }) => {
            const accepted = acceptedBy(id)
            const link = links.find(({ beneficiaryId }) => beneficiaryId === id)
            return (
              <li key={id}>
                <p>
                  <strong>{description || id}</strong> {description && <code>{id}</code>}
                </p>
                {accepted && (
                  <p>
                    {t('accepted', { name: accepted.name, email: accepted.email })} <RelativeTime at={accepted.at} />
                  </p>
                )}
                {link && <CopyLines text={link.url} label={t('linkOf', { name: description || id })} />}
              </li>
            )
          })}
        </ul>
      </section>
      <section aria-labelledby="prices">
        <h2 id="prices">{t('section.pricing')}</h2>
        <ul className={s.people}>
          {lines.map((line) => (
            <li key={`${line.offerId}/${line.planId ?? ''}`}>
              <p>
                <strong>{[line.offer, line.plan ?? t('allPlans')].join(' · ')}</strong>
                {line.discount === 'percentage' && ` ${t('percentOff', { n: line.percentage })}`}
              </p>
              {line.discount === 'absolute' && (
                <ul>
                  {line.prices
                    .filter(({ ownText }) => ownText)
                    .map((price) => (
                      <li key={price.key}>
                        {t('priceLine', { label: price.label, price: price.ownText })}
                        {price.listed && <del className={s.listed}>{price.listed}</del>}
                      </li>
                    ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="terms">
        <h2 id="terms">{t('section.what')}</h2>
        <KeyValue
          items={[
            { label: t('field.type'), value: t(`type.${type}`) },
            {
              label: t('field.start'),
              value: deal.variableStartDate && type === 'customerPromotion' ? t('field.onAcceptance') : day(deal.start),
            },
            { label: t('field.end'), value: day(deal.end) },
            ...(type === 'customerPromotion' ? [{ label: t('field.acceptBy'), value: day(deal.acceptBy) }] : []),
            { label: t('field.preparedBy'), value: deal.preparedBy },
            { label: t('field.contacts'), value: deal.notificationContacts.join(', ') },
            {
              label: t('section.terms'),
              value: terms ? <a href={`${media}/${terms.assetId}`}>{terms.filename}</a> : t('offersTerms'),
            },
            ...(upgradedFrom
              ? [
                  {
                    label: t('field.upgradedFrom'),
                    value: (
                      <Link to={`/publisher/${publisherId}/private-offers/${upgradedFrom}`}>{t('field.former')}</Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </section>
    </>
  )
}
