/**
 * What customers agree to before their data is passed on, version by version. A version is never edited:
 * leads name the one that was agreed to. `{privacy}` is where the link to the publisher's policy stands.
 */
import type { Locale } from '#platform/messages'
import type { ActionCode } from './lead-source.ts'

type Wording = { sentence: string; link: string; marketing: string }
type Version = { id: string; purpose: 'contact' | 'acquire'; wording: Record<Locale, Wording> }

const versions: Version[] = [
  {
    id: 'contact-1',
    purpose: 'contact',
    wording: {
      en: {
        sentence:
          '{marketplace} may pass the details above on to {publisher}, so that they can contact me about {offer}. {publisher} is then responsible for them under its {privacy}.',
        link: 'privacy policy',
        marketing: '{publisher} may also write to me about its other products and events. I can stop this at any time.',
      },
      fr: {
        sentence:
          '{marketplace} peut transmettre les informations ci-dessus à {publisher} pour qu’on me contacte au sujet de {offer}. {publisher} en est alors responsable selon sa {privacy}.',
        link: 'politique de confidentialité',
        marketing:
          '{publisher} peut aussi m’écrire au sujet de ses autres produits et événements. Je peux y mettre fin à tout moment.',
      },
    },
  },
  {
    id: 'acquire-1',
    purpose: 'acquire',
    wording: {
      en: {
        sentence:
          '{marketplace} may pass my details on to {publisher}, so that they can provide {offer} and contact me about it. {publisher} is then responsible for them under its {privacy}.',
        link: 'privacy policy',
        marketing: '{publisher} may also write to me about its other products and events. I can stop this at any time.',
      },
      fr: {
        sentence:
          '{marketplace} peut transmettre mes informations à {publisher} pour me fournir {offer} et me contacter à ce sujet. {publisher} en est alors responsable selon sa {privacy}.',
        link: 'politique de confidentialité',
        marketing:
          '{publisher} peut aussi m’écrire au sujet de ses autres produits et événements. Je peux y mettre fin à tout moment.',
      },
    },
  },
]

/** The version in force for an act: the last one listed for its purpose. */
export function currentVersion(action: ActionCode): Version {
  const purpose = action === 'PLT' || action === 'DNC' ? 'contact' : 'acquire'
  return versions.findLast((version) => version.purpose === purpose)!
}

export function versionById(textId: string): Version | undefined {
  return versions.find((version) => version.id === textId)
}
