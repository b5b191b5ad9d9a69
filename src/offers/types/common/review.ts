/** Review and publish (spec "offers" 3.8, 2.8): what goes with the submission. */
import { type Field, type Page, words } from '../offer-type.ts'
import { field, page, section } from './field.ts'

/** @param notesRequired reviewers cannot test without them */
export function review(notesRequired: Field['required']): Page {
  return page(
    'review',
    words('Review and publish', 'Vérifier et publier'),
    [
      section('notes', words('Notes for certification', 'Notes pour la certification'), [
        field('multiline', 'submission.notes', words('Notes for certification', 'Notes pour la certification'), {
          help: words(
            'Only reviewers read them: test account, address, steps, and what should happen. Put passwords in the field below.',
            'Lues par les seuls réviseurs : compte de test, adresse, étapes et résultat attendu. Mettez les mots de passe dans le champ ci-dessous.',
          ),
          placeholder: words(
            'Test account:\nAddress:\nSteps:\nExpected result:',
            'Compte de test :\nAdresse :\nÉtapes :\nRésultat attendu :',
          ),
          required: notesRequired,
          max: 3_000,
          seenBy: ['reviewer'],
        }),
        field(
          'secret',
          'submission.certificationSecrets',
          words('Secrets for reviewers', 'Secrets pour les réviseurs'),
          {
            help: words(
              'Passwords and keys for testing. Kept encrypted; only a reviewer at work can read them. Leave it empty to keep what is set.',
              'Mots de passe et clés de test. Conservés chiffrés ; seul un réviseur au travail peut les lire. Laissez vide pour garder ce qui est défini.',
            ),
            required: false,
            max: 3_000,
            seenBy: ['reviewer'],
          },
        ),
        field('emails', 'submission.notificationEmails', words('Also notify', 'Avertir aussi'), {
          help: words(
            'E-mail addresses that are told about this publication, beside your team.',
            'Adresses e-mail averties de cette publication, en plus de votre équipe.',
          ),
          required: false,
          max: 10,
        }),
      ]),
    ],
    { comparable: false },
  )
}
