/** What remains to be done once a listing is ready (spec "offers" 6.2), and what can be seen of it without asking. */
import type { OfferScore } from '../quality/score.ts'
import { type Text, words } from '../types/offer-type.ts'

export type LaunchItem = {
  id: string
  title: Text
  help: Text
  /** Rules of quality that together say that it is done. */
  seenBy?: string[]
}

export const launchItems: readonly LaunchItem[] = [
  {
    id: 'value-proposition',
    title: words('The value proposition is written down', 'La proposition de valeur est écrite'),
    help: words(
      'Who it is for, what it brings them, and what sets it apart from other ways of getting there.',
      'À qui elle s’adresse, ce qu’elle apporte, et ce qui la distingue des autres solutions.',
    ),
  },
  {
    id: 'landing-page',
    title: words('A page of your site leads to the listing', 'Une page de votre site mène à la page de l’offre'),
    help: words(
      'One page about the offer, with the link to its listing.',
      'Une page sur l’offre, avec le lien vers sa page ici.',
    ),
    seenBy: ['LQ-X06'],
  },
  {
    id: 'try-it',
    title: words('A trial or test drive is offered', 'Un essai ou une version d’évaluation est proposé'),
    help: words(
      'Offers that can be tried turn more visitors into customers.',
      'Les offres que l’on peut essayer convainquent davantage.',
    ),
    seenBy: ['LQ-X01'],
  },
  {
    id: 'keywords',
    title: words(
      'Keywords stand in name, summary, description and keyword field',
      'Les mots clés figurent dans le nom, le résumé, la description et le champ prévu',
    ),
    help: words('Where searches look, in that order.', 'Là où regarde la recherche, dans cet ordre.'),
    seenBy: ['LQ-T01', 'LQ-S02', 'LQ-D03', 'LQ-K01'],
  },
  {
    id: 'leads',
    title: words(
      'Leads are shared, and somebody follows them up',
      'Les prospects sont transmis, et quelqu’un les suit',
    ),
    help: words(
      'A destination is connected; agree who answers, within which time.',
      'Une destination est connectée ; convenez qui répond, et dans quel délai.',
    ),
    seenBy: ['LQ-X02'],
  },
  {
    id: 'demand-plan',
    title: words('A plan to bring visitors uses the listing', 'Un plan d’acquisition s’appuie sur la page'),
    help: words(
      'Mails, events and posts lead to the listing, so that each trial brings a name and a contact.',
      'Courriels, événements et publications mènent à la page : chaque essai apporte un nom et un contact.',
    ),
  },
  {
    id: 'tagged-links',
    title: words('Every link to the listing is tagged', 'Chaque lien vers la page est marqué'),
    help: words(
      'With src and mktcmpid, at most 16 characters: then you know what brought a visitor.',
      'Avec src et mktcmpid, 16 caractères au plus : vous savez alors d’où vient un visiteur.',
    ),
    seenBy: ['LQ-R01'],
  },
  {
    id: 'call-to-action',
    title: words('Each campaign has one clear call to action', 'Chaque campagne a un seul appel à l’action, clair'),
    help: words('Choose it by the goal below.', 'Choisissez-le d’après l’objectif ci-dessous.'),
  },
  {
    id: 'reviews',
    title: words('Customers are asked for reviews', 'On demande des avis aux clients'),
    help: words(
      'Write to users when their trial starts, and again after a month.',
      'Écrivez aux utilisateurs au début de leur essai, puis un mois plus tard.',
    ),
  },
  {
    id: 'insights',
    title: words('Figures are looked at every week', 'Les chiffres sont regardés chaque semaine'),
    help: words(
      'Visits, trials and leads by campaign: do more of what works.',
      'Visites, essais et prospects par campagne : renforcez ce qui marche.',
    ),
  },
  {
    id: 'benefits',
    title: words('Go-to-market benefits are claimed', 'Les avantages de mise sur le marché sont utilisés'),
    help: words(
      'Ask the operator what your offer is entitled to.',
      'Demandez à l’opérateur ce à quoi votre offre a droit.',
    ),
  },
  {
    id: 'badge',
    title: words('The store badge is on your site', 'Le badge de la place de marché est sur votre site'),
    help: words('Beside the button of your product page.', 'À côté du bouton de votre page produit.'),
  },
]

/** Undefined when nothing can be seen of it. */
export function isSeenDone({ seenBy }: LaunchItem, { results }: Pick<OfferScore, 'results'>): boolean | undefined {
  const known = (seenBy ?? []).flatMap((id) => results.find((result) => result.id === id) ?? [])
  const told = known.filter((result) => result.state !== 'notApplicable')
  if (told.length === 0) return undefined
  return told.every((result) => result.state === 'passed')
}

/** What campaigns should aim at, by how far the offer has come. */
export const launchGoals = ['leads', 'trials', 'getItNow', 'revenue'] as const
export type LaunchGoal = (typeof launchGoals)[number]

const dayMs = 86_400_000
const launchDays = 90
const maturityDays = 365

export function goalOf(offer: {
  listingOption?: string
  testDrive: boolean
  sold: boolean
  firstLiveAt?: Date
  now: Date
}): LaunchGoal {
  const canBeTried = offer.listingOption === 'freeTrial' || offer.testDrive
  const days = offer.firstLiveAt ? (offer.now.getTime() - offer.firstLiveAt.getTime()) / dayMs : 0
  const canBeHad = offer.sold || offer.listingOption === 'getItNowFree' || offer.listingOption === 'getItNow'
  if (days >= maturityDays && offer.sold) return 'revenue'
  if (days >= launchDays && canBeHad) return 'getItNow'
  return canBeTried ? 'trials' : 'leads'
}
