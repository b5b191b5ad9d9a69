/** LQ-L01 to L03: addresses that lead to the very page, and are counted. */
import { judgeUrl } from '../../public-url.ts'
import { words } from '../../types/offer-type.ts'
import { met, metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { type QualitySubject, textOf } from '../subject.ts'

const ownLinks = ['listing.helpUrl', 'listing.privacyPolicyUrl', 'listing.supportContact.url', 'terms.url']

export const linksArePages: QualityRule = {
  id: 'LQ-L01',
  fieldKey: 'listing.helpUrl',
  asks: words(
    'Help, privacy, support and terms lead to pages of their own',
    'Aide, confidentialité, support et conditions mènent à leurs propres pages',
  ),
  why: words(
    'Who is sent to a home page has to search again, and mostly does not.',
    'Qui arrive sur une page d’accueil doit chercher encore, et souvent n’en fait rien.',
  ),
  found: words(
    '{url} is the front of a site, is not https, or does not answer.',
    '{url} est l’entrée d’un site, n’est pas en https, ou ne répond pas.',
  ),
  cure: words('Give the address of the very page.', 'Donnez l’adresse de la page même.'),
  check: (subject) => {
    const links = ownLinks
      .filter((key) => subject.has(key))
      .map((key) => ({ key, url: textOf(subject.read(key)) }))
      .filter(({ url }) => url !== '')
    if (links.length === 0) return 'notApplicable'
    const poor = links.find(({ url }) => !isPage(url) || subject.facts.links?.get(url)?.alive === false)
    return poor ? unmet({ url: poor.url }, { fieldKey: poor.key }) : met
  },
}

export const usefulLinksAreSpecific: QualityRule = {
  id: 'LQ-L02',
  fieldKey: 'listing.usefulLinks',
  asks: words('Useful links point to specific pages', 'Les liens utiles mènent à des pages précises'),
  why: words('A link is useful when it leads to its subject.', 'Un lien est utile quand il mène à son sujet.'),
  found: words('{url} is the front of a site.', '{url} est l’entrée d’un site.'),
  cure: words('Link to the page that its title promises.', 'Liez la page que promet son titre.'),
  check: (subject) => {
    const urls = subject.list('listing.usefulLinks').map(({ url, link }) => textOf(url ?? link))
    if (urls.length === 0) return 'notApplicable'
    const i = urls.findIndex((url) => !isPage(url))
    return metIf(i < 0, { url: urls[i] ?? '' }, { at: [i] })
  },
}

// An address that has a path, whatever a parser makes of the rest.
const plainPage = /^https:\/\/[a-z0-9.-]+\.[a-z]{2,63}\/(?!index\.)[a-z0-9]/

function isPage(url: string): boolean {
  if (plainPage.test(url) && !url.includes('..') && !url.includes('%') && judgeUrl(url) === 'ok') return true
  if (!URL.canParse(url)) return false
  const { protocol, pathname, search, hash } = new URL(url)
  return protocol === 'https:' && (pathname.replace(/\/(index\.\w+)?$/, '') !== '' || search !== '' || hash !== '')
}

const campaign = /[?&]mktcmpid=([^&#\s"<]*)/gi

export const campaignsAreCounted: QualityRule = {
  id: 'LQ-L03',
  fieldKey: 'listing.description',
  asks: words('mktcmpid has at most 16 letters, digits, - or _', 'mktcmpid a 16 lettres, chiffres, - ou _ au plus'),
  why: words(
    'A campaign with any other id is counted as “invalid”.',
    'Une campagne à l’identifiant différent est comptée comme « invalide ».',
  ),
  found: words('“{value}” is not counted.', '« {value} » n’est pas compté.'),
  cure: words('Shorten it to 16 plain characters.', 'Ramenez-le à 16 caractères simples.'),
  check: (subject) => {
    const ids = [...textsWithLinks(subject)]
      .filter((text) => text.includes('mktcmpid'))
      .flatMap((text) => [...text.matchAll(campaign)].map(([, id = '']) => decoded(id)))
    if (ids.length === 0) return 'notApplicable'
    const value = ids.find((id) => !/^[A-Za-z0-9_-]{1,16}$/.test(id))
    return value === undefined ? met : unmet({ value })
  },
}

function* textsWithLinks(subject: QualitySubject): Generator<string> {
  yield subject.reading.text
  for (const key of [...ownLinks, 'offerUrl', 'trialUrl']) yield textOf(subject.read(key))
  for (const { url, link } of [...subject.list('listing.videos'), ...subject.list('listing.usefulLinks')])
    yield textOf(url ?? link)
  for (const { file } of subject.list('listing.documents')) {
    yield* subject.facts.assetsById.get(textOf(file))?.facts.links ?? []
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
