/** LQ-M05 to M09: a video that tells the story. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule } from '../quality-rule.ts'
import { mentionsAny } from '../stems.ts'
import { type QualitySubject, textOf } from '../subject.ts'

const fieldKey = 'listing.videos'

export const hasVideo: QualityRule = {
  id: 'LQ-M05',
  fieldKey,
  asks: words('There is a video', 'Il y a une vidéo'),
  why: words(
    'A minute of film shows what a page of text explains, and listings with one are chosen more often.',
    'Une minute de film montre ce qu’une page explique, et les pages qui en ont une sont choisies plus souvent.',
  ),
  found: words('There is no video.', 'Il n’y a pas de vidéo.'),
  cure: words(
    'Tell in 60 to 90 seconds how a customer gets something done.',
    'Racontez en 60 à 90 secondes comment un client parvient à ses fins.',
  ),
  check: (subject) => metIf(subject.list(fieldKey).length > 0),
}

const SHORTEST = 60
const LONGEST = 90

export const videoLength: QualityRule = {
  id: 'LQ-M06',
  fieldKey,
  asks: words('The main video lasts 60 to 90 seconds', 'La vidéo principale dure de 60 à 90 secondes'),
  why: words(
    'Shorter tells no story, longer is not watched to its end; another guideline allows three minutes.',
    'Plus courte, elle ne raconte rien ; plus longue, on ne la finit pas ; une autre consigne admet trois minutes.',
  ),
  found: words('The first video lasts {n} {n|second|seconds}.', 'La première vidéo dure {n} {n|seconde|secondes}.'),
  cure: words(
    'Cut it to 60 to 90 seconds, and put what remains into a second one.',
    'Ramenez-la à 60 à 90 secondes, et placez le reste dans une seconde.',
  ),
  check: (subject) => {
    const n = linkOf(subject, subject.list(fieldKey)[0]?.url)?.durationSeconds
    if (n === undefined) return 'notApplicable'
    return metIf(n >= SHORTEST && n <= LONGEST, { n }, { at: [0, 'url'] })
  },
}

export const videoNameHasKeyword: QualityRule = {
  id: 'LQ-M07',
  fieldKey,
  asks: words('The name of a video contains a keyword', 'Le nom d’une vidéo contient un mot clé'),
  why: words('Video sites are searched by title.', 'On cherche les vidéos par leur titre.'),
  found: words('No video has a keyword in its name.', 'Aucune vidéo n’a de mot clé dans son nom.'),
  cure: words('Name it after what customers search for.', 'Nommez-la d’après ce que cherchent les clients.'),
  check: (subject) => {
    const names = subject.list(fieldKey).map(({ name }) => subject.stem(textOf(name)))
    if (names.length === 0) return 'notApplicable'
    return metIf(
      names.some((name) => mentionsAny(name, subject.keywordStems)),
      {},
      { at: [0, 'name'] },
    )
  },
}

export const secondVideo: QualityRule = {
  id: 'LQ-M08',
  fieldKey,
  asks: words(
    'A second video shows how to, how to start, or a customer',
    'Une seconde vidéo montre comment faire, comment démarrer, ou un client',
  ),
  why: words(
    'Who has seen the story wants to see it done, or hear from somebody like them.',
    'Qui a vu l’histoire veut voir comment on fait, ou entendre quelqu’un comme lui.',
  ),
  found: words(
    'There is one video, or the others are of the same kind.',
    'Il y a une seule vidéo, ou les autres sont du même genre.',
  ),
  cure: words(
    'Add a how-to, a getting-started or a testimonial, and say so in its name.',
    'Ajoutez un mode d’emploi, une prise en main ou un témoignage, et dites-le dans son nom.',
  ),
  check: (subject) => {
    const videos = subject.list(fieldKey)
    if (videos.length === 0 || !subject.listed) return 'notApplicable'
    const others = videos.slice(1).map(({ name }) => subject.stem(textOf(name)))
    return metIf(others.some((name) => mentionsAny(name, subject.words('videoKinds'))))
  },
}

export const videosPlay: QualityRule = {
  id: 'LQ-M09',
  fieldKey,
  asks: words('Every video plays where it is embedded', 'Chaque vidéo se lit là où elle est intégrée'),
  why: words('A black frame is worse than no video.', 'Un cadre noir est pire que pas de vidéo.'),
  found: words(
    '“{value}” does not play, or may not be embedded.',
    '« {value} » ne se lit pas, ou ne peut être intégrée.',
  ),
  cure: words(
    'Check the address, and allow embedding where it is hosted.',
    'Vérifiez l’adresse, et autorisez l’intégration là où elle est hébergée.',
  ),
  check: (subject) => {
    const videos = subject.list(fieldKey).map(({ url }, i) => ({ i, url: textOf(url), fact: linkOf(subject, url) }))
    const known = videos.filter(({ fact }) => fact?.embeddable !== undefined || fact?.alive === false)
    if (known.length === 0) return 'notApplicable'
    const broken = known.find(({ fact }) => !fact?.alive || fact.embeddable === false)
    return metIf(!broken, { value: broken?.url ?? '' }, { at: [broken?.i ?? 0, 'url'] })
  },
}

function linkOf(subject: QualitySubject, url: unknown) {
  return subject.facts.links?.get(textOf(url))
}
