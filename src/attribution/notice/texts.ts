/** The sentences of notices, and what each required element is. */
import { defineMessages } from '#platform/messages'

export const noticeTexts = {
  en: {
    notice:
      '{software} by {publisher} uses usage attribution. When you {occasion}, {operator} can recognise that {software} was installed together with the cloud resources created for it, and can associate the later usage of those resources with it. {operator} uses this to improve its services and run its business, and reports the usage to {publisher}. The data is handled under {operator}’s privacy policy: {operatorPolicyUrl}.',
    leftOut: 'To be left out, {optOutInstruction}; {software} works the same.',
    ownPolicy: '{publisher}’s own policy: {publisherPolicyUrl}.',
    occasion: { template: 'deploy this template', api: 'install this software through its installer or API' },
    optOutParameter: 'set the parameter {name} to false when you deploy',
    optOutEnvironment: 'set the environment variable {name} before you install',
    optOutDocumented: 'follow the instructions in {publisher}’s documentation',
  },
  fr: {
    notice:
      '{software} de {publisher} utilise l’attribution d’usage. Lorsque vous {occasion}, {operator} peut reconnaître que {software} a été installé avec les ressources infonuagiques créées pour lui, et peut y associer l’usage ultérieur de ces ressources. {operator} s’en sert pour améliorer ses services et conduire son activité, et communique cet usage à {publisher}. Les données sont traitées selon la politique de confidentialité de {operator} : {operatorPolicyUrl}.',
    leftOut: 'Pour être exclu, {optOutInstruction} ; {software} fonctionne de la même façon.',
    ownPolicy: 'Politique propre à {publisher} : {publisherPolicyUrl}.',
    occasion: { template: 'déployez ce modèle', api: 'installez ce logiciel par son installateur ou son API' },
    optOutParameter: 'donnez au paramètre {name} la valeur false lors du déploiement',
    optOutEnvironment: 'définissez la variable d’environnement {name} avant l’installation',
    optOutDocumented: 'suivez les instructions de la documentation de {publisher}',
  },
} as const

export const noticeWords = defineMessages({
  en: {
    N1: 'The notice does not name the software and its publisher, or still has a placeholder.',
    N2: 'The notice does not say on what occasion this happens: deploying the template, installing the software.',
    N3: 'The notice does not say that the operator can recognise the installation with its resources.',
    N4: 'The notice does not say that the usage of the resources can be associated with the software.',
    N5: 'The notice does not say what for: better services, and running the operator’s business.',
    N6: 'The notice has no absolute https link to the operator’s privacy policy.',
    N7: 'The notice does not say that usage is reported to the publisher.',
    N8: 'The notice does not say how to opt out, and that the software works the same.',
    N9: 'The notice has neither a contact nor a link to the publisher’s own policy.',
  },
  fr: {
    N1: 'La notice ne nomme pas le logiciel et son éditeur, ou contient encore un texte provisoire.',
    N2: 'La notice ne dit pas à quelle occasion cela se produit : déploiement du modèle, installation du logiciel.',
    N3: 'La notice ne dit pas que l’exploitant peut reconnaître l’installation avec ses ressources.',
    N4: 'La notice ne dit pas que l’usage des ressources peut être associé au logiciel.',
    N5: 'La notice ne dit pas à quelle fin : de meilleurs services, et l’activité de l’exploitant.',
    N6: 'La notice n’a pas de lien https absolu vers la politique de confidentialité de l’exploitant.',
    N7: 'La notice ne dit pas que l’usage est communiqué à l’éditeur.',
    N8: 'La notice ne dit pas comment refuser, ni que le logiciel fonctionne de la même façon.',
    N9: 'La notice n’a ni contact ni lien vers la politique propre à l’éditeur.',
  },
})
