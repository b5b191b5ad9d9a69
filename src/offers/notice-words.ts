/** The words of this room's mails, M1 to M10 of spec "offers" 2.13: a subject and what follows from it. */
import { defineMessages } from '#platform/messages'

export const noticeWords = defineMessages({
  en: {
    hello: 'Hello {name},',
    helloAnybody: 'Hello,',
    farewell: '{marketplace}',
    'field.open': 'Open this field: {url}',

    'M1.subject': '{offer}: submitted',
    'M1.text':
      '{who} submitted “{offer}” for publication (submission {number}). These are the steps, with the time each usually takes:',
    'M1.follow': 'Follow it here: {url}',
    'M2.subject': '{offer}: the preview is ready for your approval',
    'M2.text': 'The preview of “{offer}” is ready. Look at it as a customer would; then approve it with Go live.',
    'M2.preview': 'Preview: {url}',
    'M2.goLive': 'Approve it, or send a corrected version: {url}',
    'M2.hidden':
      'The hide key is still set. If you go live now, the offer will stay hidden: remove the key and submit again to make it public.',
    'M3.subject': '{offer}: attention needed at “{step}”',
    'M3.text': 'The publication of “{offer}” stopped at the step “{step}”. What is to be mended:',
    'M3.after': 'Mend it, then submit again, as often as you need: {url}',
    'M3.stalled.subject': '{offer}: “{step}” is held up on our side',
    'M3.stalled.text':
      'The step “{step}” of “{offer}” does not go through, and your offer is not at fault. The operator was told. You can have it tried again here: {url}',
    'M4.subject': '{offer}: certification found something to mend',
    'M4.text':
      'The review of “{offer}” (submission {number}) ended with {n} {n|finding|findings}. The whole report: {url}',
    'M4.finding': '{policy}: {message}',
    'M4.evidence': 'Seen: {evidence}',
    'M4.fix': 'Proposed: {fix}',
    'M4.note': 'The reviewer adds: {note}',
    'M4.after': 'You can answer or dispute each finding in the report. Mend and submit again, as often as you need.',
    'M5.subject': '{offer} is live',
    'M5.updated.subject': '{offer}: the new version is live',
    'M5.text': 'Customers can find “{offer}” now: {url}',
    'M5.hidden':
      '“{offer}” is published, and hidden: it answers only with its hide key. Remove the key and publish again to make it public. {url}',
    'M5.campaign':
      'To know which of your campaigns brings visitors, add to the address a name of your own: {url}?src=newsletter&mktcmpid=spring',
    'M5.badge': 'To link to it from your site, copy this: {html}',
    'M6.subject': '{offer}: a reviewer asks',
    'M6.text': '{reviewer} asks about “{offer}”: {question}',
    'M6.s2s.subject': '{offer}: additional steps for S2S outbound and Secure Store access',
    'M6.s2s.text':
      '“{offer}” asks for S2S outbound and CRM Secure Store access. This needs a further check together with the operator, who will get in touch with you; certification takes longer by this.',
    'M6.answer': 'Answer here: {url}',
    'M7.subject': '{offer} is no longer in the marketplace',
    'M7.text':
      '“{offer}” was taken out of the marketplace. New customers no longer find it. Those who have it keep it and may download it again, without updates. Submit it again to bring it back: {url}',
    'M8.subject': '{offer} was taken out of the marketplace by the operator',
    'M8.text': 'The operator took “{offer}” out of the marketplace. The reason given: {reason}',
    'M8.deadline': 'Mend it and submit again by {date}: {url}',
    'M8.noDeadline': 'Mend it and submit again: {url}',
    'M9.subject': '{offer}: something customers rely on will stop working',
    'M9.text': 'Of the live offer “{offer}”:',
    'M9.after': 'Correct it and publish again: {url}',
    'M10.subject': '{offer}: the preview is waiting for you',
    'M10.text':
      'The preview of “{offer}” has been ready since {date}. Approve it with Go live, or submit a corrected version: {url}',
    'operator.stalled.subject': 'A publishing step needs help: {offer}',
    'operator.stalled.text': 'The step “{step}” of {key} failed {tries} times, and not by fault of the offer: {url}',
    'findings.subject': 'Still open in the report of {offer}',
    'findings.text':
      'The certification report of submission {number} of {offer} has {n} open findings. Mend and submit again, answer, or dispute them:\n{url}\n\nThis reminder stops as soon as they are closed.',
    'operator.senior.subject': 'The same finding again: {offer}',
    'operator.senior.text':
      'Submission {number} of {key} met the same finding as the one before ({policy}). A second reviewer should look: {url}',
    'operator.answered.subject': '{offer}: the publisher answered',
    'operator.answered.text': '{who} wrote about {key}: {text}',
  },
  fr: {
    hello: 'Bonjour {name},',
    helloAnybody: 'Bonjour,',
    farewell: '{marketplace}',
    'field.open': 'Ouvrir ce champ : {url}',

    'M1.subject': '{offer} : offre soumise',
    'M1.text':
      '{who} a soumis « {offer} » à la publication (soumission {number}). Voici les étapes et le temps que chacune demande d’ordinaire :',
    'M1.follow': 'Suivez-la ici : {url}',
    'M2.subject': '{offer} : l’aperçu attend votre accord',
    'M2.text':
      'L’aperçu de « {offer} » est prêt. Regardez-le comme le ferait un client, puis approuvez-le avec Mettre en ligne.',
    'M2.preview': 'Aperçu : {url}',
    'M2.goLive': 'L’approuver, ou envoyer une version corrigée : {url}',
    'M2.hidden':
      'La clé de masquage est toujours définie. Si vous mettez l’offre en ligne maintenant, elle restera masquée : retirez la clé et soumettez à nouveau pour la rendre publique.',
    'M3.subject': '{offer} : intervention nécessaire à l’étape « {step} »',
    'M3.text': 'La publication de « {offer} » s’est arrêtée à l’étape « {step} ». Ce qui est à corriger :',
    'M3.after': 'Corrigez, puis soumettez à nouveau, autant de fois qu’il le faut : {url}',
    'M3.stalled.subject': '{offer} : l’étape « {step} » est retenue de notre côté',
    'M3.stalled.text':
      'L’étape « {step} » de « {offer} » n’aboutit pas, et votre offre n’est pas en cause. L’opérateur a été prévenu. Vous pouvez la faire relancer ici : {url}',
    'M4.subject': '{offer} : la certification a relevé des points à corriger',
    'M4.text':
      'L’examen de « {offer} » (soumission {number}) a relevé {n} {n|point|points}. Le rapport complet : {url}',
    'M4.finding': '{policy} : {message}',
    'M4.evidence': 'Constaté : {evidence}',
    'M4.fix': 'Proposé : {fix}',
    'M4.note': 'Le réviseur ajoute : {note}',
    'M4.after':
      'Vous pouvez répondre à chaque point du rapport ou le contester. Corrigez et soumettez à nouveau, autant de fois qu’il le faut.',
    'M5.subject': '{offer} est en ligne',
    'M5.updated.subject': '{offer} : la nouvelle version est en ligne',
    'M5.text': 'Les clients peuvent maintenant trouver « {offer} » : {url}',
    'M5.hidden':
      '« {offer} » est publiée, et masquée : elle ne répond qu’avec sa clé de masquage. Retirez la clé et publiez à nouveau pour la rendre publique. {url}',
    'M5.campaign':
      'Pour savoir laquelle de vos campagnes amène des visiteurs, ajoutez à l’adresse un nom de votre choix : {url}?src=lettre&mktcmpid=printemps',
    'M5.badge': 'Pour y renvoyer depuis votre site, copiez ceci : {html}',
    'M6.subject': '{offer} : question d’un réviseur',
    'M6.text': '{reviewer} demande au sujet de « {offer} » : {question}',
    'M6.s2s.subject': '{offer} : étapes supplémentaires pour l’accès S2S sortant et Secure Store',
    'M6.s2s.text':
      '« {offer} » demande un accès S2S sortant et au CRM Secure Store. Une vérification supplémentaire avec l’opérateur est nécessaire ; il prendra contact avec vous. La certification en est allongée.',
    'M6.answer': 'Répondez ici : {url}',
    'M7.subject': '{offer} n’est plus sur la place de marché',
    'M7.text':
      '« {offer} » a été retirée de la place de marché. Les nouveaux clients ne la trouvent plus. Ceux qui l’ont la gardent et peuvent la télécharger à nouveau, sans mises à jour. Soumettez-la à nouveau pour la rétablir : {url}',
    'M8.subject': '{offer} a été retirée de la place de marché par l’opérateur',
    'M8.text': 'L’opérateur a retiré « {offer} » de la place de marché. La raison donnée : {reason}',
    'M8.deadline': 'Corrigez et soumettez à nouveau avant le {date} : {url}',
    'M8.noDeadline': 'Corrigez et soumettez à nouveau : {url}',
    'M9.subject': '{offer} : un élément dont dépendent les clients va cesser de fonctionner',
    'M9.text': 'Au sujet de l’offre en ligne « {offer} » :',
    'M9.after': 'Corrigez et publiez à nouveau : {url}',
    'M10.subject': '{offer} : l’aperçu vous attend',
    'M10.text':
      'L’aperçu de « {offer} » est prêt depuis le {date}. Approuvez-le avec Mettre en ligne, ou soumettez une version corrigée : {url}',
    'operator.stalled.subject': 'Une étape de publication a besoin d’aide : {offer}',
    'operator.stalled.text':
      'L’étape « {step} » de {key} a échoué {tries} fois, sans que l’offre soit en cause : {url}',
    'findings.subject': 'Toujours ouvert dans le rapport de {offer}',
    'findings.text':
      'Le rapport de certification de la soumission {number} de {offer} compte {n} constats ouverts. Corrigez et soumettez à nouveau, répondez, ou contestez-les :\n{url}\n\nCe rappel cesse dès qu’ils sont clos.',
    'operator.senior.subject': 'Le même point à nouveau : {offer}',
    'operator.senior.text':
      'La soumission {number} de {key} a rencontré le même point que la précédente ({policy}). Un second réviseur devrait regarder : {url}',
    'operator.answered.subject': '{offer} : l’éditeur a répondu',
    'operator.answered.text': '{who} a écrit au sujet de {key} : {text}',
  },
})
