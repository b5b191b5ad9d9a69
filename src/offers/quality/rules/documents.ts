/** LQ-R01 to R03: documents that teach, and lead back. */
import { words } from '../../types/offer-type.ts'
import { met, metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { mentionsAny } from '../stems.ts'
import { type QualitySubject, textOf } from '../subject.ts'

const fieldKey = 'listing.documents'

export const documentsLeadBack: QualityRule = {
  id: 'LQ-R01',
  fieldKey,
  asks: words(
    'Every PDF links to your page with campaign parameters',
    'Chaque PDF renvoie à votre page avec des paramètres de campagne',
  ),
  why: words(
    'Only so can you tell the visits and trials that a document brought.',
    'C’est ainsi seulement que vous saurez quelles visites et quels essais un document a apportés.',
  ),
  found: words(
    '“{filename}” has no link with utm_…, src or mktcmpid.',
    '« {filename} » n’a pas de lien avec utm_…, src ou mktcmpid.',
  ),
  cure: words(
    'Put a link to the landing page into it, with ?src=…&mktcmpid=… , and upload it again.',
    'Ajoutez-y un lien vers la page d’accueil, avec ?src=…&mktcmpid=… , et chargez-le à nouveau.',
  ),
  check: (subject) => {
    const known = filesOf(subject).filter(({ asset }) => asset?.facts.links !== undefined)
    if (known.length === 0) return 'notApplicable'
    const without = known.find(({ asset }) => !asset?.facts.links?.some(isTagged))
    return without ? unmet({ filename: without.asset?.filename ?? '' }, { at: [without.i, 'file'] }) : met
  },
}

function isTagged(url: string): boolean {
  return /[?&](utm_\w+|src|mktcmpid)=[^&]/i.test(url)
}

export const documentsTeach: QualityRule = {
  id: 'LQ-R02',
  fieldKey,
  asks: words(
    'Two documents or more, that teach rather than sell',
    'Deux documents ou plus, qui instruisent plutôt qu’ils ne vendent',
  ),
  why: words(
    'A guide is read by those who consider; a brochure by those who decided.',
    'Un guide est lu par qui réfléchit ; une brochure, par qui a décidé.',
  ),
  found: words(
    'There {n|is|are} {n} {n|document|documents}, {teaching} of them a guide, checklist or the like.',
    'Il y a {n} {n|document|documents}, dont {teaching} guide, liste de contrôle ou semblable.',
  ),
  cure: words(
    'Add a guide, a checklist or a white paper, and say so in its title.',
    'Ajoutez un guide, une liste de contrôle ou un livre blanc, et dites-le dans son titre.',
  ),
  check: (subject) => {
    const titles = subject.list(fieldKey).map(({ title }) => subject.stem(textOf(title)))
    const n = titles.length
    if (!subject.listed) return n >= 2 ? 'notApplicable' : unmet({ n, teaching: 0 })
    const teaching = titles.filter((title) => mentionsAny(title, subject.words('educational'))).length
    return metIf(n >= 2 && teaching > 0, { n, teaching })
  },
}

export const documentTitles: QualityRule = {
  id: 'LQ-R03',
  fieldKey,
  asks: words('Documents have titles, not file names', 'Les documents ont un titre, non un nom de fichier'),
  why: words(
    'The title is all that customers see before they open it.',
    'Le titre est tout ce que voient les clients avant d’ouvrir.',
  ),
  found: words('“{value}” looks like the name of a file.', '« {value} » ressemble à un nom de fichier.'),
  cure: words(
    'Give it the title that stands on its first page.',
    'Donnez-lui le titre qui figure sur sa première page.',
  ),
  check: (subject) => {
    const titles = subject.list(fieldKey).map(({ title }) => textOf(title).trim())
    if (titles.length === 0) return 'notApplicable'
    const i = titles.findIndex(
      (title) =>
        /\.pdf$/i.test(title) ||
        /\w_\w/.test(title) ||
        /^[\w-]*\d[\w-]*$/.test(title) ||
        /\bv\d+(\.\d+)*$/i.test(title),
    )
    return metIf(i < 0, { value: titles[i] ?? '' }, { at: [i, 'title'] })
  },
}

function filesOf(subject: QualitySubject) {
  return subject.list(fieldKey).map(({ file }, i) => ({ i, asset: subject.facts.assetsById.get(textOf(file)) }))
}
