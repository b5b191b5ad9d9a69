import { explain } from '#connectors'
import { defineMessages, type Locale, type MessageParams } from '#platform/messages'

/** Words of this room: reasons and notices. Words about a destination's answers are the connectors'. */
export const deliveryTexts = defineMessages({
  en: {
    'delivery.no_destination': 'The offer has no destination any more; the lead is kept until it has one.',
    'delivery.lead_gone': 'The lead was erased or withheld; it is sent nowhere.',
    'delivery.delivered_by_old': 'The old destination had taken it after all.',
    'delivery.interrupted': 'The attempt was cut off because the server stopped. It was repeated.',
    'delivery.internal': 'Something went wrong on the marketplace’s side. It is tried again.',
    'delivery.no_sign_in': 'This destination takes what is sent to it without a sign-in.',
    'delivery.evidence': 'Search for {marker} in your destination: the test lead is there.',
    'delivery.evidence_unproved':
      'Search for {marker} in your destination: it does not confirm what it takes, so that only you can see whether it is there.',
    'delivery.act.INS': 'Get it now',
    'delivery.act.PLT': 'Contact me',
    'delivery.act.DNC': 'Do not contact',
    'delivery.act.Create': 'Purchase',
    'delivery.act.StartTestDrive': 'Test drive',
    'delivery.arrival.subject_one': 'A lead arrived for {offer}',
    'delivery.arrival.subject': '{count} {count|lead|leads} arrived',
    'delivery.arrival.intro': 'Customers left their details on your offers:',
    'delivery.arrival.line': '{offer} – {act} – {country} – {at}\n{link}',
    'delivery.arrival.more': 'and {count} more: {link}',
    'delivery.arrival.privacy': 'Names and addresses are never sent by mail; sign in to see them.',
    'delivery.alert.failing_subject': 'Leads do not get through to {name}',
    'delivery.alert.failing': 'The destination “{name}” has taken no lead since {since}.',
    'delivery.alert.suspended_subject': 'Sending leads to {name} is suspended',
    'delivery.alert.suspended':
      'Sending leads to the destination “{name}” is suspended; it has taken none since {since}.',
    'delivery.alert.recovered_subject': 'Leads get through to {name} again',
    'delivery.alert.recovered': 'The destination “{name}” takes leads again; what waited is being sent.',
    'delivery.alert.waiting': 'Leads waiting: {count}.',
    'delivery.pace.subject': 'Most of today’s leads to {name} are sent',
    'delivery.pace.text':
      '{sent} leads were sent to “{name}” within a day, and it takes 500. What comes after that waits for the next day; none is lost. Salesforce’s REST mode has no such limit.',
    'delivery.expiry.ends_subject': 'The credentials of {name} end on {date}',
    'delivery.expiry.ends': 'The secret of the destination “{name}” ends on {date}. Leads cannot be sent after that.',
    'delivery.expiry.ended_subject': 'The credentials of {name} have ended',
    'delivery.expiry.ended':
      'The secret of the destination “{name}” ended on {date}. Leads are kept until there is a new one.',
    'delivery.expiry.how':
      'Make a new one at the destination, enter it in the connection’s settings and validate: no lead is lost in between.',
    'delivery.webhook.none': 'There is no such webhook.',
    'delivery.webhook.stale': 'Somebody else changed this webhook in the meantime. Look at it and save again.',
    'delivery.webhook.wrong': 'Some settings of the webhook need mending.',
    'delivery.webhook.no_event': 'Choose at least one thing to be told of.',
    'delivery.alert.kept': 'No lead is lost: they are kept and sent as soon as the destination works.',
  },
  fr: {
    'delivery.no_destination':
      'L’offre n’a plus de destination ; le prospect est conservé jusqu’à ce qu’elle en ait une.',
    'delivery.lead_gone': 'Le prospect a été effacé ou n’est pas transmis ; il n’est envoyé nulle part.',
    'delivery.delivered_by_old': 'L’ancienne destination l’avait finalement reçu.',
    'delivery.interrupted': 'L’essai a été interrompu par l’arrêt du serveur. Il a été répété.',
    'delivery.internal': 'Une erreur s’est produite du côté de la place de marché. Un nouvel essai suit.',
    'delivery.no_sign_in': 'Cette destination accepte ce qui lui est envoyé sans authentification.',
    'delivery.evidence': 'Cherchez {marker} dans votre destination : le prospect d’essai s’y trouve.',
    'delivery.evidence_unproved':
      'Cherchez {marker} dans votre destination : elle ne confirme pas ce qu’elle reçoit ; vous seul pouvez voir s’il y est.',
    'delivery.act.INS': 'Obtenir',
    'delivery.act.PLT': 'Me contacter',
    'delivery.act.DNC': 'Ne pas contacter',
    'delivery.act.Create': 'Achat',
    'delivery.act.StartTestDrive': 'Essai guidé',
    'delivery.arrival.subject_one': 'Un prospect pour {offer}',
    'delivery.arrival.subject': '{count} {count|prospect est arrivé|prospects sont arrivés}',
    'delivery.arrival.intro': 'Des clients ont laissé leurs coordonnées sur vos offres :',
    'delivery.arrival.line': '{offer} – {act} – {country} – {at}\n{link}',
    'delivery.arrival.more': 'et {count} {count|autre|autres} : {link}',
    'delivery.arrival.privacy':
      'Les noms et adresses ne sont jamais envoyés par courriel ; connectez-vous pour les voir.',
    'delivery.alert.failing_subject': 'Les prospects n’arrivent plus à {name}',
    'delivery.alert.failing': 'La destination « {name} » n’a reçu aucun prospect depuis {since}.',
    'delivery.alert.suspended_subject': 'L’envoi de prospects à {name} est suspendu',
    'delivery.alert.suspended':
      'L’envoi de prospects à la destination « {name} » est suspendu ; elle n’en a reçu aucun depuis {since}.',
    'delivery.alert.recovered_subject': 'Les prospects arrivent de nouveau à {name}',
    'delivery.alert.recovered':
      'La destination « {name} » reçoit de nouveau des prospects ; ceux qui attendaient sont en cours d’envoi.',
    'delivery.alert.waiting': 'Prospects en attente : {count}.',
    'delivery.pace.subject': 'La plupart des prospects du jour vers {name} sont partis',
    'delivery.pace.text':
      '{sent} prospects ont été envoyés à « {name} » en un jour, et elle en accepte 500. Les suivants attendront le lendemain ; aucun n’est perdu. Le mode REST de Salesforce n’a pas cette limite.',
    'delivery.expiry.ends_subject': 'Les identifiants de {name} expirent le {date}',
    'delivery.expiry.ends':
      'Le secret de la destination « {name} » expire le {date}. Les prospects ne pourront plus être envoyés ensuite.',
    'delivery.expiry.ended_subject': 'Les identifiants de {name} ont expiré',
    'delivery.expiry.ended':
      'Le secret de la destination « {name} » a expiré le {date}. Les prospects sont conservés jusqu’au prochain.',
    'delivery.expiry.how':
      'Créez-en un nouveau dans la destination, saisissez-le dans les réglages de la connexion et validez : aucun prospect n’est perdu entre-temps.',
    'delivery.webhook.none': 'Ce webhook n’existe pas.',
    'delivery.webhook.stale':
      'Quelqu’un d’autre a modifié ce webhook entre-temps. Relisez-le et enregistrez de nouveau.',
    'delivery.webhook.wrong': 'Certains réglages du webhook sont à corriger.',
    'delivery.webhook.no_event': 'Choisissez au moins un événement.',
    'delivery.alert.kept':
      'Aucun prospect n’est perdu : ils sont conservés et envoyés dès que la destination fonctionne.',
  },
})

/** Why a delivery stands where it does, or an attempt ended as it did: what happened, and how to fix it. */
export function explainReason(locale: Locale, code: string, params: MessageParams = {}): { what: string; fix: string } {
  return deliveryTexts.has(code)
    ? { what: deliveryTexts(locale, code, params), fix: '' }
    : explain(locale, code, params)
}
