import { defineMessages } from '#platform/messages'

/** What may be wrong with settings and mappings of any connector. */
export const settingTexts = defineMessages({
  en: {
    'leads.setting.required': 'Fill this in.',
    'leads.setting.too_long': 'At most {max} characters; this has {length}.',
    'leads.setting.option': 'Choose one of: {options}.',
    'leads.setting.type': 'This value is of the wrong type.',
    'leads.setting.unknown': 'This kind of connection has no setting “{key}”.',
    'leads.setting.generated': '“{key}” is made by the marketplace; rotate it instead of setting it.',
    'leads.setting.unprintable': 'This contains a character that cannot be sent.',
    'leads.mapping.too_many': 'At most {max} entries.',
    'leads.mapping.target':
      '“{target}” cannot be the name of a field here: a letter, then letters, digits and underscores.',
    'leads.mapping.target_lower':
      '“{target}” cannot be the name of a field here: a small letter, then small letters, digits and underscores.',
    'leads.mapping.reserved': '“{target}” is filled by the marketplace; choose another name.',
    'leads.mapping.twice': '“{target}” is mapped twice.',
    'leads.mapping.too_long': 'The value of “{target}” has more than {max} characters.',
    'leads.mapping.unknown_field': '“{field}” is not a field of a lead.',
    'leads.contact_emails.too_many': 'At most {max} addresses.',
    'leads.contact_emails.address': '“{address}” is not an e-mail address.',
  },
  fr: {
    'leads.setting.required': 'À remplir.',
    'leads.setting.too_long': 'Au plus {max} caractères ; il y en a {length}.',
    'leads.setting.option': 'À choisir parmi : {options}.',
    'leads.setting.type': 'Cette valeur n’est pas du bon type.',
    'leads.setting.unknown': 'Ce type de connexion n’a pas de réglage « {key} ».',
    'leads.setting.generated': '« {key} » est créé par la place de marché ; renouvelez-le au lieu de le saisir.',
    'leads.setting.unprintable': 'Il y a ici un caractère qui ne peut pas être envoyé.',
    'leads.mapping.too_many': 'Au plus {max} lignes.',
    'leads.mapping.target':
      '« {target} » ne peut pas nommer un champ ici : une lettre, puis des lettres, chiffres et tirets bas.',
    'leads.mapping.target_lower':
      '« {target} » ne peut pas nommer un champ ici : une minuscule, puis des minuscules, chiffres et tirets bas.',
    'leads.mapping.reserved': '« {target} » est rempli par la place de marché ; choisissez un autre nom.',
    'leads.mapping.twice': '« {target} » figure deux fois.',
    'leads.mapping.too_long': 'La valeur de « {target} » dépasse {max} caractères.',
    'leads.mapping.unknown_field': '« {field} » n’est pas un champ d’un prospect.',
    'leads.contact_emails.too_many': 'Au plus {max} adresses.',
    'leads.contact_emails.address': '« {address} » n’est pas une adresse e-mail.',
  },
})
