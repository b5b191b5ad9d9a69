/** Test drive (spec "offers" 3.7): the hosted kind, and a logic app of the publisher's. */
import {
  type Audience,
  type Condition,
  type Field,
  type FieldType,
  type Page,
  type Text,
  words,
} from '../offer-type.ts'
import { videoItem } from './listing.ts'

const reviewers: Audience[] = ['publisher', 'reviewer']
const customer: Audience[] = ['customer']
const hosted: Condition = { key: 'testDrive.type', is: 'dynamics-365-customer-engagement' }
const logicApp: Condition = { key: 'testDrive.type', is: 'logic-app' }

export const testDrive: Page = {
  key: 'testDrive',
  label: words('Test drive', 'Version d’évaluation'),
  scope: 'offer',
  visibleIf: { key: 'testDrive.enabled', is: true },
  blocking: true,
  comparable: true,
  sections: [
    {
      key: 'capacity',
      label: words('Capacity', 'Capacité'),
      fields: [
        {
          ...needed(
            'testDrive.maxConcurrent',
            'integer',
            words('Max concurrent test drives', 'Évaluations simultanées'),
          ),
          help: words(
            'Three to five are recommended; each uses a licence.',
            'Trois à cinq sont conseillées ; chacune utilise une licence.',
          ),
          min: 1,
          max: 1_000,
        },
        {
          ...needed('testDrive.durationHours', 'integer', words('Duration (hours)', 'Durée (heures)')),
          help: words('Whole hours; 2 to 24 are recommended.', 'Heures entières ; 2 à 24 sont conseillées.'),
          min: 1,
          max: 720,
        },
      ],
    },
    {
      key: 'instance',
      label: words('Instance', 'Instance'),
      fields: [
        {
          ...needed('testDrive.instanceUrl', 'url', words('Instance URL', 'URL de l’instance'), hosted),
          help: words('Your app with sample data.', 'Votre application avec des données d’exemple.'),
          max: 2048,
        },
        {
          ...needed(
            'testDrive.webApiUrl',
            'url',
            words('Instance Web API URL', 'URL de l’API web de l’instance'),
            hosted,
          ),
          help: words(
            'The service root, ending in /api/data/v9.0.',
            'La racine du service, terminée par /api/data/v9.0.',
          ),
          max: 2048,
        },
        {
          ...needed('testDrive.roleName', 'text', words('Role name', 'Nom du rôle'), hosted),
          help: words('The security role that visitors get.', 'Le rôle de sécurité que reçoivent les visiteurs.'),
          max: 255,
        },
        { ...needed('testDrive.logicApp.region', 'text', words('Region', 'Région'), logicApp), max: 100 },
        {
          ...needed('testDrive.logicApp.subscriptionId', 'guid', words('Subscription ID', 'ID d’abonnement'), logicApp),
        },
        {
          ...needed(
            'testDrive.logicApp.resourceGroup',
            'text',
            words('Resource group', 'Groupe de ressources'),
            logicApp,
          ),
          max: 90,
        },
        {
          ...needed(
            'testDrive.logicApp.assignAppName',
            'text',
            words('Assign logic app name', 'Nom de l’application logique d’attribution'),
            logicApp,
          ),
          max: 80,
        },
        {
          ...needed(
            'testDrive.logicApp.deprovisionAppName',
            'text',
            words('Deprovision logic app name', 'Nom de l’application logique de retrait'),
            logicApp,
          ),
          max: 80,
        },
      ],
    },
    {
      key: 'directory',
      label: words('Directory application', 'Application de l’annuaire'),
      fields: [
        needed('testDrive.aad.tenantId', 'guid', words('Directory tenant ID', 'ID du locataire de l’annuaire')),
        {
          ...needed('testDrive.aad.tenantName', 'text', words('Tenant name', 'Nom du locataire')),
          max: 255,
        },
        needed('testDrive.aad.appId', 'guid', words('Application ID', 'ID de l’application')),
        {
          ...needed('testDrive.aad.clientSecret', 'secret', words('Application secret', 'Secret de l’application')),
          help: words(
            'Kept encrypted and never shown again. Leave it empty to keep the one that is set.',
            'Conservé chiffré et jamais réaffiché. Laissez vide pour garder celui qui est défini.',
          ),
          max: 500,
        },
      ],
    },
    {
      key: 'listing',
      label: words('What customers read', 'Ce que lisent les clients'),
      fields: [
        {
          ...needed('testDrive.listing.description', 'multiline', words('Description', 'Description')),
          max: 3_000,
          seenBy: customer,
        },
        {
          ...needed(
            'testDrive.listing.accessInformation',
            'multiline',
            words('Access information', 'Informations d’accès'),
            logicApp,
          ),
          max: 10_000,
          seenBy: customer,
        },
        {
          ...needed('testDrive.listing.userManual.name', 'text', words('Name of the manual', 'Nom du manuel')),
          max: 255,
          seenBy: customer,
        },
        {
          ...needed(
            'testDrive.listing.userManual.file',
            'asset',
            words('User manual (PDF)', 'Manuel d’utilisation (PDF)'),
          ),
          codes: { format: 'testDrive.listing.userManual.notPdf' },
          asset: 'test-drive-manual',
          seenBy: customer,
        },
        {
          key: 'testDrive.listing.videos',
          type: 'list',
          label: words('Videos', 'Vidéos'),
          itemLabel: words('Video', 'Vidéo'),
          help: words(
            'On YouTube or Vimeo, each with a PNG thumbnail of 533×324 pixels.',
            'Sur YouTube ou Vimeo, chacune avec une vignette PNG de 533×324 pixels.',
          ),
          required: false,
          max: 4,
          seenBy: customer,
          item: videoItem('testDrive.listing.videos', 'test-drive-thumbnail', ['youtube.com', 'youtu.be', 'vimeo.com']),
        },
      ],
    },
  ],
}

function needed(key: string, type: FieldType, label: Text, visibleIf?: Condition): Field {
  return { key, type, label, required: true, visibleIf, seenBy: reviewers }
}
