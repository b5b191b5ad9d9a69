/**
 * What customers agree to before their data is passed on, version by version. A version is never edited:
 * leads name the one that was agreed to. `{privacy}` is where the link to the publisher's policy stands, `{owner}` the
 * publisher from whose page a partner is contacted.
 */
import type { Locale } from '#platform/messages'
import type { ActionCode } from './lead-source.ts'

type Wording = { sentence: string; link: string; marketing: string }
type Version = { id: string; purpose: 'contact' | 'partner' | 'acquire'; wording: Record<Locale, Wording> }

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
    id: 'partner-1',
    purpose: 'partner',
    wording: {
      en: {
        sentence:
          '{marketplace} may pass the details above on to {publisher}, so that they can contact me about {offer}. {publisher} is then responsible for them under its {privacy}. {owner}, on whose page I found this offer, learns them too and may not contact me because of it.',
        link: 'privacy policy',
        marketing: '{publisher} may also write to me about its other products and events. I can stop this at any time.',
      },
      fr: {
        sentence:
          '{marketplace} peut transmettre les informations ci-dessus à {publisher} pour qu’on me contacte au sujet de {offer}. {publisher} en est alors responsable selon sa {privacy}. {owner}, dont la page m’a conduit à cette offre, en a aussi connaissance et ne peut pas me contacter à ce titre.',
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
export function currentVersion(action: ActionCode, { tellsOwner = false } = {}): Version {
  const isContact = action === 'PLT' || action === 'DNC'
  const purpose = isContact ? (tellsOwner ? 'partner' : 'contact') : 'acquire'
  return versions.findLast((version) => version.purpose === purpose)!
}

/** Whether whoever agreed to it agreed that the page's owner learns who they are. */
export function tellsOwner(textId: string): boolean {
  return versionById(textId)?.purpose === 'partner'
}

export function versionById(textId: string): Version | undefined {
  return versions.find((version) => version.id === textId)
}
