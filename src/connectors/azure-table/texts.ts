import { defineMessages } from '#platform/messages'
import { storageTexts } from '../azure-storage/texts.ts'

const { en, fr } = storageTexts('table')

export const tableTexts = defineMessages({
  en: {
    ...en,
    'leads.table.table_name':
      'A table’s name has 3 to 63 letters and digits, begins with a letter, and is not “tables”.',
  },
  fr: {
    ...fr,
    'leads.table.table_name':
      'Le nom d’une table a de 3 à 63 lettres et chiffres, commence par une lettre et n’est pas « tables ».',
  },
})
