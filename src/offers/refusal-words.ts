/** What deeds of this room say when they refuse, in the reader's language; rules about what an offer says are in messages.ts. */
import type { Ctx } from '#platform/ctx'
import { defineMessages, type MessageParams } from '#platform/messages'
import type { FieldError } from '#platform/problem'
import { hasMessage, offerMessages } from './messages.ts'

export const refusalWords = defineMessages({
  en: {
    'plan.notAdded': 'The plan was not added.',
    'plan.unknown': 'The offer has no plan “{planId}”.',
    'plan.published': 'This plan was published. Stop its distribution instead.',
    'plan.neverPublished': 'This plan was never published. Delete it instead.',
    'plan.last': 'It is the last plan that customers can get. Stop the whole offer instead.',
    'plan.shared': 'The plan “{planId}” shares its images. Give that one images of its own first.',
    'audience.running': 'A submission is running; wait for its end.',
    'audience.notLive': 'The offer is not live; publish it first.',
    'offer.notCreated': 'The offer was not created.',
    'offer.idTaken': 'You already have an offer with the ID “{offerId}”. Choose another.',
    'offer.hasCustomers':
      'Customers still have private offers on it: {deals}. Wait for their end, or withdraw those that nobody accepted.',
    'offer.archived': 'The offer is archived. Restore it first.',
    'draft.notSaved': 'Some values cannot be stored; nothing was saved.',
    'draft.notStorable': 'Some values cannot be stored.',
    'stop.refused': 'The offer was not stopped.',
    'stop.reason': 'Say why: the publisher is told this reason.',
    'stop.reasonTooLong': 'The reason has {n} characters; shorten it to {max}.',
    'stop.deadline': 'Choose a day to come, so that the publisher has time to mend it.',
    'review.undecided': 'Decide every item; what failed cannot be approved.',
    'review.open': '{item} is not decided.',
    'review.failed': '{item} failed.',
    'review.evidence': 'A failed item needs its evidence.',
    'review.nothingFound': 'Say at least one thing that is wrong.',
    'review.policyId': 'Name the policy: an id of the checklist.',
    'review.fieldOrFile': 'Name the field or the file concerned.',
    'review.noField': 'This offer type has no field “{fieldKey}”.',
    'review.noFile': 'The submission has no such file.',
    'review.message': 'Say what is wrong.',
    'review.howSeen': 'Say how it can be seen.',
    'review.suggestedFix': 'Propose what would put it right.',
    'review.evidenceUrl': 'This is no web address; begin it with https://.',
    'message.empty': 'Write your message first.',
    'message.tooLong': 'The message has {n} characters; shorten it to {max}.',
    'region.notRestricted': '“{regionId}” is not a restricted region; choose one that is.',
    'region.noPublisher': 'There is no publisher “{publisherId}”; choose one of the list.',
    'declarations.notSaved': 'The declarations were not saved.',
    'declarations.statusPageUrl': 'Give a public https address.',
    'quality.notChanged': 'The rules were not changed.',
    'quality.unknownRule': 'There is no rule {rule}.',
    'quality.weight': 'A weight is a whole number from 0 to {max}, an effort one from 1 to 10.',
    'quality.listTooLong': 'A list is longer than {max} characters; shorten it.',
  },
  fr: {
    'plan.notAdded': 'Le plan n’a pas été ajouté.',
    'plan.unknown': 'L’offre n’a pas de plan « {planId} ».',
    'plan.published': 'Ce plan a été publié. Arrêtez plutôt sa distribution.',
    'plan.neverPublished': 'Ce plan n’a jamais été publié. Supprimez-le plutôt.',
    'plan.last': 'C’est le dernier plan que les clients peuvent obtenir. Arrêtez plutôt toute l’offre.',
    'plan.shared': 'Le plan « {planId} » partage ses images. Donnez d’abord à celui-là des images à lui.',
    'audience.running': 'Une soumission est en cours ; attendez sa fin.',
    'audience.notLive': 'L’offre n’est pas en ligne ; publiez-la d’abord.',
    'offer.notCreated': 'L’offre n’a pas été créée.',
    'offer.idTaken': 'Vous avez déjà une offre avec l’ID « {offerId} ». Choisissez-en un autre.',
    'offer.hasCustomers':
      'Des clients ont encore des offres privées sur elle : {deals}. Attendez leur fin, ou retirez celles que personne n’a acceptées.',
    'offer.archived': 'L’offre est archivée. Restaurez-la d’abord.',
    'draft.notSaved': 'Certaines valeurs ne peuvent pas être conservées ; rien n’a été enregistré.',
    'draft.notStorable': 'Certaines valeurs ne peuvent pas être conservées.',
    'stop.refused': 'L’offre n’a pas été arrêtée.',
    'stop.reason': 'Dites pourquoi : cette raison est donnée à l’éditeur.',
    'stop.reasonTooLong': 'La raison compte {n} caractères ; réduisez-la à {max}.',
    'stop.deadline': 'Choisissez un jour à venir, pour que l’éditeur ait le temps de corriger.',
    'review.undecided': 'Décidez chaque point ; ce qui a échoué ne peut pas être approuvé.',
    'review.open': '{item} n’est pas décidé.',
    'review.failed': '{item} a échoué.',
    'review.evidence': 'Un point refusé doit être étayé.',
    'review.nothingFound': 'Dites au moins une chose qui ne va pas.',
    'review.policyId': 'Nommez la règle : un ID de la liste de contrôle.',
    'review.fieldOrFile': 'Nommez le champ ou le fichier concerné.',
    'review.noField': 'Ce type d’offre n’a pas de champ « {fieldKey} ».',
    'review.noFile': 'La soumission n’a pas ce fichier.',
    'review.message': 'Dites ce qui ne va pas.',
    'review.howSeen': 'Dites comment on peut le voir.',
    'review.suggestedFix': 'Proposez ce qui le corrigerait.',
    'review.evidenceUrl': 'Ce n’est pas une adresse web ; commencez-la par https://.',
    'message.empty': 'Écrivez d’abord votre message.',
    'message.tooLong': 'Le message compte {n} caractères ; raccourcissez-le à {max}.',
    'region.notRestricted': '« {regionId} » n’est pas une région restreinte ; choisissez-en une qui l’est.',
    'region.noPublisher': 'Il n’existe pas d’éditeur « {publisherId} » ; choisissez-en un dans la liste.',
    'declarations.notSaved': 'Les déclarations n’ont pas été enregistrées.',
    'declarations.statusPageUrl': 'Indiquez une adresse https publique.',
    'quality.notChanged': 'Les règles n’ont pas été modifiées.',
    'quality.unknownRule': 'Il n’existe pas de règle {rule}.',
    'quality.weight': 'Un poids est un nombre entier de 0 à {max}, un effort de 1 à 10.',
    'quality.listTooLong': 'Une liste dépasse {max} caractères ; raccourcissez-la.',
  },
})

type Reader = Pick<Ctx, 'locale'>

/** Why something is refused as a whole. */
export function reasonFor({ locale }: Reader, code: string, params?: MessageParams): string {
  return refusalWords(locale, code, params)
}

/** What is wrong with one field. */
export function fieldRefusal(
  { locale }: Reader,
  { pointer, code, params, policy }: Omit<FieldError, 'detail'> & { code: string },
): FieldError {
  const detail = refusalWords.has(code) ? refusalWords(locale, code, params) : offerMessages(locale, code, params)
  return { pointer, code, detail, ...(params && { params }), ...(policy && { policy }) }
}

/** Refusals made where no reader was known, as this reader reads them. Fields are named by their keys, the same at every door. */
export function inReadersWords({ locale }: Reader, errors: FieldError[]): FieldError[] {
  return errors.map((error) => {
    const { code, params } = error
    return code && hasMessage(code) ? { ...error, detail: offerMessages(locale, code, params) } : error
  })
}
