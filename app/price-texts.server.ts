/** Prices of plans as pages say them. */
import type { ListedPrice } from '#offers'
import type { Ctx } from '#platform/ctx'
import { i18nOf } from './i18n.server.ts'

export type PriceText = { key: string; label: string; listed: string }

/** What a price is called, and what it is without the deal. */
export function priceTexts({ locale }: Pick<Ctx, 'locale'>, prices: ListedPrice[]): PriceText[] {
  const t = i18nOf(locale).getFixedT(locale, 'private-offers')
  return prices.map(({ key, per, payment, name, unit, price }) => ({
    key,
    label:
      per === 'meter'
        ? [name, unit].filter(Boolean).join(', ')
        : [t(`per.${per}`), payment && t(`payment.${payment}`)].filter(Boolean).join(', '),
    listed: price === undefined ? '' : moneyText(locale, price),
  }))
}

/** Prices of meters are parts of a cent. */
export function moneyText(locale: string, amount: number): string {
  const format = { style: 'currency', currency: 'USD', maximumFractionDigits: 6 } as const
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', format).format(amount)
}
