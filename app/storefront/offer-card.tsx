import type { Card } from '#storefront'
import { useLocale, usePublicPath } from '../ui/page.ts'
import { listingPath } from './addresses.ts'
import s from './offer-card.module.css'
import { OfferLogo } from './picture.tsx'
import { useTexts } from './texts.ts'

/** An offer in a row of a few: logo, name, publisher, what it does, how one gets it. */
function OfferCard({ card, heading: Heading = 'h3' }: { card: Card; heading?: 'h2' | 'h3' }) {
  const publicPath = usePublicPath()
  return (
    <article className={s.card}>
      <OfferLogo path={card.logo} size={48} />
      <div className={s.text}>
        <Heading className={s.name} {...langOf(card.language, useLocale())}>
          <a href={publicPath(listingPath(card))}>{card.name}</a>
        </Heading>
        <p className={s.publisher}>
          <bdi>{card.publisherName}</bdi>
        </p>
        <p className={s.summary} {...langOf(card.language, useLocale())}>
          {card.summary}
        </p>
      </div>
      <OptionBadge option={card.options[0]} />
    </article>
  )
}

export function OfferCards({ cards, heading }: { cards: Card[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className={s.cards}>
      {cards.map((card) => (
        <li key={card.key}>
          <OfferCard card={card} heading={heading} />
        </li>
      ))}
    </ul>
  )
}

export function OptionBadge({ option }: { option: string | undefined }) {
  const t = useTexts()
  if (!option) return null
  return <span className={s.badge}>{t(`option.${option}`)}</span>
}

/** Of a publisher's text: its language when it is not the page's, and that it runs the way its own letters do. */
export function langOf(language: string, pageLanguage: string): { lang?: string; dir: 'auto' } {
  return language === pageLanguage ? { dir: 'auto' } : { lang: language, dir: 'auto' }
}
