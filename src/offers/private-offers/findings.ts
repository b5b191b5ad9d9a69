/** What is wrong with a deal, all at once: it can be saved so, and not be published. */
import type { Ctx } from '#platform/ctx'
import type { MessageParams } from '#platform/messages'
import type { FieldError } from '#platform/problem'
import { isEmail } from '../rules/texts.ts'
import { type Deal, dayOf, dealLimits, isDay, type PriceLine, type PrivateOfferType } from './deal.ts'
import type { SellableOffer } from './sellable.ts'
import { dealWords } from './words.ts'

export type Terms = { name: string; type: PrivateOfferType; deal: Deal }

/** @param sellable what the publisher sells here today */
export function findingsOfDeal(
  { locale, now }: Pick<Ctx, 'locale' | 'now'>,
  { name, type, deal }: Terms,
  sellable: SellableOffer[],
): FieldError[] {
  const found: FieldError[] = []
  const say = (path: string, code: string, params: MessageParams = {}) =>
    found.push({ pointer: `#/${path}`, code: `privateOffer.${code}`, detail: dealWords(locale, code, params), params })
  if (name.trim() === '') say('name', 'name.required')
  const days = { today: dayOf(now()), isAccepted: type === 'customerPromotion' }
  saysOfDays(say, deal, days)
  saysOfPeople(say, deal)
  saysOfBeneficiaries(say, type, deal)
  if (deal.pricing.length === 0) say('pricing', 'pricing.required')
  deal.pricing.forEach((line, i) => {
    saysOfPrice(say, { line, at: `pricing/${i}`, before: deal.pricing.slice(0, i), sellable })
  })
  return found
}

type Say = (path: string, code: string, params?: MessageParams) => void

function saysOfDays(say: Say, deal: Deal, { today, isAccepted }: { today: string; isAccepted: boolean }): void {
  const { start, end, acceptBy, variableStartDate } = deal
  const wanted = [
    ['end', end],
    ...(variableStartDate && isAccepted ? [] : [['start', start] as const]),
    ...(isAccepted ? [['acceptBy', acceptBy] as const] : []),
  ] as const
  for (const [field, value] of wanted) {
    if (!value) say(field, `${field}.required`)
    else if (!isDay(value)) say(field, 'day.invalid', { value })
    else if (value < today) say(field, 'day.past', { date: value })
  }
  const begins = !(variableStartDate && isAccepted) && isDay(start) ? start : undefined
  if (begins && isDay(end) && end <= begins) say('end', 'end.beforeStart', { date: begins })
  if (!isAccepted || !isDay(acceptBy)) return
  if (begins && acceptBy > begins) say('acceptBy', 'acceptBy.afterStart', { date: begins })
  else if (isDay(end) && acceptBy > end) say('acceptBy', 'acceptBy.afterEnd', { date: end })
}

function saysOfPeople(say: Say, { preparedBy, notificationContacts }: Deal): void {
  if (!preparedBy) say('preparedBy', 'preparedBy.required')
  else if (!isEmail(preparedBy)) say('preparedBy', 'email.invalid', { value: preparedBy })
  if (notificationContacts.length === 0) say('notificationContacts', 'notificationContacts.required')
  notificationContacts.forEach((value, i) => {
    if (!isEmail(value)) say(`notificationContacts/${i}`, 'email.invalid', { value })
  })
}

function saysOfBeneficiaries(say: Say, type: PrivateOfferType, { beneficiaries }: Deal): void {
  const max = dealLimits.beneficiaries[type]
  if (beneficiaries.length === 0) say('beneficiaries', `beneficiaries.required.${type}`)
  if (beneficiaries.length > max) say('beneficiaries', 'beneficiaries.tooMany', { n: beneficiaries.length, max })
  beneficiaries.forEach(({ id, recipients = [] }, i) => {
    const at = `beneficiaries/${i}/id`
    if (!id) say(at, 'beneficiaries.idMissing')
    else if (/\s/.test(id)) say(at, 'beneficiaries.idInvalid', { value: id })
    else if (beneficiaries.findIndex((one) => one.id.toLowerCase() === id.toLowerCase()) < i) {
      say(at, 'beneficiaries.duplicate', { value: id })
    }
    if (type === 'customerPromotion' && recipients.length > 0) {
      say(`beneficiaries/${i}/recipients`, 'beneficiaries.recipients')
    }
  })
}

type Priced = { line: PriceLine; at: string; before: PriceLine[]; sellable: SellableOffer[] }

function saysOfPrice(say: Say, { line, at, before, sellable }: Priced): void {
  const { offerId, planId, discount, percentage, prices = {} } = line
  const offer = sellable.find((one) => one.offerId === offerId)
  if (!offer) {
    say(`${at}/offerId`, 'pricing.notSold', { offer: offerId })
    return
  }
  const plan = offer.plans.find((one) => one.planId === planId)
  if (planId && !plan) {
    say(`${at}/planId`, 'pricing.noPlan', { offer: offer.name, plan: planId })
    return
  }
  const sameAs = (other: PriceLine) => other.offerId === offerId && (other.planId ?? '') === (planId ?? '')
  if (before.some(sameAs)) say(`${at}/planId`, 'pricing.twice', { plan: plan?.name ?? offer.name })
  if (discount === 'percentage') {
    if (percentage === undefined) say(`${at}/percentage`, 'pricing.percentageMissing')
    else if (!(percentage > 0 && percentage <= 100)) {
      say(`${at}/percentage`, 'pricing.percentageRange', { n: percentage })
    }
    return
  }
  if (!plan) {
    say(`${at}/planId`, 'pricing.planMissing')
    return
  }
  const known = new Set(plan.prices.map(({ key }) => key))
  if (Object.keys(prices).length === 0) say(`${at}/prices`, 'pricing.pricesMissing', { plan: plan.name })
  for (const key of Object.keys(prices).filter((one) => !known.has(one))) {
    say(`${at}/prices/${key}`, 'pricing.noSuchPrice', { plan: plan.name, key })
  }
}
