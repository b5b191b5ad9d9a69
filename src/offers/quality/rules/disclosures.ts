/** LQ-D11, D12: what it needs, and what it works with. */

import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule } from '../quality-rule.ts'
import { mentions, mentionsAny } from '../stems.ts'
import { textOf } from '../subject.ts'

const fieldKey = 'listing.description'

export const needsAreDisclosed: QualityRule = {
  id: 'LQ-D11',
  fieldKey,
  asks: words(
    'Prerequisites, limits, extra licences and consent are disclosed',
    'Prérequis, limites, licences en plus et consentement sont annoncés',
  ),
  why: words(
    'What is learnt after installing is learnt with anger; certification asks for it too.',
    'Ce qu’on apprend après l’installation, on l’apprend avec colère ; la certification le demande aussi.',
  ),
  found: words(
    'The text names no prerequisite, limit, licence or consent.',
    'Le texte ne nomme aucun prérequis, limite, licence ni consentement.',
  ),
  cure: words(
    'Say what customers must have or agree to before they can use it, even if that is little.',
    'Dites ce que les clients doivent avoir ou accepter avant de l’utiliser, même si c’est peu.',
  ),
  check: (subject) => {
    // Whatever is installed, subscribed to or tried out needs something; a service says it in its duties.
    const implied = subject.has('technical.packageRegions') || subject.has('listingOption') || subject.has('plans')
    if (!implied || !subject.reading.text || !subject.listed) return 'notApplicable'
    return metIf(mentionsAny(subject.descriptionWords, subject.words('disclosures')))
  },
}

export const namesItsProducts: QualityRule = {
  id: 'LQ-D12',
  fieldKey,
  asks: words(
    'The text names the products it works with, and how',
    'Le texte nomme les produits avec lesquels elle fonctionne, et comment',
  ),
  why: words(
    'Customers look for what fits the products they have; certification checks it.',
    'Les clients cherchent ce qui va avec les produits qu’ils ont ; la certification le vérifie.',
  ),
  found: words(
    'The text does not say which products of the platform it uses, or how.',
    'Le texte ne dit pas quels produits de la plateforme elle utilise, ni comment.',
  ),
  cure: words(
    'Name each with what the offer does with it: “works inside Field Service …”.',
    'Nommez chacun avec ce que l’offre en fait : « fonctionne dans Field Service … ».',
  ),
  check: (subject) => {
    if (!subject.has('applicableProducts') || !subject.reading.text || !subject.listed) return 'notApplicable'
    const { descriptionWords: text, document } = subject
    const written = (document.listing?.worksWith ?? []).map((name) => subject.stem(textOf(name)))
    const named = mentionsAny(text, written) || subject.productNames.some(({ words }) => mentions(text, words))
    return metIf(named && mentionsAny(text, subject.words('usage')))
  },
}
