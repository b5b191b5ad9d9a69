/** What it means when a call to a vendor ends without an answer: the same for all of them (spec leads §3.0.7). */
import type { Locale } from '#platform/messages'
import type { ReachResult, SendCall, Verdict } from './contract.ts'
import type { Answer, Failure } from './wire.ts'
import { Wire } from './wire.ts'

const hourMs = 3_600_000

/** @param destination the middle of the codes: `leads.<destination>.dns` */
export function verdictOnFailure(
  failure: Failure,
  { destination, url }: { destination: string; url: string },
): Verdict {
  const params = { host: hostOf(url), reason: failure.reason }
  const code = (name: string) => `leads.${destination}.${name}`
  switch (failure.stage) {
    case 'guard':
      return failure.reason === 'private-address'
        ? { class: 'blocked', code: code('url_private'), params }
        : { class: 'connection_error', code: code('url'), params }
    case 'dns':
      // Names come back: a resolver that is down for a minute must not stop a connection (outpost#314).
      return { class: 'transient', code: code('dns'), params, connectionErrorAfterMs: hourMs }
    case 'tls':
      return failure.reason === 'timeout' || failure.reason === 'reset'
        ? { class: 'transient', code: code('timeout'), params }
        : { class: 'connection_error', code: code('tls'), params }
    default:
      return { class: 'transient', code: code('timeout'), params, ambiguous: failure.requestSent }
  }
}

/**
 * A page for people where a program's answer was due: of a proxy, a firewall, a place to sign in. What vendors
 * themselves print while they are down is no such thing, and passes.
 */
export function verdictOnPage(
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  { destination, url }: { destination: string; url: string },
): Verdict | undefined {
  const isPage = /text\/html/i.test(headers['content-type'] ?? '') || status === 407
  if (!isPage || status >= 500 || status === 408 || status === 429) return undefined
  return { class: 'connection_error', code: `leads.${destination}.page`, params: { host: hostOf(url), status } }
}

/** Connects to an address and hangs up. */
export async function reach(
  { egress }: Pick<SendCall, 'egress'>,
  { destination, url }: { destination: string; url: string },
): Promise<ReachResult> {
  const reply = await egress.reach(url)
  if (reply.kind === 'reached') return { reached: true }
  const verdict = verdictOnFailure(reply, { destination, url })
  const { stage, reason, message, durationMs } = reply
  return {
    reached: false,
    outcome: {
      ...new Wire(egress, { secrets: [] }).outcome(verdict),
      evidence: { failure: { stage, reason, message }, durationMs },
    },
  }
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '?'
}

/** The words for the above, with the vendor's name in them. */
export function networkTexts(destination: string, name: string): Record<Locale, Record<string, string>> {
  const keyed = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [`leads.${destination}.${key}`, text]))
  return {
    en: keyed({
      url: 'The address of {host} cannot be called.',
      'url.fix': 'Correct the address in the settings of this connection.',
      url_private: 'The address {host} leads into a private or reserved network.',
      'url_private.fix': 'Enter the public address. The operator of this marketplace can allow a private one.',
      dns: 'The name {host} could not be looked up.',
      'dns.fix': 'Check the address in the settings of this connection.',
      tls: 'No secure connection to {host}: {reason}.',
      'tls.fix': 'The certificate of that host must be valid for browsers.',
      ...reasons('tls', {
        expired: 'the certificate has expired',
        'not-yet-valid': 'the certificate is not valid yet',
        'self-signed': 'the certificate is self-signed',
        'name-mismatch': 'name mismatch, the certificate is for another name',
        'unknown-authority': 'the certificate comes from an unknown authority',
        revoked: 'the certificate was revoked',
        protocol: 'the server does not speak TLS 1.2 or newer',
      }),
      timeout: `No complete answer from ${name} at {host}: {reason}.`,
      'timeout.fix': 'Nothing to do: the lead is sent again.',
      ...reasons('timeout', {
        refused: 'the connection was refused',
        unreachable: 'the network does not reach it',
        reset: 'the connection was cut',
        timeout: 'it took too long',
        'not-http': 'what came back is not HTTP',
        'headers-too-large': 'the headers of the answer are too large',
      }),
      page: `{host} answered with a page for people ({status}), not as ${name} does.`,
      'page.fix':
        'A proxy, a firewall or a place to sign in stands in between. Check the address; if it is right, whoever runs this marketplace must let calls to {host} through, and an allow-list over there must have its addresses.',
      unavailable: `${name} cannot take leads at the moment ({status}).`,
      'unavailable.fix': 'Nothing to do: the lead is sent again.',
      unexpected: `${name} answered in a way that is not documented ({status}).`,
      'unexpected.fix':
        'The lead is sent again. If it goes on, show the answer below to the operator of this marketplace.',
    }),
    fr: keyed({
      url: 'L’adresse de {host} ne peut pas être appelée.',
      'url.fix': 'Corrigez l’adresse dans les réglages de cette connexion.',
      url_private: 'L’adresse {host} mène à un réseau privé ou réservé.',
      'url_private.fix':
        'Saisissez l’adresse publique. L’opérateur de cette place de marché peut en autoriser une privée.',
      dns: 'Le nom {host} n’a pas pu être résolu.',
      'dns.fix': 'Vérifiez l’adresse dans les réglages de cette connexion.',
      tls: 'Pas de connexion sûre avec {host} : {reason}.',
      'tls.fix': 'Le certificat de ce serveur doit être valable pour un navigateur.',
      ...reasons('tls', {
        expired: 'le certificat a expiré',
        'not-yet-valid': 'le certificat n’est pas encore valable',
        'self-signed': 'le certificat est auto-signé',
        'name-mismatch': 'le certificat est au nom d’un autre site',
        'unknown-authority': 'le certificat vient d’une autorité inconnue',
        revoked: 'le certificat a été révoqué',
        protocol: 'le serveur ne parle pas TLS 1.2 ou plus récent',
      }),
      timeout: `Pas de réponse complète de ${name} à {host} : {reason}.`,
      'timeout.fix': 'Rien à faire : le prospect est renvoyé.',
      ...reasons('timeout', {
        refused: 'la connexion a été refusée',
        unreachable: 'le réseau ne l’atteint pas',
        reset: 'la connexion a été coupée',
        timeout: 'c’était trop long',
        'not-http': 'ce qui est revenu n’est pas du HTTP',
        'headers-too-large': 'les en-têtes de la réponse sont trop grands',
      }),
      page: `{host} a répondu par une page pour humains ({status}), pas comme ${name}.`,
      'page.fix':
        'Un serveur mandataire, un pare-feu ou une page de connexion se trouve entre les deux. Vérifiez l’adresse ; si elle est juste, l’opérateur de cette place de marché doit laisser passer les appels à {host}, et une liste d’adresses autorisées là-bas doit contenir les siennes.',
      unavailable: `${name} ne peut pas recevoir de prospects pour le moment ({status}).`,
      'unavailable.fix': 'Rien à faire : le prospect est renvoyé.',
      unexpected: `${name} a répondu d’une façon qui n’est pas documentée ({status}).`,
      'unexpected.fix':
        'Le prospect est renvoyé. Si cela dure, montrez la réponse ci-dessous à l’opérateur de cette place de marché.',
    }),
  }
}

function reasons(key: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([reason, text]) => [`${key}.reason.${reason}`, text]))
}
