import { defineMessages } from '#platform/messages'

/** What the commands about leads print around the facts. */
export const leadWords = defineMessages({
  en: {
    'cli.relay.fine': '{file}: nothing wrong. Listeners: {listeners}. Connections: {connections}.',
    'cli.next': 'What to do next',
    'cli.nowhere': 'nowhere',
    'cli.replay.dry': '{leads} leads chosen, {queued} would be sent. Nothing was sent: leave --dry-run out to do it.',
    'cli.replay.none': '{leads} leads chosen; nothing of them is missing there.',
    'cli.replay.done': '{leads} leads chosen, {queued} queued as replay {id}, five a second.',
    'cli.connection.unknown': 'There is no connection “{name}”. There are: {names}.',
    'cli.send.kept': '{status} after {ms} ms  {body}',
    'cli.send.failed': 'Not sent: {message}',
    'cli.send.unreadable': '{file} cannot be read: {message}',
    'cli.send.set': '“{text}” is not Name=Value.',
  },
  fr: {
    'cli.relay.fine': '{file} : rien à redire. Adresses : {listeners}. Connexions : {connections}.',
    'cli.next': 'Que faire maintenant',
    'cli.nowhere': 'nulle part',
    'cli.replay.dry':
      '{leads} prospects choisis, {queued} seraient envoyés. Rien n’a été envoyé : enlevez --dry-run pour le faire.',
    'cli.replay.none': '{leads} prospects choisis ; il n’en manque aucun là-bas.',
    'cli.replay.done': '{leads} prospects choisis, {queued} en file sous le renvoi {id}, cinq par seconde.',
    'cli.connection.unknown': 'Il n’y a pas de connexion « {name} ». Il y a : {names}.',
    'cli.send.kept': '{status} après {ms} ms  {body}',
    'cli.send.failed': 'Pas envoyé : {message}',
    'cli.send.unreadable': '{file} est illisible : {message}',
    'cli.send.set': '« {text} » n’est pas Nom=Valeur.',
  },
})
