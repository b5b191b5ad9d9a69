/** What the registry says when it refuses something. */
import type { Ctx } from '#platform/ctx'
import { defineMessages } from '#platform/messages'
import type { FieldError } from '#platform/problem'

export const registryWords = defineMessages({
  en: {
    purpose:
      'Usage is credited to software of one’s own: not to the work of integrators, to managed services, or to tools that mainly deploy and manage resources.',
    description: 'Say in 1 to 200 characters which software this is.',
    channel: 'Choose marketplace, publicRepository, privateRepository, customerEngagement or other.',
    notice: 'The notice needs an absolute https address.',
    noticeText: 'The notice has at most 5 000 characters.',
    channelDetail: 'Say it in at most 500 characters.',
    optOut: 'Say none, documented, parameter:NAME or environment:NAME.',
    artifact: 'Choose among armTemplate, bicep, terraform and userAgent.',
    known: 'You have this GUID already.',
    revoked: 'This GUID was revoked and is never used again.',
    cells: 'It has another number of cells than the heading.',
    lines: 'Write one line for each GUID.',
    offer: 'There is no such offer of yours.',
    columns:
      'The first line must name the columns guid, description, offerId, planId, channel, channelDetail, artifactKinds, noticeUrl.',
    tooMany: 'At most 1 000 rows at a time.',
    unreadable: 'This is not CSV: {reason}',
    line: 'Line {line}: {text}',
    collectorName: 'Give the key a name of at most 100 characters.',
    supportText: 'Say in at most 5 000 characters what it is about.',
    supportTitle: 'Give the request a title of at most 200 characters.',
    supportCategory: 'Choose Other or Access problem.',
    planName: 'The id of a plan has at most 50 characters.',
    planOfOffer: 'Choose the offer, too, whose plan it is.',
    plan: 'Choose one of the plans.',
    rate: 'Say month (2026-03), currency (three letters, not USD) and perDollar (a number above nought).',
    leaveOut: 'Of this plan no deployment can be left out here: its template has no way to.',
    noMain: 'The package has no mainTemplate.json that can be read.',
    denied: 'The GUID of the tracker in {file} is nobody’s to register.',
    noTracker: 'No tracker can be put into {file}: {why}.',
    noTrackingId: 'what begins with pid- in it is no tracking id',
  },
  fr: {
    purpose:
      'L’usage est attribué à un logiciel à soi : pas au travail d’intégrateurs, ni à des services managés, ni à des outils qui surtout déploient et gèrent des ressources.',
    description: 'Dites en 1 à 200 caractères de quel logiciel il s’agit.',
    channel: 'Choisissez marketplace, publicRepository, privateRepository, customerEngagement ou other.',
    notice: 'La notice demande une adresse https absolue.',
    noticeText: 'La notice a au plus 5 000 caractères.',
    channelDetail: 'Dites-le en 500 caractères au plus.',
    optOut: 'Dites none, documented, parameter:NOM ou environment:NOM.',
    artifact: 'Choisissez parmi armTemplate, bicep, terraform et userAgent.',
    known: 'Vous avez déjà ce GUID.',
    revoked: 'Ce GUID a été révoqué et ne servira plus jamais.',
    cells: 'Elle n’a pas autant de cellules que l’en-tête.',
    lines: 'Écrivez une ligne par GUID.',
    offer: 'Aucune de vos offres n’a ce nom.',
    columns:
      'La première ligne doit nommer les colonnes guid, description, offerId, planId, channel, channelDetail, artifactKinds, noticeUrl.',
    tooMany: 'Au plus 1 000 lignes à la fois.',
    unreadable: 'Ce n’est pas du CSV : {reason}',
    line: 'Ligne {line} : {text}',
    collectorName: 'Donnez à la clé un nom d’au plus 100 caractères.',
    supportText: 'Dites en 5 000 caractères au plus de quoi il s’agit.',
    supportTitle: 'Donnez à la demande un titre d’au plus 200 caractères.',
    supportCategory: 'Choisissez Other ou Access problem.',
    planName: 'L’identifiant d’un plan a au plus 50 caractères.',
    planOfOffer: 'Choisissez aussi l’offre dont c’est le plan.',
    plan: 'Choisissez l’un des plans.',
    rate: 'Dites month (2026-03), currency (trois lettres, pas USD) et perDollar (un nombre au-dessus de zéro).',
    leaveOut: 'Aucun déploiement de ce plan ne peut être exclu ici : son modèle ne le permet pas.',
    noMain: 'Le paquet n’a pas de mainTemplate.json lisible.',
    denied: 'Le GUID du traceur de {file} ne peut être enregistré par personne.',
    noTracker: 'Aucun traceur ne peut être mis dans {file} : {why}.',
    noTrackingId: 'ce qui y commence par pid- n’est pas un identifiant de suivi',
  },
})

export function fieldError(ctx: Pick<Ctx, 'locale'>, pointer: string, code: string): FieldError {
  return { pointer, code: `attribution.${code}`, detail: registryWords(ctx.locale, code) }
}
