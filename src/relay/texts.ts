import { defineMessages } from '#platform/messages'

/** What may be wrong with the relay's file, and with what is posted to it. */
export const relayTexts = defineMessages({
  en: {
    'relay.no_variable': 'The environment has no variable {name}. Set it, or name another one.',
    'relay.no_file': '{file} cannot be read. Paths are relative to the folder of this file.',
    'relay.twice': '“{name}” is there twice; each needs a name of its own.',
    'relay.kind': 'There is no kind of destination “{kind}”. One of: {kinds}.',
    'relay.open_secret': '“{key}” is a secret: write { env: NAME } or { file: PATH } instead of its value.',
    'relay.unknown_connection': 'No connection is called “{name}”.',
    'relay.open_listener':
      'Anybody could post to this address: give it a token, or end its path with at least 24 characters nobody can guess.',
    'relay.short_token': 'At least 16 characters, or it can be guessed.',
    'relay.setting': '{name}: {detail}',
    'relay.other_kind':
      'A connection of this name was of the kind “{kind}” before, and leads may wait for it: give the new one another name.',
    'relay.payload.not_json': 'The body is not a JSON object in UTF-8.',
    'relay.payload.too_large': 'At most {max} KiB.',
    'relay.payload.empty':
      'The body has none of the members of a lead: UserDetails, LeadSource, ActionCode, OfferTitle, Description.',
  },
  fr: {
    'relay.no_variable': 'L’environnement n’a pas de variable {name}. Définissez-la, ou nommez-en une autre.',
    'relay.no_file': '{file} est illisible. Les chemins partent du dossier de ce fichier.',
    'relay.twice': '« {name} » figure deux fois ; chacun doit avoir son propre nom.',
    'relay.kind': 'Il n’y a pas de type de destination « {kind} ». Au choix : {kinds}.',
    'relay.open_secret': '« {key} » est un secret : écrivez { env: NOM } ou { file: CHEMIN } à la place de sa valeur.',
    'relay.unknown_connection': 'Aucune connexion ne s’appelle « {name} ».',
    'relay.open_listener':
      'N’importe qui pourrait envoyer à cette adresse : donnez-lui un jeton, ou terminez son chemin par au moins 24 caractères impossibles à deviner.',
    'relay.short_token': 'Au moins 16 caractères, sinon on peut le deviner.',
    'relay.setting': '{name} : {detail}',
    'relay.other_kind':
      'Une connexion de ce nom était du type « {kind} », et des prospects l’attendent peut-être : donnez un autre nom à la nouvelle.',
    'relay.payload.not_json': 'Le corps n’est pas un objet JSON en UTF-8.',
    'relay.payload.too_large': 'Au plus {max} Kio.',
    'relay.payload.empty':
      'Le corps n’a aucun des membres d’un prospect : UserDetails, LeadSource, ActionCode, OfferTitle, Description.',
  },
})
