import { defineMessages } from '#platform/messages'
import { storageTexts } from '../azure-storage/texts.ts'

const { en, fr } = storageTexts('blob')

export const blobTexts = defineMessages({
  en: {
    ...en,
    'leads.blob.container_name':
      'A container’s name has 3 to 63 lower-case letters, digits and single dashes, and begins and ends with a letter or digit.',
  },
  fr: {
    ...fr,
    'leads.blob.container_name':
      'Le nom d’un conteneur a de 3 à 63 lettres minuscules, chiffres et tirets simples, et commence et finit par une lettre ou un chiffre.',
  },
})
