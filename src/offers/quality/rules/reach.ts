/** LQ-X01 to X06: a way to try it, somebody who answers, and life after publication. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule } from '../quality-rule.ts'
import type { QualitySubject } from '../subject.ts'

export const canBeTried: QualityRule = {
  id: 'LQ-X01',
  fieldKey: 'listingOption',
  asks: words('Customers can try it or have it free', 'Les clients peuvent l’essayer ou l’avoir gratuitement'),
  why: words(
    'Offers that can be tried turn far more visitors into customers.',
    'Les offres que l’on peut essayer transforment bien plus de visiteurs en clients.',
  ),
  found: words(
    'There is no free version, trial or test drive.',
    'Il n’y a ni version gratuite, ni essai, ni version d’évaluation.',
  ),
  cure: words(
    'Offer a free trial or a test drive, if only of a part.',
    'Proposez un essai gratuit ou une version d’évaluation, ne serait-ce que d’une partie.',
  ),
  check: (subject) => {
    const option = subject.document.listingOption
    const isFree = option === 'getItNowFree' || option === 'freeTrial' || option === 'getItNow'
    return metIf(isFree || subject.document.testDrive?.enabled === true || hasFreePlan(subject))
  },
}

function hasFreePlan(subject: QualitySubject): boolean {
  return subject
    .list('plans')
    .some((plan) => /"(?:freeTrial|trial|hasFreeTrial)":(?:true|"[^"]+")/.test(JSON.stringify(plan)))
}

export const leadsArrive: QualityRule = {
  id: 'LQ-X02',
  fieldKey: 'leads.destination',
  asks: words('A lead destination is connected', 'Une destination de prospects est connectée'),
  why: words(
    'Who asked and hears nothing for a day asks somebody else.',
    'Qui demande et n’entend rien pendant un jour s’adresse ailleurs.',
  ),
  found: words(
    'Leads of this offer reach no system of yours.',
    'Les prospects de cette offre n’arrivent dans aucun de vos systèmes.',
  ),
  cure: words(
    'Connect your CRM, or have leads kept here and read them daily.',
    'Connectez votre CRM, ou faites garder les prospects ici et lisez-les chaque jour.',
  ),
  check: ({ document }) => metIf((document.leads?.destination ?? 'none') !== 'none'),
}

export const manyMarkets: QualityRule = {
  id: 'LQ-X03',
  fieldKey: 'availability.markets',
  elseFieldKey: 'plans',
  asks: words('It is available in more than one market', 'Elle est disponible sur plus d’un marché'),
  why: words('Each country is as many more readers.', 'Chaque pays apporte autant de lecteurs.'),
  found: words('It is available in one country only.', 'Elle n’est disponible que dans un pays.'),
  cure: words(
    'Add the countries whose customers you can serve, or say in the description why it is for one.',
    'Ajoutez les pays dont vous pouvez servir les clients, ou dites dans la description pourquoi elle n’est que pour un.',
  ),
  check: (subject) => {
    const markets = marketsIn(subject)
    if (markets.size === 0) return 'notApplicable'
    const [only] = markets
    return metIf(markets.size > 1 || namesCountry(subject, String(only)))
  },
}

/** Of the offer, or of the plans that customers can get. A service is for one country by its nature. */
function marketsIn(subject: QualitySubject): Set<string> {
  const ofPlans = (subject.document.plans ?? [])
    .filter((plan) => plan.stopDistribution !== true && plan.audience !== 'private')
    .flatMap((plan) => (Array.isArray(plan.markets) ? plan.markets.map(String) : []))
  return new Set([...(subject.document.availability?.markets ?? []), ...ofPlans])
}

function namesCountry({ reading, listed }: QualitySubject, country: string): boolean {
  const name = /^[A-Z]{2}$/.test(country) ? namesOf[listed ?? 'en'].of(country) : undefined
  return name !== undefined && reading.text.toLowerCase().includes(name.toLowerCase())
}

const namesOf = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
}

const YEAR_MS = 365 * 24 * 3_600_000

export const isKeptUp: QualityRule = {
  id: 'LQ-X04',
  fieldKey: 'listing.description',
  asks: words('It was updated in the last twelve months', 'Elle a été mise à jour ces douze derniers mois'),
  why: words(
    'A page nobody touches looks like a product nobody maintains; featured offers are recent ones.',
    'Une page que personne ne touche semble celle d’un produit abandonné ; les offres mises en avant sont récentes.',
  ),
  found: words('What customers see dates from {date}.', 'Ce que voient les clients date du {date}.'),
  cure: words('Look through texts and pictures, and publish again.', 'Revoyez textes et images, et publiez à nouveau.'),
  check: ({ facts: { livePublishedAt, now } }) => {
    if (!livePublishedAt) return 'notApplicable'
    return metIf(now.getTime() - livePublishedAt.getTime() <= YEAR_MS, { date: livePublishedAt.toISOString() })
  },
}

export const asksForReviews: QualityRule = {
  id: 'LQ-X05',
  fieldKey: 'listing.name',
  asks: words('Customers are asked for reviews', 'Des avis sont demandés aux clients'),
  why: words('Others believe customers more than publishers.', 'On croit les clients plus que les éditeurs.'),
  found: words(
    'The offer is live, and its launch checklist does not say that customers are asked for reviews.',
    'L’offre est en ligne, et sa liste de lancement ne dit pas que des avis sont demandés aux clients.',
  ),
  cure: words(
    'Write to users when their trial starts, and again after a month; then tick it in the launch checklist.',
    'Écrivez aux utilisateurs au début de leur essai, puis un mois plus tard ; cochez-le ensuite dans la liste de lancement.',
  ),
  check: ({ facts: { asksForReviews } }) => (asksForReviews === undefined ? 'notApplicable' : metIf(asksForReviews)),
}

export const siteLeadsHere: QualityRule = {
  id: 'LQ-X06',
  fieldKey: 'listing.name',
  asks: words(
    'Your site links to the listing with the badge, src and mktcmpid',
    'Votre site renvoie à la page avec le badge, src et mktcmpid',
  ),
  why: words(
    'Your own visitors are the first to come, and you will know that they did.',
    'Vos propres visiteurs viennent les premiers, et vous le saurez.',
  ),
  found: words(
    'In the last 30 days no visit came from a page of your site with src and mktcmpid.',
    'Ces 30 derniers jours, aucune visite n’est venue d’une page de votre site avec src et mktcmpid.',
  ),
  cure: words(
    'Put the badge on your product page, with ?src=website&mktcmpid=… .',
    'Placez le badge sur votre page produit, avec ?src=website&mktcmpid=… .',
  ),
  check: ({ facts: { siteLinksToListing } }) =>
    siteLinksToListing === undefined ? 'notApplicable' : metIf(siteLinksToListing),
}
