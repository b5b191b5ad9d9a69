/**
 * Offers written by a program, as many as asked for: two languages, names that nobody else has, texts whose words
 * follow the frequencies of real ones (a few everywhere, many hardly anywhere). The same number gives the same offers.
 */

export type GeneratedOffer = {
  publisherId: string
  offerId: string
  publisherName: string
  language: 'en' | 'fr'
  name: string
  summary: string
  keywords: string[]
  /** HTML in the markup that offers allow. */
  description: string
  worksWith: string[]
  category: string
  subcategory: string
  industry: string | undefined
  products: string[]
  listingOption: 'getItNowFree' | 'freeTrial' | 'contactMe'
  publishedAt: Date
}

type Lexicon = {
  things: string[]
  deeds: string[]
  teams: string[]
  traits: string[]
  gains: string[]
  summaries: string[]
  sentences: string[]
}

const listed = (text: string) => text.split(', ')

const en: Lexicon = {
  things: listed(
    'invoices, work orders, leads, contracts, deliveries, inspections, timesheets, shifts, assets, stock counts, donations, claims, permits, grants, rentals, routes, meetings, surveys, price lists, forecasts, commissions, warranties, complaints, returns, subscriptions, vehicles, meters, tenders, budgets, payroll, expenses, bookings, samples, recipes, batches, certificates, audits, risks, visitors, keys, tickets, spare parts, containers, orchards, wells, turbines, cranes, beds, prescriptions, appointments, enrolments, courses, exams, loans, policies, portfolios, mortgages, stores, shelves, campaigns, events, sponsors, tenants, leases, repairs, quotations, proposals, drawings, cables, antennas, pipelines, trailers, pallets, harvests, licences, patents, volunteers, members',
  ),
  deeds: listed(
    'plan, schedule, track, approve, reconcile, forecast, dispatch, sign, scan, compare, archive, share, measure, price, assign, inspect, translate, summarise, import, export, map, audit, balance, renew, collect, match, route, score, segment, nurture, invoice, reorder, calibrate, certify, notify, escalate',
  ),
  teams: listed(
    'dispatchers, sales teams, field technicians, clinics, city halls, bookkeepers, project managers, warehouse crews, teachers, charities, lawyers, nurses, brokers, growers, shipyards, hotels, recruiters, store managers, planners, auditors, insurers, utilities, installers, marketers, support desks',
  ),
  traits: listed(
    'reliable, offline, mobile, guided, automatic, multilingual, secure, simple, certified, collaborative, configurable, accessible, real-time, visual, paperless, predictive, seasonal, regional, fast, quiet',
  ),
  gains: listed(
    'fewer trips, less paper, faster payment, cleaner data, shorter queues, safer sites, happier customers, no double entry, better margins, on-time deliveries, clear responsibilities, lower stock, higher renewal rates, complete records',
  ),
  summaries: [
    '{Deed} {things} with {gain}, from the office or the field.',
    '{Trait} {things} for {teams}, inside the CRM you already use.',
    'Helps {teams} {deed} {things} and see {gain} within weeks.',
  ],
  sentences: [
    '{brand} lets {teams} {deed} {things} without leaving their records.',
    'Every change to {things} is kept with who made it and when, so {teams} can {deed} with confidence.',
    'A {trait} board shows {things} by region, owner and due date; drag one to {deed} it.',
    'Rules written in plain sentences {deed} {things} and {deed} {things} overnight.',
    'Customers report {gain} and {gain} after the first quarter.',
    'Works {trait} on phones and tablets: {teams} keep going where there is no signal.',
    'Reports compare {things} with {things} and can be sent to {teams} every Monday.',
    'Set-up takes a morning: import {things}, choose who may {deed}, and invite {teams}.',
    'It connects to {product} and to your own {things} through a documented interface.',
    'The {trait} assistant suggests which {things} to {deed} first and says why.',
  ],
}

const fr: Lexicon = {
  things: listed(
    'factures, ordres de travail, prospects, contrats, livraisons, inspections, feuilles de temps, plannings, équipements, inventaires, dons, sinistres, permis, subventions, locations, tournées, réunions, enquêtes, tarifs, prévisions, commissions, garanties, réclamations, retours, abonnements, véhicules, compteurs, appels d’offres, budgets, paies, notes de frais, réservations, échantillons, recettes, lots, certificats, audits, risques, visiteurs, clés, tickets, pièces détachées, conteneurs, vergers, forages, éoliennes, grues, lits, ordonnances, rendez-vous, inscriptions, formations, examens, prêts, polices, portefeuilles, hypothèques, magasins, rayons, campagnes, événements, mécènes, locataires, baux, réparations, devis, propositions, plans, câbles, antennes, canalisations, remorques, palettes, récoltes, licences, brevets, bénévoles, adhérents',
  ),
  deeds: listed(
    'planifier, ordonnancer, suivre, approuver, rapprocher, prévoir, répartir, signer, numériser, comparer, archiver, partager, mesurer, chiffrer, affecter, contrôler, traduire, résumer, importer, exporter, cartographier, auditer, équilibrer, renouveler, recouvrer, apparier, acheminer, noter, segmenter, relancer, facturer, réapprovisionner, étalonner, certifier, prévenir, escalader',
  ),
  teams: listed(
    'répartiteurs, équipes commerciales, techniciens itinérants, cliniques, mairies, comptables, chefs de projet, magasiniers, enseignants, associations, juristes, infirmières, courtiers, exploitants, chantiers navals, hôtels, recruteurs, responsables de magasin, planificateurs, auditeurs, assureurs, régies, installateurs, responsables marketing, services d’assistance',
  ),
  traits: listed(
    'fiable, hors ligne, mobile, guidé, automatique, multilingue, sécurisé, simple, certifié, collaboratif, paramétrable, accessible, en temps réel, visuel, sans papier, prédictif, saisonnier, régional, rapide, discret',
  ),
  gains: listed(
    'moins de déplacements, moins de papier, des paiements plus rapides, des données propres, des files plus courtes, des chantiers plus sûrs, des clients satisfaits, aucune double saisie, de meilleures marges, des livraisons à l’heure, des responsabilités claires, un stock réduit, des renouvellements en hausse, des dossiers complets',
  ),
  summaries: [
    '{Deed} vos {things} et obtenir {gain}, au bureau ou sur le terrain.',
    'Un suivi {trait} des {things} pour les {teams}, dans votre CRM.',
    'Aide les {teams} à {deed} leurs {things}, avec {gain} dès les premières semaines.',
  ],
  sentences: [
    '{brand} permet aux {teams} de {deed} les {things} sans quitter leurs fiches.',
    'Chaque modification des {things} garde son auteur et sa date : les {teams} peuvent {deed} en confiance.',
    'Un tableau {trait} présente les {things} par région, responsable et échéance.',
    'Des règles écrites en phrases simples savent {deed} les {things} et {deed} les {things} pendant la nuit.',
    'Nos clients constatent {gain} et {gain} après un trimestre.',
    'L’application reste {trait} sur téléphone et tablette, même sans réseau.',
    'Les rapports comparent {things} et {things}, et partent chaque lundi vers les {teams}.',
    'La mise en route prend une matinée : importer les {things}, choisir qui peut {deed}, inviter les {teams}.',
    'Elle se relie à {product} et à vos {things} par une interface documentée.',
    'L’assistant {trait} propose les {things} à {deed} en premier et dit pourquoi.',
  ],
}

/** Pairs that exist in the house's taxonomy. */
const categories: [category: string, subcategory: string][] = [
  ['analytics', 'advanced-analytics'],
  ['analytics', 'visualization-and-reporting'],
  ['ai-and-machine-learning', 'ai-for-business'],
  ['collaboration', 'meeting-management'],
  ['collaboration', 'task-and-project-management'],
  ['collaboration', 'contact-and-people'],
]
const industries = ['automotive', 'financial-services', 'government', 'healthcare', 'education', 'manufacturing']
const products = listed(
  'customer-service, field-service, marketing, project-operations, sales, power-apps, power-automate',
)
const options = ['getItNowFree', 'freeTrial', 'contactMe'] as const
const syllables = listed(
  'ar, bel, cor, dan, el, fin, gal, hol, in, jor, kel, lum, mar, nor, or, pel, quin, ros, sol, tar, ul, ver, wyn, xan, yor, zen, bri, cla, dro, fle, gri, ho, ki, lo, mi, na, pa, ri, sta, tre, vi',
)

const PUBLISHERS_PER_OFFER = 1 / 12
const MS_BETWEEN_PUBLICATIONS = 90_000

export function* generatedCatalogue(count: number): Generator<GeneratedOffer> {
  const publishers = Math.max(10, Math.round(count * PUBLISHERS_PER_OFFER))
  for (let i = 0; i < count; i++) yield offer(i, publishers)
}

function offer(i: number, publishers: number): GeneratedOffer {
  const random = randomOf(i + 1)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() ** 1.8 * list.length)] as T
  const language = random() < 0.25 ? 'fr' : 'en'
  const brand = brandOf(random)
  const lexicon = language === 'fr' ? fr : en
  const fill = writerOf(lexicon, brand, random, pick)
  const publisher = Math.floor(random() ** 2 * publishers)
  const [category, subcategory] = pick(categories)
  const paragraphs = Array.from({ length: 3 + Math.floor(random() * 4) }, () =>
    Array.from({ length: 3 + Math.floor(random() * 3) }, () => fill(pick(lexicon.sentences))).join(' '),
  )
  return {
    publisherId: `publisher-${publisher}`,
    offerId: `app-${i}`,
    publisherName: `${brandOf(randomOf(publisher * 7919 + 3))} ${publisher % 3 ? 'Software' : 'Works'}`,
    language,
    name: `${brand} ${capital(pick(lexicon.things))}`.slice(0, 50),
    summary: fill(pick(lexicon.summaries)).slice(0, 100),
    keywords: [pick(lexicon.things), pick(lexicon.deeds)],
    description: paragraphs.map((p) => `<p>${p}</p>`).join(''),
    worksWith: random() < 0.3 ? [brandOf(random)] : [],
    category,
    subcategory,
    industry: random() < 0.8 ? pick(industries) : undefined,
    products: [...new Set([pick(products), pick(products)])],
    listingOption: pick(options),
    publishedAt: new Date(Date.UTC(2026, 0, 1) - i * MS_BETWEEN_PUBLICATIONS),
  }
}

function writerOf(lexicon: Lexicon, brand: string, random: () => number, pick: <T>(list: readonly T[]) => T) {
  const words: Record<string, () => string> = {
    brand: () => brand,
    things: () => pick(lexicon.things),
    deed: () => pick(lexicon.deeds),
    Deed: () => capital(pick(lexicon.deeds)),
    teams: () => pick(lexicon.teams),
    trait: () => pick(lexicon.traits),
    Trait: () => capital(pick(lexicon.traits)),
    gain: () => pick(lexicon.gains),
    // The long tail: other products, module numbers.
    product: () => (random() < 0.5 ? brandOf(random) : `Module ${1000 + Math.floor(random() * 9000)}`),
  }
  return (template: string) => capital(template.replace(/\{(\w+)\}/g, (_, slot: string) => words[slot]!()))
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function brandOf(random: () => number): string {
  const length = 2 + Math.floor(random() * 2)
  return capital(Array.from({ length }, () => syllables[Math.floor(random() ** 1.5 * syllables.length)]).join(''))
}

/** Mulberry32: small, quick, and good enough to look natural. */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
