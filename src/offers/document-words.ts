/** Why a value cannot be kept, whatever its field. */
export const documentWords = {
  en: {
    'document.wrongType': '“{key}” must be of type {expected}; nothing was saved.',
    'document.tooLarge': '“{key}” is {n} characters, far over its limit; at most {max} can be kept. Nothing was saved.',
    'document.tooManyEntries': '“{key}” has {n} entries; at most {max} can be kept. Nothing was saved.',
    'document.unknownKey': 'There is no field “{key}”; nothing was saved.',
    'document.unknownKeyNearly': 'There is no field “{key}”; did you mean “{suggestion}”? Nothing was saved.',
  },
  fr: {
    'document.wrongType': '« {key} » doit être de type {expected} ; rien n’a été enregistré.',
    'document.tooLarge':
      '« {key} » compte {n} caractères, bien au-delà de sa limite ; {max} au plus peuvent être conservés. Rien n’a été enregistré.',
    'document.tooManyEntries':
      '« {key} » compte {n} éléments ; {max} au plus peuvent être conservés. Rien n’a été enregistré.',
    'document.unknownKey': 'Il n’existe pas de champ « {key} » ; rien n’a été enregistré.',
    'document.unknownKeyNearly':
      'Il n’existe pas de champ « {key} » ; vouliez-vous dire « {suggestion} » ? Rien n’a été enregistré.',
  },
}
