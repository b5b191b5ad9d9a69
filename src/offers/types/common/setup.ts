/** Offer setup (spec "offers" 3.2, 4.3): how customers get the offer, and where their contacts go. */
import { type Condition, type Field, type Option, type Page, type Section, words } from '../offer-type.ts'
import { customer, field, page, section } from './field.ts'
import { identity } from './identity.ts'

export function setup(...sections: Section[]): Page {
  return page('setup', words('Offer setup', 'Configuration de l’offre'), [identity, ...sections])
}

const getItNowFree: Option = {
  value: 'getItNowFree',
  label: words('Get it now (free)', 'Obtenir maintenant (gratuit)'),
  help: words('The offer is free of charge.', 'L’offre est gratuite.'),
}
const freeTrial: Option = {
  value: 'freeTrial',
  label: words('Free trial (listing)', 'Essai gratuit (référencement)'),
  help: words(
    'A link leads to the free trial that you create, run and configure.',
    'Un lien mène à l’essai gratuit que vous créez, hébergez et configurez.',
  ),
}
const contactMe: Option = {
  value: 'contactMe',
  label: words('Contact me', 'Contactez-moi'),
  help: words(
    'Customers leave their contact details, with their consent; they go to your lead destination.',
    'Les clients laissent leurs coordonnées, avec leur consentement ; elles sont transmises à votre destination de prospects.',
  ),
}
const licenseManagement: Option = {
  value: 'licenseManagement',
  onlyIn: '2022',
  label: words('Get it now, with licences managed here', 'Obtenir maintenant, avec gestion des licences'),
  help: words(
    'Customers assign the licences they hold from you. This choice is frozen once published.',
    'Les clients attribuent les licences acquises auprès de vous. Ce choix est définitif après publication.',
  ),
}

type Interaction = {
  /** Licences may be managed by the operator (profile 2022). */
  managedLicences?: boolean
  /** Where "Get it now" leads: nowhere (the package is installed), or to an address of the publisher's. */
  offerUrl: 'optional' | 'whereItIsGot'
  visibleIf?: Condition
  default?: string
}

/** The button on the listing, and the addresses that it needs. */
export function interaction({ managedLicences, offerUrl, visibleIf, default: first }: Interaction): Section {
  const shownIf = (more: Condition): Condition => (visibleIf ? { all: [visibleIf, more] } : more)
  const getIt: Condition = { key: 'listingOption', is: 'getItNowFree' }
  const trial: Condition = { key: 'listingOption', is: 'freeTrial' }
  const fields: Field[] = [
    field(
      'enum',
      'listingOption',
      words('How should customers interact with this listing?', 'Comment les clients obtiennent-ils cette offre ?'),
      {
        code: 'setup.listingOption',
        help: words('It decides the button on your listing.', 'Ce choix détermine le bouton de votre page.'),
        options: [getItNowFree, freeTrial, contactMe, ...(managedLicences ? [licenseManagement] : [])],
        seenBy: customer,
        ...(visibleIf && { visibleIf }),
        ...(first && { default: first }),
      },
    ),
    field('url', 'trialUrl', words('Trial URL', 'URL de l’essai'), {
      code: 'setup.trialUrl',
      help: words(
        'Where customers start the trial. It begins with https://.',
        'Où les clients commencent l’essai. Elle commence par https://.',
      ),
      placeholder: words('https://contoso.example/trial', 'https://contoso.example/essai'),
      required: trial,
      visibleIf: shownIf(trial),
      seenBy: customer,
    }),
    field('url', 'offerUrl', words('Offer URL', 'URL de l’offre'), {
      code: 'setup.offerUrl',
      seenBy: customer,
      ...(offerUrl === 'optional'
        ? {
            help: words(
              'Optional: where customers can read how to use the app once it is installed.',
              'Facultatif : où les clients lisent comment utiliser l’application une fois installée.',
            ),
            required: false,
          }
        : {
            help: words(
              'Where customers are sent when they get the offer.',
              'Où les clients sont envoyés quand ils obtiennent l’offre.',
            ),
            required: getIt,
            visibleIf: shownIf(getIt),
          }),
    }),
  ]
  if (managedLicences) {
    fields.push(
      field(
        'boolean',
        'allowInstallWithoutLicense',
        words('Allow install without an assigned licence', 'Autoriser l’installation sans licence attribuée'),
        {
          code: 'setup.allowInstallWithoutLicense',
          onlyIn: '2022',
          required: false,
          visibleIf: { key: 'listingOption', is: 'licenseManagement' },
          default: false,
        },
      ),
    )
  }
  return section('interaction', words('Listing option', 'Mode de mise à disposition'), fields)
}

/** @param required who asks for contacts has somewhere to send them: rules/lead-destination.ts reads it too */
export function leads(required: boolean | Condition): Section {
  return section(
    'leads',
    words('Customer leads', 'Prospects'),
    [
      field('enum', 'leads.destination', words('Lead destination', 'Destination des prospects'), {
        code: 'setup.leads',
        required,
        default: 'none',
        options: [
          { value: 'none', label: words('None', 'Aucune') },
          {
            value: 'builtin',
            label: words('Inbox of this portal', 'Boîte de réception de ce portail'),
            help: words(
              'Leads stay in your inbox here; nothing is sent elsewhere.',
              'Les prospects restent dans votre boîte de réception ici ; rien n’est envoyé ailleurs.',
            ),
          },
          { value: 'httpsEndpoint', label: words('HTTPS endpoint', 'Point de terminaison HTTPS') },
          { value: 'dynamics', label: words('Dynamics 365', 'Dynamics 365') },
          { value: 'marketo', label: words('Marketo', 'Marketo') },
          { value: 'salesforce', label: words('Salesforce', 'Salesforce') },
          { value: 'hubspot', label: words('HubSpot', 'HubSpot') },
          { value: 'azureTable', label: words('Azure table', 'Table Azure') },
          { value: 'azureBlob', label: words('Azure blob', 'Objet blob Azure') },
        ],
      }),
      field('connections', 'leads.connectionIds', words('Connections', 'Connexions'), {
        code: 'setup.leads.connectionIds',
        help: words('Each lead is delivered to all of them.', 'Chaque prospect est transmis à toutes ces connexions.'),
        required: false,
        visibleIf: { not: { key: 'leads.destination', in: ['', 'none', 'builtin'] } },
        max: 5,
      }),
    ],
    words(
      'Each interested customer’s contact details are sent here. A test lead checks the connection when you publish.',
      'Les coordonnées de chaque client intéressé y sont envoyées. Un prospect d’essai vérifie la connexion à la publication.',
    ),
  )
}

/** Contacts are asked for by the Contact me button and by test drives. */
export const collectsContacts: Condition = {
  any: [
    { key: 'listingOption', is: 'contactMe' },
    { key: 'testDrive.enabled', is: true },
  ],
}

/** Who may resell the offer (spec "offers" 4.2, Resell). */
export function resellers(visibleIf?: Condition): Section {
  return section('resellers', words('Reseller partners', 'Partenaires revendeurs'), [
    field('enum', 'reseller.audience', words('Reseller channel', 'Canal des revendeurs'), {
      code: 'setup.reseller.audience',
      help: words(
        'Which reseller partners may sell the offer to their own customers.',
        'Quels partenaires revendeurs peuvent vendre l’offre à leurs propres clients.',
      ),
      required: false,
      default: 'none',
      ...(visibleIf && { visibleIf }),
      options: [
        { value: 'none', label: words('No partner', 'Aucun partenaire') },
        { value: 'all', label: words('Any partner', 'Tous les partenaires') },
        { value: 'selected', label: words('Partners I choose', 'Partenaires que je choisis') },
      ],
    }),
    field('tags', 'reseller.partnerIds', words('Partner tenant IDs', 'ID de locataire des partenaires'), {
      code: 'setup.reseller.partnerIds',
      required: { key: 'reseller.audience', is: 'selected' },
      visibleIf: { key: 'reseller.audience', is: 'selected' },
      pattern: guid,
      itemMax: 36,
      max: 100,
    }),
  ])
}

const guid = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
