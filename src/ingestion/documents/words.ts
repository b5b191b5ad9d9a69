/** What somebody has to see to after an offer was read out of a document. */
import { defineMessages } from '#platform/messages'

export const documentMessages = defineMessages({
  en: {
    'document.notTaken': '{what} is not taken over: offers of this type have no field for it.',
    'document.otherForm': '{what} is taken over in another form; look at it once.',
    'document.leadsAddress': 'Set {variable} to the address that leads are sent to, before you apply the file.',
    'document.leadsSettings': 'Set {variable} to the settings of the lead destination before you apply: {settings}',
    'document.fileAt': '{path} is at {address}; put it there, or begin again with --fetch.',
    'document.fileNotFetched': '{path} could not be fetched from {address} ({reason}); put it there.',
    'document.fileNotCopied': '{path} is not beside the document; put it there.',
    'document.fileElsewhere': '{path} names a file of the service it came from ({id}); put the file there.',
    'document.secret': 'Secrets are not taken over: write “{path}: { secretRef: NAME }” and set NAME before you apply.',
  },
  fr: {
    'document.notTaken': '{what} n’est pas repris : les offres de ce type n’ont pas de champ pour cela.',
    'document.otherForm': '{what} est repris sous une autre forme ; vérifiez-le.',
    'document.leadsAddress':
      'Donnez à {variable} l’adresse à laquelle les prospects sont envoyés, avant d’appliquer le fichier.',
    'document.leadsSettings':
      'Donnez à {variable} les paramètres de la destination des prospects avant d’appliquer : {settings}',
    'document.fileAt': '{path} se trouve à {address} ; placez-le là, ou recommencez avec --fetch.',
    'document.fileNotFetched': '{path} n’a pas pu être téléchargé depuis {address} ({reason}) ; placez-le là.',
    'document.fileNotCopied': '{path} n’est pas à côté du document ; placez-le là.',
    'document.fileElsewhere': '{path} désigne un fichier du service d’origine ({id}) ; placez le fichier là.',
    'document.secret':
      'Les secrets ne sont pas repris : écrivez « {path}: { secretRef: NOM } » et définissez NOM avant d’appliquer.',
  },
})
