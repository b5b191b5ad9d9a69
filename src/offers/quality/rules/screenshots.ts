/** LQ-M01 to M04: pictures that show the product. */

import { lengthOf } from '../../text-length.ts'
import { words } from '../../types/offer-type.ts'
import { met, metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { mentionsAny } from '../stems.ts'
import { type QualitySubject, textOf } from '../subject.ts'

const fieldKey = 'listing.screenshots'
const ENOUGH = 4

export const enoughScreenshots: QualityRule = {
  id: 'LQ-M01',
  fieldKey,
  asks: words('There are at least four screenshots', 'Il y a au moins quatre captures d’écran'),
  why: words('Customers look at pictures before they read.', 'Les clients regardent les images avant de lire.'),
  found: words('There {n|is|are} {n} {n|screenshot|screenshots}.', 'Il y a {n} {n|capture|captures} d’écran.'),
  cure: words(
    'Show four or five moments of one task, from start to result.',
    'Montrez quatre ou cinq moments d’une tâche, du début au résultat.',
  ),
  check: (subject) => {
    const n = subject.list(fieldKey).length
    return metIf(n >= ENOUGH, { n })
  },
}

export const screenshotNames: QualityRule = {
  id: 'LQ-M02',
  fieldKey,
  asks: words('File names of screenshots contain a keyword', 'Les noms de fichier des captures contiennent un mot clé'),
  why: words('Image searches go by the name of the file.', 'La recherche d’images se fonde sur le nom du fichier.'),
  found: words('“{filename}” contains no keyword.', '« {filename} » ne contient aucun mot clé.'),
  cure: words(
    'Name it after what it shows, such as “crew-planning-board.png”, and upload it again.',
    'Nommez-le d’après ce qu’il montre, par exemple « planning-equipes.png », et chargez-le à nouveau.',
  ),
  check: (subject) => {
    const files = screenshotFiles(subject)
    if (files.length === 0) return 'notApplicable'
    const other = files.find(
      ({ asset }) => !mentionsAny(subject.stem(asset.filename.replace(/\.\w+$/, '')), subject.keywordStems),
    )
    return other ? unmet({ filename: other.asset.filename }, { at: [other.i, 'file'] }) : met
  },
}

const SHORTEST_CAPTION = 15
const LONGEST_CAPTION = 100

export const captionsTell: QualityRule = {
  id: 'LQ-M03',
  fieldKey,
  asks: words(
    'Every screenshot has its own caption of 15 to 100 characters',
    'Chaque capture a sa propre légende de 15 à 100 caractères',
  ),
  why: words(
    'It is read aloud to whoever cannot see the picture, and tells everybody else what to look at.',
    'Elle est lue à qui ne voit pas l’image, et dit aux autres ce qu’il faut regarder.',
  ),
  found: words(
    'The caption “{value}” is missing, repeated, too short or too long.',
    'La légende « {value} » manque, se répète, ou est trop courte ou trop longue.',
  ),
  cure: words('Say in a few words what the picture shows.', 'Dites en quelques mots ce que montre l’image.'),
  check: (subject) => {
    const captions = subject.list(fieldKey).map(({ caption }) => textOf(caption).trim())
    if (captions.length === 0) return 'notApplicable'
    const i = captions.findIndex(
      (caption, n) =>
        lengthOf(caption) < SHORTEST_CAPTION || lengthOf(caption) > LONGEST_CAPTION || captions.indexOf(caption) < n,
    )
    return metIf(i < 0, { value: captions[i] ?? '' }, { at: [i, 'caption'] })
  },
}

const MOST_OF_ONE_COLOUR = 0.85

export const screenshotsAreClear: QualityRule = {
  id: 'LQ-M04',
  fieldKey,
  asks: words('Screenshots are sharp and not mostly empty', 'Les captures sont nettes et ne sont pas presque vides'),
  why: words(
    'Blurry or empty pictures are a frequent cause of rejection.',
    'Des images floues ou vides sont une cause fréquente de refus.',
  ),
  found: words(
    '“{filename}” is blurry or mostly of one colour.',
    '« {filename} » est floue ou presque d’une seule couleur.',
  ),
  cure: words(
    'Take it again at 1280×720 with data in it, without enlarging.',
    'Refaites-la en 1280×720 avec des données à l’écran, sans agrandir.',
  ),
  check: (subject) => {
    const files = screenshotFiles(subject)
    if (files.length === 0) return 'notApplicable'
    const poor = files.find(
      ({ asset }) =>
        asset.warnings.some(({ code }) => code === 'asset.warning.blurry') ||
        (asset.facts.plainShare ?? 0) > MOST_OF_ONE_COLOUR,
    )
    return poor ? unmet({ filename: poor.asset.filename }, { at: [poor.i, 'file'] }) : met
  },
}

function screenshotFiles(subject: QualitySubject) {
  return subject.list(fieldKey).flatMap(({ file }, i) => {
    const asset = subject.facts.assetsById.get(textOf(file))
    return asset ? [{ asset, i }] : []
  })
}
