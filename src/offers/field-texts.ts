/** The words for breaking a rule that any field can have: made from the field's label, so that none is ever missing. */
import type { Locale } from '#platform/messages'
import { assetKinds, type FileFormat, formatsOf } from './asset-kinds.ts'
import { codeOf, type RuleName, rulesOf } from './types/codes.ts'
import type { Field, OfferType } from './types/offer-type.ts'

export type Template = { en: string; fr: string }

/** What breaking a rule means for any field: `{label}` is the field's. */
const templates: Record<RuleName, Template> = {
  required: { en: 'Fill in “{label}”.', fr: 'Renseignez « {label} ».' },
  tooLong: {
    en: '“{label}” is {n} characters; the limit is {max}.',
    fr: '« {label} » compte {n} caractères ; la limite est {max}.',
  },
  unseen: {
    en: '“{label}” holds a character that nobody can see or read ({character}); type it again without.',
    fr: '« {label} » contient un caractère que personne ne peut voir ou lire ({character}) ; saisissez-le de nouveau sans lui.',
  },
  lineBreak: { en: 'Keep “{label}” on one line.', fr: 'Écrivez « {label} » sur une seule ligne.' },
  format: { en: 'Check how “{label}” is written.', fr: 'Vérifiez l’écriture de « {label} ».' },
  invalid: {
    en: '“{value}” is not a choice of “{label}”; choose from the list.',
    fr: '« {value} » n’est pas un choix de « {label} » ; choisissez dans la liste.',
  },
  private: {
    en: '“{label}” points into a private network; enter an address that customers can reach.',
    fr: '« {label} » mène à un réseau privé ; saisissez une adresse accessible aux clients.',
  },
  host: {
    en: '“{label}” must be on one of these sites: {hosts}.',
    fr: '« {label} » doit se trouver sur l’un de ces sites : {hosts}.',
  },
  unreachable: {
    en: 'We could not open “{label}” ({status}); check the address.',
    fr: 'Nous n’avons pas pu ouvrir « {label} » ({status}) ; vérifiez l’adresse.',
  },
  signIn: {
    en: '“{label}” leads to a sign-in page; enter an address that everybody can read.',
    fr: '« {label} » mène à une page de connexion ; saisissez une adresse lisible par tous.',
  },
  undeliverable: {
    en: 'No mail server answers for the domain of “{label}”; check the address.',
    fr: 'Aucun serveur de messagerie ne répond pour le domaine de « {label} » ; vérifiez l’adresse.',
  },
  integer: { en: 'Enter “{label}” as a whole number.', fr: 'Saisissez « {label} » sous forme de nombre entier.' },
  number: {
    en: 'Enter “{label}” as a number, such as 12.50.',
    fr: 'Saisissez « {label} » sous forme de nombre, par exemple 12,50.',
  },
  range: { en: '“{label}” must be from {min} to {max}.', fr: '« {label} » doit être compris entre {min} et {max}.' },
  retired: {
    en: '“{value}” is no longer used; choose another.',
    fr: '« {value} » n’est plus utilisé ; choisissez une autre valeur.',
  },
  replaced: {
    en: '“{value}” is no longer used; choose “{topics}”, which took its place.',
    fr: '« {value} » n’est plus utilisé ; choisissez « {topics} », qui le remplace.',
  },
  notSold: {
    en: 'Nothing can be sold in {market} here; take it out of “{label}”.',
    fr: 'Rien ne peut être vendu ici pour ce pays : {market} ; retirez-le de « {label} ».',
  },
  orphan: {
    en: '“{value}” does not belong to what is chosen above; choose another.',
    fr: '« {value} » ne correspond pas au choix précédent ; choisissez une autre valeur.',
  },
  exclusive: {
    en: '“Not applicable” excludes the others; keep one or the other.',
    fr: '« Non applicable » exclut les autres valeurs ; gardez l’un ou l’autre.',
  },
  tooMany: { en: 'At most {max} in “{label}”; there are {n}.', fr: '{max} au plus dans « {label} » ; il y en a {n}.' },
  tooFew: {
    en: 'At least {min} in “{label}”; there are {n}.',
    fr: '{min} au moins dans « {label} » ; il y en a {n}.',
  },
  itemLength: {
    en: 'Each of “{label}” has {min} to {max} characters; “{value}” has {n}.',
    fr: 'Dans « {label} », chaque élément compte de {min} à {max} caractères ; « {value} » en compte {n}.',
  },
  itemDuplicate: { en: '“{value}” is there twice; remove one.', fr: '« {value} » figure deux fois ; retirez-en un.' },
  missing: {
    en: 'The file of “{label}” is not here any more; upload it again.',
    fr: 'Le fichier de « {label} » n’est plus là ; chargez-le à nouveau.',
  },
  size: {
    en: '“{label}” has the wrong size ({w}×{h} pixels); upload another.',
    fr: '« {label} » n’a pas la bonne taille ({w}×{h} pixels) ; chargez une autre image.',
  },
  tagNotAllowed: {
    en: 'The tag <{tag}> is not supported and was removed.',
    fr: 'La balise <{tag}> n’est pas prise en charge et a été retirée.',
  },
  immutable: {
    en: '“{label}” can’t be changed any more.',
    fr: '« {label} » ne peut plus être modifié.',
  },
}

/** What a value that is not well formed should have been, for kinds where that can be said. */
const invalidOf: Partial<Record<Field['type'], Template>> = {
  url: {
    en: '“{label}” must be a complete address that starts with https://, such as https://example.com/page.',
    fr: '« {label} » doit être une adresse complète commençant par https://, par exemple https://example.com/page.',
  },
  email: {
    en: '“{label}” must be an e-mail address, such as name@example.com.',
    fr: '« {label} » doit être une adresse e-mail, par exemple nom@example.com.',
  },
  emails: {
    en: '“{value}” is not an e-mail address; correct it.',
    fr: '« {value} » n’est pas une adresse e-mail ; corrigez-la.',
  },
  phone: {
    en: 'Enter “{label}” with the country code, such as +33 1 23 45 67 89.',
    fr: 'Saisissez « {label} » avec l’indicatif du pays, par exemple +33 1 23 45 67 89.',
  },
  guid: {
    en: '“{label}” must be an identifier such as 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.',
    fr: '« {label} » doit être un identifiant tel que 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.',
  },
}

const notOfFormat: Record<FileFormat, Template> = {
  png: { en: '“{label}” must be a PNG image.', fr: '« {label} » doit être une image PNG.' },
  pdf: { en: '“{label}” must be a PDF document.', fr: '« {label} » doit être un document PDF.' },
  zip: { en: '“{label}” must be a .zip file.', fr: '« {label} » doit être un fichier .zip.' },
  app: { en: '“{label}” must be an .app file.', fr: '« {label} » doit être un fichier .app.' },
  doc: { en: '“{label}” must be a Word document.', fr: '« {label} » doit être un document Word.' },
  docx: { en: '“{label}” must be a Word document.', fr: '« {label} » doit être un document Word.' },
  xls: { en: '“{label}” must be an Excel workbook.', fr: '« {label} » doit être un classeur Excel.' },
  xlsx: { en: '“{label}” must be an Excel workbook.', fr: '« {label} » doit être un classeur Excel.' },
}

function templateOf(field: Field, rule: RuleName): Template {
  if (rule === 'required' && field.type === 'asset') return { en: 'Upload “{label}”.', fr: 'Chargez « {label} ».' }
  if (rule === 'invalid') return invalidOf[field.type] ?? templates.invalid
  if (rule === 'format' && field.asset) {
    const kind = assetKinds[field.asset]
    const several = formatsOf(kind).map((format) => `.${format}`)
    return several.length === 1
      ? notOfFormat[kind.format]
      : {
          en: `“{label}” must be a file of one of these kinds: ${several.join(', ')}.`,
          fr: `« {label} » doit être un fichier d’un de ces types : ${several.join(', ')}.`,
        }
  }
  return templates[rule]
}

/** A text for every rule that a field of these types can break, by code and language. */
export function textsOfFields(types: OfferType[]): Record<Locale, Record<string, string>> {
  const texts: Record<Locale, Record<string, string>> = { en: {}, fr: {} }
  const everyField = (fields: Field[]): Field[] => fields.flatMap((f) => [f, ...everyField(f.item ?? [])])
  for (const type of types) {
    const sections = [type.creation, ...type.pages.flatMap((page) => page.sections)]
    for (const field of everyField(sections.flatMap((section) => section.fields))) {
      for (const rule of rulesOf(field)) {
        const code = codeOf(field, rule)
        if (code in texts.en) continue
        const template = templateOf(field, rule)
        texts.en[code] = template.en.replaceAll('{label}', field.label.en)
        texts.fr[code] = template.fr.replaceAll('{label}', field.label.fr)
      }
    }
  }
  return texts
}
