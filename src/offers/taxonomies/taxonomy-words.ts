/** What is wrong with an operator's change of a list. */
import { defineMessages } from '#platform/messages'

export const taxonomyWords = defineMessages({
  en: {
    'taxonomy.notSaved': 'The list was not changed.',
    'taxonomy.unknown': 'There is no entry “{value}” in this list.',
    'taxonomy.fixed': 'Nothing can be added to this list.',
    'taxonomy.id': 'Use lowercase letters, digits and single hyphens, at most 60 of them.',
    'taxonomy.taken': '“{value}” is there, or was: an ID is never given twice.',
    'taxonomy.parent': 'Choose what it belongs to.',
    'taxonomy.storefront': 'Choose the storefront.',
    'taxonomy.label': 'Enter what people read, in each language.',
    'taxonomy.labelTooLong': 'At most {max} characters.',
    'taxonomy.mapsTo': 'Choose another entry of this list that is in use.',
    'taxonomy.last': 'It is the last one in use: add another first.',
  },
  fr: {
    'taxonomy.notSaved': 'La liste n’a pas été modifiée.',
    'taxonomy.unknown': 'Cette liste n’a pas d’entrée « {value} ».',
    'taxonomy.fixed': 'Rien ne peut être ajouté à cette liste.',
    'taxonomy.id':
      'Utilisez des lettres minuscules, des chiffres et des traits d’union simples, 60 caractères au plus.',
    'taxonomy.taken': '« {value} » existe ou a existé : un ID n’est jamais donné deux fois.',
    'taxonomy.parent': 'Choisissez ce dont elle dépend.',
    'taxonomy.storefront': 'Choisissez la vitrine.',
    'taxonomy.label': 'Saisissez ce que lisent les gens, dans chaque langue.',
    'taxonomy.labelTooLong': '{max} caractères au plus.',
    'taxonomy.mapsTo': 'Choisissez une autre entrée de cette liste, en service.',
    'taxonomy.last': 'C’est la dernière en service : ajoutez-en d’abord une autre.',
  },
})
