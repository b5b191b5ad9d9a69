/** LQ-T04, T05, D13: what an offer of consulting says in its title and owes in its description. */
import { words } from '../../types/offer-type.ts'
import { met, metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { mentions, mentionsAny, wordsOf } from '../stems.ts'
import { type QualitySubject, textOf } from '../subject.ts'

const isConsulting = ({ type }: QualitySubject) => type.id === 'consulting-service'

const title =
  /^.{2,}: (\d+)[- ](Hour|Hr|Day|Week|Wk|Month)s?[- ](Assessment|Briefing|Implementation|Proof of Concept|PoC|Workshop)$/u

export const consultingTitle: QualityRule = {
  id: 'LQ-T04',
  fieldKey: 'listing.name',
  asks: words(
    'The title of a service reads “Name: Duration Type”',
    'Le titre d’une prestation suit « Nom : Durée Type »',
  ),
  why: words(
    'Customers compare services by length and kind before anything else; the marketplace requires it of this type.',
    'Les clients comparent d’abord les prestations par durée et par genre ; la place de marché l’exige pour ce type.',
  ),
  found: words(
    'The name does not follow the pattern, or says another duration or type than the form.',
    'Le nom ne suit pas le modèle, ou indique une autre durée ou un autre type que le formulaire.',
  ),
  cure: words(
    'Write it like “Contoso: 2-Week Implementation”, with the duration and type of the form.',
    'Écrivez par exemple « Contoso: 2-Week Implementation », avec la durée et le type du formulaire.',
  ),
  check: (subject) => {
    if (!isConsulting(subject)) return 'notApplicable'
    const [, n, unit = '', kind = ''] = title.exec(subject.name) ?? []
    if (!n) return unmet()
    const value = Number(subject.read('duration.value'))
    const given = textOf(subject.read('duration.unit'))
    const service = textOf(subject.read('serviceType'))
    const sameTime = !given || (value === Number(n) && unitOf(given) === unitOf(unit))
    return metIf(sameTime && (!service || kindOf(service) === kindOf(kind)))
  },
}

function unitOf(unit: string): string {
  const [first = ''] = /^(h|d|w|m)/i.exec(unit) ?? []
  return first.toLowerCase()
}

function kindOf(kind: string): string {
  const letters = kind.toLowerCase().replace(/[^a-z]/g, '')
  return letters === 'poc' ? 'proofofconcept' : letters
}

export const consultingWithoutPublisher: QualityRule = {
  id: 'LQ-T05',
  fieldKey: 'listing.name',
  asks: words(
    'The title of a service does not repeat the publisher',
    'Le titre d’une prestation ne répète pas l’éditeur',
  ),
  why: words(
    'The publisher’s name stands beside every title already; the room is worth more.',
    'Le nom de l’éditeur figure déjà à côté de chaque titre ; la place vaut mieux.',
  ),
  found: words('The name repeats “{publisher}”.', 'Le nom répète « {publisher} ».'),
  cure: words('Say what the service is about instead.', 'Dites plutôt l’objet de la prestation.'),
  check: (subject) => {
    const { publisherName = '' } = subject.facts
    if (!isConsulting(subject) || wordsOf(publisherName).length === 0) return 'notApplicable'
    return metIf(!mentions(subject.nameWords, subject.stem(publisherName)), { publisher: publisherName })
  },
}

export const consultingDuties: QualityRule = {
  id: 'LQ-D13',
  fieldKey: 'listing.description',
  asks: words(
    'A service says what customers get, and when',
    'Une prestation dit ce que les clients reçoivent, et quand',
  ),
  why: words(
    'Each kind of service owes its own: topics, an agenda, or deliverables. An estimated price needs its reasons.',
    'Chaque genre de prestation doit indiquer des sujets, un programme ou des livrables. Un prix estimé demande ses raisons.',
  ),
  found: words(
    'The description lacks what this kind of service has to name.',
    'La description ne nomme pas ce que ce genre de prestation doit indiquer.',
  ),
  cure: words(
    'Briefing: four or five topics as a list. Workshop: the agenda. Others: the deliverables. Estimated price: what changes it.',
    'Briefing : quatre ou cinq sujets en liste. Atelier : le programme. Autres : les livrables. Prix estimé : ce qui le fait varier.',
  ),
  check: (subject) => {
    if (!isConsulting(subject)) return 'notApplicable'
    if (!subject.reading.text) return unmet()
    if (!subject.listed) return 'notApplicable'
    const estimated = ['estimated', 'estimate'].includes(
      textOf(subject.read('pricing.kind') ?? subject.read('pricing.basis')),
    )
    const explained = !estimated || mentionsAny(subject.descriptionWords, subject.words('priceFactors'))
    return explained && hasItsDuty(subject) ? met : unmet()
  },
}

function hasItsDuty(subject: QualitySubject): boolean {
  const { descriptionWords, reading } = subject
  switch (kindOf(textOf(subject.read('serviceType')))) {
    case 'briefing':
      return reading.blocks.filter((block) => block.kind === 'item').length >= 4
    case 'workshop':
      return mentionsAny(descriptionWords, subject.words('workshopDuties'))
    default:
      return mentionsAny(descriptionWords, subject.words('deliverables'))
  }
}
