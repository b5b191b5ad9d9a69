/** The words of the pipeline: names of steps, how long they take, and what they have to say. */
import { defineMessages } from '#platform/messages'

export const publishingWords = defineMessages({
  en: {
    'step.prerequisites': 'Validate prerequisites',
    'step.testDriveValidation': 'Test drive data validation',
    'step.testDriveProvisioning': 'Test drive instance check',
    'step.leadRegistration': 'Lead management validation',
    'step.offerValidation': 'Offer validation',
    'step.certification': 'Certification',
    'step.provisioning': 'Package provisioning',
    'step.packaging': 'Preview creation',
    'step.publisherSignoff': 'Publisher sign-off',
    'step.finalPublish': 'Publish to the marketplace',

    'history.created': 'Created the offer',
    'history.planCreated': 'Created plan',
    'history.planDeleted': 'Deleted plan',
    'history.planStopInitiated': 'Initiated plan stop distribution',
    'history.planResumed': 'Resumed distribution of plan',
    'history.audienceSynced': 'Synced private audience',
    'history.submitted': 'Submitted to preview',
    'history.cancelInitiated': 'Asked to cancel the submission',
    'history.canceled': 'Cancelled the submission',
    'history.signedOff': 'Signed off to go live',
    'history.cancelGoLiveInitiated': 'Asked to call the publication back',
    'history.goLiveCanceled': 'Called the publication back',
    'history.stopped': 'Stopped distribution',
    'history.stoppedByOperator': 'The operator stopped distribution',
    'history.step': 'Step',

    'time.aboutFiveMinutes': 'about 5 minutes',
    'time.underQuarterHour': 'less than 15 minutes',
    'time.aboutHalfHour': 'about 30 minutes',
    'time.underHalfHour': 'less than 30 minutes',
    'time.underHour': 'less than 1 hour',
    'time.underDay': 'less than 1 day',
    'time.daysTwoToFive': '2 to 5 working days',
    'time.publisher': 'waits for you',

    'policy.score': 'Listing quality: {score} out of 100 by rule set {version}.',
    'policy.trademarkKeyword': '“{value}” among the keywords is a trademark.',
    'policy.compared':
      'Compared with {n} live offers of the same category: the most alike shares {percent} % of its phrases.',
    'policy.similar': '{percent} % of the phrases stand in {offer}, an offer of another publisher.',
    'policy.words': '“{value}” may not be appropriate here.',

    'trouble.triedAgain':
      'Something on our side, or on the way, did not work. This is not a fault of your offer; we try again by ourselves at {at}.',
    'trouble.stalled':
      'After {tries} tries this step still does not go through. This is not a fault of your offer. The operator has been told; the step can be tried again.',
    'links.checked': '{n} addresses answered.',
    'links.shapeOnly': 'This marketplace checks the form of addresses only; none was visited.',
    'technical.packageUrl.tooLarge': 'The package is larger than the {max} MB that this marketplace takes.',
    'package.copied': 'The package was copied ({size} MB, SHA-256 {sha256}). The address may expire from now on.',
    'package.unchanged':
      'No technical page changed, so the package of the certified version is kept (SHA-256 {sha256}).',
    'package.stored': 'The package is stored, complete and unchanged, and is offered in {n} regions.',
    'package.missing': 'The stored package cannot be read.',
    'testDrive.dataChecked': 'The data of the test drive is complete.',
    'testDrive.answers': 'The test-drive instance answers.',
    'leads.tested': 'The destination “{connection}” took the test lead. Look for {marker} there.',
    'leads.testedUnconfirmed':
      'The test lead was sent to “{connection}”, which never says whether it was kept. Look for {marker} there.',
    'leads.builtin': 'Leads of this offer stay in your inbox here.',
    'leads.connectionMissing': 'A chosen destination no longer exists. Choose the destinations again.',
    'leads.none': 'No lead destination is set. None is needed here, but nobody will be told of interested customers.',
    'offer.nothingToMend': 'Nothing to mend was found.',
    'preview.created': 'The preview is version {version}.',
    'preview.hidden': 'It can be seen by people of your account, and by holders of the hide key.',
    'live.published': 'Version {version} is what customers see.',
    'live.hidden': 'The hide key is still set: the offer is reachable with it only, and is in no search.',
    'goLive.hidden':
      'Your offer will stay hidden: the hide key is still set. To make it public, remove the key and publish again.',
    'goLive.contentDiffers': 'What was prepared for going live is not what is in preview. Submit the offer again.',
  },
  fr: {
    'step.prerequisites': 'Validation des prérequis',
    'step.testDriveValidation': 'Validation des données d’évaluation',
    'step.testDriveProvisioning': 'Vérification de l’instance d’évaluation',
    'step.leadRegistration': 'Validation de la gestion des prospects',
    'step.offerValidation': 'Validation de l’offre',
    'step.certification': 'Certification',
    'step.provisioning': 'Mise en place du package',
    'step.packaging': 'Création de la préversion',
    'step.publisherSignoff': 'Accord de l’éditeur',
    'step.finalPublish': 'Publication sur la place de marché',

    'history.created': 'Offre créée',
    'history.planCreated': 'Plan créé',
    'history.planDeleted': 'Plan supprimé',
    'history.planStopInitiated': 'Arrêt de la distribution d’un plan demandé',
    'history.planResumed': 'Distribution d’un plan reprise',
    'history.audienceSynced': 'Audience privée synchronisée',
    'history.submitted': 'Soumise pour préversion',
    'history.cancelInitiated': 'Annulation de la soumission demandée',
    'history.canceled': 'Soumission annulée',
    'history.signedOff': 'Mise en ligne approuvée',
    'history.cancelGoLiveInitiated': 'Rappel de la publication demandé',
    'history.goLiveCanceled': 'Publication rappelée',
    'history.stopped': 'Distribution arrêtée',
    'history.stoppedByOperator': 'Distribution arrêtée par l’opérateur',
    'history.step': 'Étape',

    'time.aboutFiveMinutes': 'environ 5 minutes',
    'time.underQuarterHour': 'moins de 15 minutes',
    'time.aboutHalfHour': 'environ 30 minutes',
    'time.underHalfHour': 'moins de 30 minutes',
    'time.underHour': 'moins d’une heure',
    'time.underDay': 'moins d’un jour',
    'time.daysTwoToFive': '2 à 5 jours ouvrés',
    'time.publisher': 'attend votre accord',

    'policy.score': 'Qualité de la page : {score} sur 100 d’après le jeu de règles {version}.',
    'policy.trademarkKeyword': '« {value} », parmi les mots clés, est une marque.',
    'policy.compared':
      'Comparée à {n} offres en ligne de la même catégorie : la plus proche partage {percent} % de ses tournures.',
    'policy.similar': '{percent} % des tournures figurent dans {offer}, une offre d’un autre éditeur.',
    'policy.words': '« {value} » n’est peut-être pas approprié ici.',

    'trouble.triedAgain':
      'Quelque chose n’a pas fonctionné de notre côté ou en chemin. Votre offre n’est pas en cause ; nous réessayons de nous-mêmes à {at}.',
    'trouble.stalled':
      'Après {tries} essais, cette étape n’aboutit toujours pas. Votre offre n’est pas en cause. L’opérateur a été prévenu ; l’étape peut être relancée.',
    'links.checked': '{n} adresses ont répondu.',
    'links.shapeOnly': 'Cette place de marché ne vérifie que la forme des adresses ; aucune n’a été visitée.',
    'technical.packageUrl.tooLarge': 'Le package dépasse les {max} Mo acceptés par cette place de marché.',
    'package.copied': 'Le package a été copié ({size} Mo, SHA-256 {sha256}). L’adresse peut désormais expirer.',
    'package.unchanged':
      'Aucune page technique n’a changé : le package de la version certifiée est conservé (SHA-256 {sha256}).',
    'package.stored': 'Le package est conservé, complet et inchangé, et proposé dans {n} régions.',
    'package.missing': 'Le package conservé ne peut pas être lu.',
    'testDrive.dataChecked': 'Les données de la version d’évaluation sont complètes.',
    'testDrive.answers': 'L’instance d’évaluation répond.',
    'leads.tested': 'La destination « {connection} » a accepté le prospect de test. Cherchez-y {marker}.',
    'leads.testedUnconfirmed':
      'Le prospect de test a été envoyé à « {connection} », qui ne dit jamais s’il a été conservé. Cherchez-y {marker}.',
    'leads.builtin': 'Les prospects de cette offre restent dans votre boîte de réception ici.',
    'leads.connectionMissing': 'Une destination choisie n’existe plus. Choisissez à nouveau les destinations.',
    'leads.none':
      'Aucune destination de prospects n’est définie. Elle n’est pas obligatoire ici, mais personne ne sera averti des clients intéressés.',
    'offer.nothingToMend': 'Rien à corriger n’a été trouvé.',
    'preview.created': 'La préversion est la version {version}.',
    'preview.hidden': 'Elle est visible des membres de votre compte et des détenteurs de la clé de masquage.',
    'live.published': 'La version {version} est celle que voient les clients.',
    'live.hidden':
      'La clé de masquage est toujours définie : l’offre n’est accessible qu’avec elle et n’apparaît dans aucune recherche.',
    'goLive.hidden':
      'Votre offre restera masquée : la clé de masquage est toujours définie. Pour la rendre publique, retirez la clé et publiez à nouveau.',
    'goLive.contentDiffers':
      'Ce qui était prêt à être publié n’est pas ce qui est en préversion. Soumettez l’offre à nouveau.',
  },
})
