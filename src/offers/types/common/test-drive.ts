/** Test drive (spec "offers" 3.7): a guided environment for a time, hosted here or provided by the publisher. */
import {
  type Condition,
  type Field,
  type FieldType,
  type Option,
  type Page,
  type Section,
  type Text,
  words,
} from '../offer-type.ts'
import { customer, field, list, page, reviewers, section } from './field.ts'
import { videoItem, videoSites } from './listing.ts'

export type TestDriveKind =
  | 'dynamics-365-customer-engagement'
  | 'dynamics-365-operations'
  | 'logic-app'
  | 'azure-resource-manager'
  | 'power-bi'

const kinds: Record<TestDriveKind, Option> = {
  'dynamics-365-customer-engagement': {
    value: 'dynamics-365-customer-engagement',
    label: words('Dynamics 365 for Customer Engagement', 'Dynamics 365 pour Customer Engagement'),
    help: words(
      'Hosted: visitors get a role in an instance of yours, for a time.',
      'Hébergée : les visiteurs reçoivent un rôle dans une de vos instances, pour un temps donné.',
    ),
  },
  'dynamics-365-operations': {
    value: 'dynamics-365-operations',
    label: words('Dynamics 365 for Operations', 'Dynamics 365 pour Operations'),
    help: words(
      'Hosted: visitors get a role in an instance of yours, for a time.',
      'Hébergée : les visiteurs reçoivent un rôle dans une de vos instances, pour un temps donné.',
    ),
  },
  'logic-app': {
    value: 'logic-app',
    label: words('Logic app', 'Application logique'),
    help: words(
      'Your own logic app provides each environment.',
      'Votre propre application logique fournit chaque environnement.',
    ),
  },
  'azure-resource-manager': {
    value: 'azure-resource-manager',
    label: words('Azure Resource Manager', 'Azure Resource Manager'),
    help: words('Your template is deployed for each visitor.', 'Votre modèle est déployé pour chaque visiteur.'),
  },
  'power-bi': {
    value: 'power-bi',
    label: words('Power BI', 'Power BI'),
    help: words('An embedded report.', 'Un rapport intégré.'),
  },
}

/** In the setup: whether there is one, and of which kind. With a single kind there is nothing to choose. */
export function testDriveChoice(...offered: TestDriveKind[]): Section {
  return section(
    'testDrive',
    words('Test drive', 'Version d’évaluation guidée'),
    [
      field('boolean', 'testDrive.enabled', words('Enable a test drive', 'Activer une version d’évaluation'), {
        code: 'setup.testDrive.enabled',
        required: false,
        default: false,
        seenBy: customer,
      }),
      ...(offered.length > 1
        ? [
            field('enum', 'testDrive.type', words('Type of test drive', 'Type de version d’évaluation'), {
              code: 'setup.testDrive.type',
              visibleIf: enabled,
              options: offered.map((kind) => kinds[kind]),
            }),
          ]
        : []),
    ],
    words(
      'A guided, time-boxed environment that customers try at once. It is not your own free trial.',
      'Un environnement guidé, à durée limitée, que les clients essaient immédiatement. Ce n’est pas votre essai gratuit.',
    ),
  )
}

const enabled: Condition = { key: 'testDrive.enabled', is: true }

export function testDrive(...offered: TestDriveKind[]): Page {
  const only = (...wanted: TestDriveKind[]): Condition | undefined => {
    const here = wanted.filter((kind) => offered.includes(kind))
    return here.length === offered.length ? undefined : { key: 'testDrive.type', in: here }
  }
  const has = (...wanted: TestDriveKind[]) => wanted.some((kind) => offered.includes(kind))
  const hosted = ['dynamics-365-customer-engagement', 'dynamics-365-operations'] as const
  const timed = [...hosted, 'logic-app', 'azure-resource-manager'] as const
  const instance = [
    ...(has(...hosted) ? hostedInstance(only(...hosted), only('dynamics-365-customer-engagement')) : []),
    ...(has('logic-app') ? logicApp(only('logic-app')) : []),
    ...(has('azure-resource-manager') ? template(only('azure-resource-manager')) : []),
    ...(has('power-bi') ? report(only('power-bi')) : []),
  ]
  return page(
    'testDrive',
    words('Test drive', 'Version d’évaluation'),
    [
      section('capacity', words('Capacity', 'Capacité'), [
        ...(has(...hosted, 'logic-app') ? [concurrency(only(...hosted, 'logic-app'))] : []),
        duration(only(...timed)),
      ]),
      section('instance', words('Instance', 'Instance'), instance),
      section('directory', words('Directory application', 'Application de l’annuaire'), directory(only(...timed))),
      shown(only('logic-app', 'azure-resource-manager')),
    ],
    { visibleIf: enabled },
  )
}

function concurrency(shared: Condition | undefined): Field {
  return needed(
    'integer',
    'testDrive.maxConcurrent',
    words('Max concurrent test drives', 'Évaluations simultanées'),
    shared,
    {
      help: words(
        'Three to five are recommended; each uses a licence.',
        'Trois à cinq sont conseillées ; chacune utilise une licence.',
      ),
      min: 1,
      max: 1_000,
    },
  )
}

function duration(timed: Condition | undefined): Field {
  return needed('integer', 'testDrive.durationHours', words('Duration (hours)', 'Durée (heures)'), timed, {
    help: words('Whole hours; 2 to 24 are recommended.', 'Heures entières ; 2 à 24 sont conseillées.'),
    min: 1,
    max: 720,
  })
}

function hostedInstance(hosted: Condition | undefined, withWebApi: Condition | undefined): Field[] {
  return [
    needed('url', 'testDrive.instanceUrl', words('Instance URL', 'URL de l’instance'), hosted, {
      help: words('Your app with sample data.', 'Votre application avec des données d’exemple.'),
    }),
    needed('url', 'testDrive.webApiUrl', words('Instance Web API URL', 'URL de l’API web de l’instance'), withWebApi, {
      help: words('The service root, ending in /api/data/v9.0.', 'La racine du service, terminée par /api/data/v9.0.'),
    }),
    needed('text', 'testDrive.roleName', words('Role name', 'Nom du rôle'), hosted, {
      help: words('The security role that visitors get.', 'Le rôle de sécurité que reçoivent les visiteurs.'),
    }),
  ]
}

function logicApp(only: Condition | undefined): Field[] {
  const inApp = (key: string, label: Text, max: number) =>
    needed('text', `testDrive.logicApp.${key}`, label, only, { max })
  return [
    inApp('region', words('Region', 'Région'), 100),
    needed('guid', 'testDrive.logicApp.subscriptionId', words('Subscription ID', 'ID d’abonnement'), only),
    inApp('resourceGroup', words('Resource group', 'Groupe de ressources'), 90),
    inApp('assignAppName', words('Assign logic app name', 'Nom de l’application logique d’attribution'), 80),
    inApp('deprovisionAppName', words('Deprovision logic app name', 'Nom de l’application logique de retrait'), 80),
  ]
}

function template(only: Condition | undefined): Field[] {
  const instances = (key: string, label: Text, help: Text) =>
    needed('integer', `testDrive.arm.${key}`, label, only, { help, min: 0, max: 1_000 })
  return [
    needed('tags', 'testDrive.arm.regions', words('Regions', 'Régions'), only, {
      help: words('Where the template is deployed.', 'Où le modèle est déployé.'),
      itemMax: 100,
      max: 30,
    }),
    instances(
      'hot',
      words('Hot instances', 'Instances actives'),
      words('Ready at once; one at least is advised.', 'Prêtes immédiatement ; une au moins est conseillée.'),
    ),
    instances(
      'cold',
      words('Cold instances', 'Instances à la demande'),
      words('Deployed when a visitor asks.', 'Déployées à la demande d’un visiteur.'),
    ),
    needed('asset', 'testDrive.arm.template', words('Template (.zip)', 'Modèle (.zip)'), only, {
      codes: { format: 'testDrive.arm.template.notZip' },
      asset: 'test-drive-template',
    }),
    needed('guid', 'testDrive.arm.subscriptionId', words('Subscription ID', 'ID d’abonnement'), only),
  ]
}

function report(only: Condition | undefined): Field[] {
  return [needed('url', 'testDrive.powerBiUrl', words('Embedded report', 'Rapport intégré'), only)]
}

function directory(timed: Condition | undefined): Field[] {
  return [
    needed('guid', 'testDrive.aad.tenantId', words('Directory tenant ID', 'ID du locataire de l’annuaire'), timed),
    needed('text', 'testDrive.aad.tenantName', words('Tenant name', 'Nom du locataire'), timed),
    needed('guid', 'testDrive.aad.appId', words('Application ID', 'ID de l’application'), timed),
    needed('secret', 'testDrive.aad.clientSecret', words('Application secret', 'Secret de l’application'), timed, {
      help: words(
        'Kept encrypted and never shown again. Leave it empty to keep the one that is set.',
        'Conservé chiffré et jamais réaffiché. Laissez vide pour garder celui qui est défini.',
      ),
      max: 500,
    }),
  ]
}

function shown(withAccess: Condition | undefined): Section {
  return section('listing', words('What customers read', 'Ce que lisent les clients'), [
    field('multiline', 'testDrive.listing.description', words('Description', 'Description'), {
      max: 3_000,
      seenBy: customer,
    }),
    needed(
      'multiline',
      'testDrive.listing.accessInformation',
      words('Access information', 'Informations d’accès'),
      withAccess,
      { max: 10_000, seenBy: customer },
    ),
    field('text', 'testDrive.listing.userManual.name', words('Name of the manual', 'Nom du manuel'), {
      seenBy: customer,
    }),
    field('asset', 'testDrive.listing.userManual.file', words('User manual (PDF)', 'Manuel d’utilisation (PDF)'), {
      codes: { format: 'testDrive.listing.userManual.notPdf' },
      asset: 'test-drive-manual',
      seenBy: customer,
    }),
    list(
      'testDrive.listing.videos',
      words('Videos', 'Vidéos'),
      videoItem('testDrive.listing.videos', 'test-drive-thumbnail', videoSites),
      {
        itemLabel: words('Video', 'Vidéo'),
        help: words(
          'On YouTube or Vimeo, each with a PNG thumbnail of 533×324 pixels.',
          'Sur YouTube ou Vimeo, chacune avec une vignette PNG de 533×324 pixels.',
        ),
        required: false,
        max: 4,
        seenBy: customer,
      },
    ),
  ])
}

type More = Partial<Omit<Field, 'key' | 'type' | 'label'>>

function needed(type: FieldType, key: string, label: Text, visibleIf?: Condition, more: More = {}): Field {
  return field(type, key, label, { seenBy: reviewers, ...(visibleIf && { visibleIf }), ...more })
}
