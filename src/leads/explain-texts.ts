/** A lead's story in plain words, for whoever is looked out of bed by it. */
import { defineMessages } from '#platform/messages'

export const explainTexts = defineMessages({
  en: {
    'explain.captured': 'It came: {action} on “{offer}” ({leadSource}), in {marketplace}.',
    'explain.duplicate': 'The same person did the same before: lead {other}.',
    'explain.flags': 'Noticed about it: {flags}.',
    'explain.consent': 'The customer agreed to the text {textId}.',
    'explain.state.withheld':
      'It is withheld: addresses of schools and people who must not be contacted are not passed on. No destination gets who it is.',
    'explain.state.unconfirmed':
      'It waits for the customer to confirm it by the mailed link; until then nobody gets who it is.',
    'explain.asked_to_confirm': 'The customer was asked by mail to confirm it.',
    'explain.confirmed': 'The customer confirmed it by the mailed link.',
    'explain.state.quarantined': 'It waits in quarantine, because it looks like abuse: {suspicions}.',
    'explain.state.erased': 'It was erased. What is left of it says nothing about anybody.',
    'explain.own': 'One of the publisher’s own people sent it, so it goes nowhere.',
    'explain.nowhere': 'It goes nowhere: the offer had no destination when it came.',
    'explain.queued': '{connection} ({kind}): queued.',
    'explain.attempt': '{connection}: try {number} took {ms} ms. {what}',
    'explain.attempt_status': '{connection}: try {number}, answered {status} after {ms} ms. {what}',
    'explain.delivered': '{connection}: delivered, {seconds} s after it came.',
    'explain.delivered_as': '{connection} calls it {id}.',
    'explain.possible_duplicate': '{connection} may have it twice: one try ended without an answer after all was sent.',
    'explain.step': '{name} noted “{state}”.',
    'explain.next.nothing': 'Nothing to do: it is where it should be.',
    'explain.next.sending': '{connection}: it is being sent right now. Look again in a moment.',
    'explain.next.queued':
      '{connection}: it is its turn in a moment. If this stays so, check that a worker runs (comptoir doctor).',
    'explain.next.paused': '{connection} is paused. Resume it, and everything that waits goes out.',
    'explain.next.waiting': '{connection}: the next try is at {at}, by itself. {fix}',
    'explain.next.held':
      '{connection} refuses everything, so its leads wait; none is lost. {fix} When it works again they go out by themselves, oldest first.',
    'explain.next.rejected':
      '{connection} refused this lead’s data. {fix} Then press Retry, or: comptoir lead replay --id {id} --connection {connectionId}',
    'explain.next.parked':
      '{connection}: all tries were made over three days. {fix} Then: comptoir lead replay --id {id} --connection {connectionId}',
    'explain.next.cancelled':
      '{connection}: somebody cancelled it. To send it all the same: comptoir lead replay --id {id} --connection {connectionId}',
    'explain.next.unconfirmed': '{connection} took it but does not say whether it kept it. Look for {email} there.',
    'explain.next.no_destination':
      'Give the offer a destination; then send what came before: comptoir lead replay --id {id} --connection CONNECTION',
    'explain.next.await_customer': 'Nothing to do: unless the customer confirms it by {at}, it is erased.',
    'explain.next.quarantined': 'Read it; if it is genuine, release it on its page.',
    'explain.next.withheld': 'Only the operator may release it, with evidence that the customer agreed.',
    'explain.next.erased': 'Nothing can be done, and nothing should.',
  },
  fr: {
    'explain.captured': 'Il est arrivé : {action} sur « {offer} » ({leadSource}), dans {marketplace}.',
    'explain.duplicate': 'La même personne avait déjà fait la même chose : prospect {other}.',
    'explain.flags': 'Remarqué : {flags}.',
    'explain.consent': 'Le client a accepté le texte {textId}.',
    'explain.state.withheld':
      'Il est retenu : les adresses d’écoles et les personnes à ne pas contacter ne sont pas transmises. Aucune destination ne sait qui c’est.',
    'explain.state.unconfirmed':
      'Il attend que le client le confirme par le lien envoyé ; d’ici là, personne ne sait qui c’est.',
    'explain.asked_to_confirm': 'Un courriel a demandé au client de confirmer.',
    'explain.confirmed': 'Le client a confirmé par le lien envoyé.',
    'explain.state.quarantined': 'Il attend en quarantaine, car il ressemble à un abus : {suspicions}.',
    'explain.state.erased': 'Il a été effacé. Ce qui en reste ne dit rien de personne.',
    'explain.own': 'Quelqu’un de l’éditeur lui-même l’a envoyé ; il ne va donc nulle part.',
    'explain.nowhere': 'Il ne va nulle part : l’offre n’avait pas de destination à son arrivée.',
    'explain.queued': '{connection} ({kind}) : en file d’attente.',
    'explain.attempt': '{connection} : essai {number}, {ms} ms. {what}',
    'explain.attempt_status': '{connection} : essai {number}, réponse {status} après {ms} ms. {what}',
    'explain.delivered': '{connection} : livré, {seconds} s après son arrivée.',
    'explain.delivered_as': '{connection} l’appelle {id}.',
    'explain.possible_duplicate':
      '{connection} l’a peut-être deux fois : un essai s’est terminé sans réponse alors que tout était envoyé.',
    'explain.step': '{name} a noté « {state} ».',
    'explain.next.nothing': 'Rien à faire : il est où il doit être.',
    'explain.next.sending': '{connection} : il est en cours d’envoi. Regardez de nouveau dans un instant.',
    'explain.next.queued':
      '{connection} : c’est bientôt son tour. Si cela dure, vérifiez qu’un processus d’envoi tourne (comptoir doctor).',
    'explain.next.paused': '{connection} est en pause. Reprenez-la, et tout ce qui attend partira.',
    'explain.next.waiting': '{connection} : le prochain essai est à {at}, tout seul. {fix}',
    'explain.next.held':
      '{connection} refuse tout, ses prospects attendent donc ; aucun n’est perdu. {fix} Quand elle fonctionnera, ils partiront d’eux-mêmes, les plus anciens d’abord.',
    'explain.next.rejected':
      '{connection} a refusé les données de ce prospect. {fix} Puis « Réessayer », ou : comptoir lead replay --id {id} --connection {connectionId}',
    'explain.next.parked':
      '{connection} : tous les essais ont été faits, sur trois jours. {fix} Puis : comptoir lead replay --id {id} --connection {connectionId}',
    'explain.next.cancelled':
      '{connection} : quelqu’un l’a annulé. Pour l’envoyer quand même : comptoir lead replay --id {id} --connection {connectionId}',
    'explain.next.unconfirmed': '{connection} l’a pris sans dire si elle l’a gardé. Cherchez-y {email}.',
    'explain.next.no_destination':
      'Donnez une destination à l’offre ; puis envoyez ce qui était arrivé avant : comptoir lead replay --id {id} --connection CONNEXION',
    'explain.next.await_customer': 'Rien à faire : sans confirmation du client d’ici au {at}, il sera effacé.',
    'explain.next.quarantined': 'Lisez-le ; s’il est sincère, libérez-le sur sa page.',
    'explain.next.withheld': 'Seul l’opérateur peut le libérer, avec la preuve que le client a accepté.',
    'explain.next.erased': 'On ne peut rien faire, et il ne faut rien faire.',
  },
})
