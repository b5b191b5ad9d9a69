/** Review and publish (spec "offers" 3.8, 2.8): what goes with the submission. */
import { type Page, words } from '../offer-type.ts'

export const review: Page = {
  key: 'review',
  label: words('Review and publish', 'Vérifier et publier'),
  scope: 'offer',
  blocking: true,
  comparable: false,
  sections: [
    {
      key: 'notes',
      label: words('Notes for certification', 'Notes pour la certification'),
      fields: [
        {
          key: 'submission.notes',
          type: 'multiline',
          label: words('Notes for certification', 'Notes pour la certification'),
          help: words(
            'Only reviewers read them: test account, address, steps, and what should happen. Put passwords in the field below.',
            'Lues par les seuls réviseurs : compte de test, adresse, étapes et résultat attendu. Mettez les mots de passe dans le champ ci-dessous.',
          ),
          placeholder: words(
            'Test account:\nAddress:\nSteps:\nExpected result:',
            'Compte de test :\nAdresse :\nÉtapes :\nRésultat attendu :',
          ),
          required: { key: 'listingOption', in: ['getItNowFree', 'freeTrial'] },
          max: 3_000,
          seenBy: ['reviewer'],
        },
        {
          key: 'submission.certificationSecrets',
          type: 'secret',
          label: words('Secrets for reviewers', 'Secrets pour les réviseurs'),
          help: words(
            'Passwords and keys for testing. Kept encrypted; only a reviewer at work can read them. Leave it empty to keep what is set.',
            'Mots de passe et clés de test. Conservés chiffrés ; seul un réviseur au travail peut les lire. Laissez vide pour garder ce qui est défini.',
          ),
          required: false,
          max: 3_000,
          seenBy: ['reviewer'],
        },
        {
          key: 'submission.notificationEmails',
          type: 'emails',
          label: words('Also notify', 'Avertir aussi'),
          help: words(
            'E-mail addresses that are told about this publication, beside your team.',
            'Adresses e-mail averties de cette publication, en plus de votre équipe.',
          ),
          required: false,
          max: 10,
          seenBy: ['publisher'],
        },
      ],
    },
  ],
}
