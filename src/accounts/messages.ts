/** The words of this room's refusals, in every language of the house. */
import { defineMessages } from '#platform/messages'

export const accountsMessages = defineMessages({
  en: {
    'accounts.required': 'Fill this in.',
    'accounts.invalid': 'This is not a value that fits here.',
    'accounts.too_short': 'At least {min} characters.',
    'accounts.too_long': 'At most {max} characters.',
    'accounts.email_format': 'This is not an e-mail address.',
    'accounts.url_format': 'This is not a web address; it starts with https:// or http://.',
    'accounts.country_format': 'Two capital letters, for instance FR or US.',
    'accounts.publisher_id_format': 'Lower-case letters, digits, hyphens and underscores, at most 50 of them.',
    'accounts.publisher_id_taken': 'This publisher ID is taken. Choose another.',
  },
  fr: {
    'accounts.required': 'Remplissez ce champ.',
    'accounts.invalid': 'Cette valeur ne convient pas ici.',
    'accounts.too_short': 'Au moins {min} caractères.',
    'accounts.too_long': 'Au plus {max} caractères.',
    'accounts.email_format': 'Ce n’est pas une adresse e-mail.',
    'accounts.url_format': 'Ce n’est pas une adresse web ; elle commence par https:// ou http://.',
    'accounts.country_format': 'Deux lettres majuscules, par exemple FR ou US.',
    'accounts.publisher_id_format': 'Lettres minuscules, chiffres, traits d’union et tirets bas, 50 au plus.',
    'accounts.publisher_id_taken': 'Cet identifiant d’éditeur est déjà pris. Choisissez-en un autre.',
  },
})
