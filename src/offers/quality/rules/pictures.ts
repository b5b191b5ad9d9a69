/** LQ-M10, M11: a logo as the guidance has it, and pictures for everybody. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule } from '../quality-rule.ts'
import { textOf } from '../subject.ts'

const MOST_COLOURS = 12
const LEAST_CONTRAST = 3

export const logoGuidance: QualityRule = {
  id: 'LQ-M10',
  fieldKey: 'listing.logos.large',
  asks: words(
    'The logo has few flat colours and no white or black background',
    'Le logo a peu de couleurs en aplat et pas de fond blanc ou noir',
  ),
  why: words(
    'It stands at 48 pixels among others, on light and on dark pages.',
    'Il figure à 48 pixels parmi d’autres, sur des pages claires et sombres.',
  ),
  found: words(
    'The background is white or black, or there are gradients or many colours.',
    'Le fond est blanc ou noir, ou il y a des dégradés ou beaucoup de couleurs.',
  ),
  cure: words(
    'Take the background out, draw it flat in a few colours, without text.',
    'Ôtez le fond, dessinez-le en aplat avec peu de couleurs, sans texte.',
  ),
  check: ({ document, facts }) => {
    const logo = facts.assetsById.get(textOf(document.listing?.logos?.large))
    if (!logo) return 'notApplicable'
    const isPlain = logo.warnings.some(({ code }) => code === 'asset.warning.plainBackground')
    return metIf(!isPlain && (logo.facts.colours ?? 0) <= MOST_COLOURS)
  },
}

export const picturesForEverybody: QualityRule = {
  id: 'LQ-M11',
  fieldKey: 'listing.screenshots',
  asks: words(
    'Pictures have alternative texts and contrast',
    'Les images ont un texte de remplacement et du contraste',
  ),
  why: words('One customer in ten sees badly or not at all.', 'Un client sur dix voit mal ou pas du tout.'),
  found: words(
    'A screenshot has no caption, or the logo is too pale on white or too dark on black.',
    'Une capture n’a pas de légende, ou le logo est trop pâle sur blanc ou trop sombre sur noir.',
  ),
  cure: words(
    'Caption every screenshot, and use colours of middle lightness in the logo.',
    'Légendez chaque capture, et employez pour le logo des couleurs de clarté moyenne.',
  ),
  check: (subject) => {
    const shots = subject.list('listing.screenshots')
    if (shots.length === 0) return 'notApplicable'
    const contrast = subject.facts.assetsById.get(textOf(subject.document.listing?.logos?.large))?.facts.contrast
    const silent = shots.findIndex(({ caption }) => textOf(caption).trim() === '')
    return metIf(
      silent < 0 && (contrast ?? LEAST_CONTRAST) >= LEAST_CONTRAST,
      {},
      silent < 0 ? { fieldKey: 'listing.logos.large' } : { at: [silent, 'caption'] },
    )
  },
}
