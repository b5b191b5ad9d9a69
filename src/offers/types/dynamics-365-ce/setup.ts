/** Offer setup (spec "offers" 3.2): how customers get the offer, and where their contacts go. */
import { type Page, words } from '../offer-type.ts'

const collectsContacts = {
  any: [
    { key: 'listingOption', is: 'contactMe' },
    { key: 'testDrive.enabled', is: true },
  ],
}
const licenseManagement = { key: 'listingOption', is: 'licenseManagement' }

export const setup: Page = {
  key: 'setup',
  label: words('Offer setup', 'Configuration de l’offre'),
  scope: 'offer',
  blocking: true,
  comparable: true,
  sections: [
    {
      key: 'identity',
      label: words('Identity', 'Identité'),
      fields: [
        {
          key: 'alias',
          code: 'identity.alias',
          type: 'text',
          label: words('Alias', 'Alias'),
          help: words(
            'Chosen when the offer was created. The name customers read is on the Offer listing page.',
            'Choisi à la création de l’offre. Le nom que lisent les clients se trouve à la page Description de l’offre.',
          ),
          required: false,
          max: 200,
          immutableAfter: 'create',
          seenBy: ['publisher'],
        },
      ],
    },
    {
      key: 'interaction',
      label: words('Listing option', 'Mode de mise à disposition'),
      fields: [
        {
          key: 'listingOption',
          code: 'setup.listingOption',
          type: 'enum',
          label: words(
            'How should customers interact with this listing?',
            'Comment les clients obtiennent-ils cette offre ?',
          ),
          help: words('It decides the button on your listing.', 'Ce choix détermine le bouton de votre page.'),
          required: true,
          options: [
            {
              value: 'getItNowFree',
              label: words('Get it now (free)', 'Obtenir maintenant (gratuit)'),
              help: words('The offer is free of charge.', 'L’offre est gratuite.'),
            },
            {
              value: 'freeTrial',
              label: words('Free trial (listing)', 'Essai gratuit (référencement)'),
              help: words(
                'A link leads to the free trial that you create, run and configure.',
                'Un lien mène à l’essai gratuit que vous créez, hébergez et configurez.',
              ),
            },
            {
              value: 'contactMe',
              label: words('Contact me', 'Contactez-moi'),
              help: words(
                'Customers leave their contact details, with their consent; they go to your lead destination.',
                'Les clients laissent leurs coordonnées, avec leur consentement ; elles sont transmises à votre destination de prospects.',
              ),
            },
            {
              value: 'licenseManagement',
              onlyIn: '2022',
              label: words('Get it now, with licences managed here', 'Obtenir maintenant, avec gestion des licences'),
              help: words(
                'Customers assign the licences they hold from you. This choice is frozen once published.',
                'Les clients attribuent les licences acquises auprès de vous. Ce choix est définitif après publication.',
              ),
            },
          ],
          seenBy: ['customer'],
        },
        {
          key: 'trialUrl',
          code: 'setup.trialUrl',
          type: 'url',
          label: words('Trial URL', 'URL de l’essai'),
          help: words(
            'Where customers start the trial. It begins with https://.',
            'Où les clients commencent l’essai. Elle commence par https://.',
          ),
          placeholder: words('https://contoso.example/trial', 'https://contoso.example/essai'),
          required: { key: 'listingOption', is: 'freeTrial' },
          visibleIf: { key: 'listingOption', is: 'freeTrial' },
          max: 2048,
          seenBy: ['customer'],
        },
        {
          key: 'offerUrl',
          code: 'setup.offerUrl',
          type: 'url',
          label: words('Offer URL', 'URL de l’offre'),
          help: words(
            'Optional: where customers can read how to use the app once it is installed.',
            'Facultatif : où les clients lisent comment utiliser l’application une fois installée.',
          ),
          required: false,
          max: 2048,
          seenBy: ['customer'],
        },
        {
          key: 'allowInstallWithoutLicense',
          code: 'setup.allowInstallWithoutLicense',
          onlyIn: '2022',
          type: 'boolean',
          label: words('Allow install without an assigned licence', 'Autoriser l’installation sans licence attribuée'),
          required: false,
          visibleIf: licenseManagement,
          default: false,
          seenBy: ['publisher'],
        },
      ],
    },
    {
      key: 'testDrive',
      label: words('Test drive', 'Version d’évaluation guidée'),
      help: words(
        'A guided, time-boxed environment that customers try at once. It is not your own free trial.',
        'Un environnement guidé, à durée limitée, que les clients essaient immédiatement. Ce n’est pas votre essai gratuit.',
      ),
      fields: [
        {
          key: 'testDrive.enabled',
          code: 'setup.testDrive.enabled',
          type: 'boolean',
          label: words('Enable a test drive', 'Activer une version d’évaluation'),
          required: false,
          default: false,
          seenBy: ['customer'],
        },
        {
          key: 'testDrive.type',
          code: 'setup.testDrive.type',
          type: 'enum',
          label: words('Type of test drive', 'Type de version d’évaluation'),
          required: true,
          visibleIf: { key: 'testDrive.enabled', is: true },
          options: [
            {
              value: 'dynamics-365-customer-engagement',
              label: words('Dynamics 365 for Customer Engagement', 'Dynamics 365 pour Customer Engagement'),
              help: words(
                'Hosted: visitors get a role in an instance of yours, for a time.',
                'Hébergée : les visiteurs reçoivent un rôle dans une de vos instances, pour un temps donné.',
              ),
            },
            {
              value: 'logic-app',
              label: words('Logic app', 'Application logique'),
              help: words(
                'Your own logic app provides each environment.',
                'Votre propre application logique fournit chaque environnement.',
              ),
            },
          ],
          seenBy: ['publisher'],
        },
      ],
    },
    {
      key: 'leads',
      label: words('Customer leads', 'Prospects'),
      help: words(
        'Each interested customer’s contact details are sent here. A test lead checks the connection when you publish.',
        'Les coordonnées de chaque client intéressé y sont envoyées. Un prospect de test vérifie la connexion à la publication.',
      ),
      fields: [
        {
          key: 'leads.destination',
          code: 'setup.leads',
          type: 'enum',
          label: words('Lead destination', 'Destination des prospects'),
          required: collectsContacts,
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
            { value: 'azureTable', label: words('Azure table', 'Table Azure') },
            { value: 'azureBlob', label: words('Azure blob', 'Objet blob Azure') },
          ],
          seenBy: ['publisher'],
        },
        {
          key: 'leads.connectionIds',
          code: 'setup.leads.connectionIds',
          type: 'connections',
          label: words('Connections', 'Connexions'),
          help: words(
            'Each lead is delivered to all of them.',
            'Chaque prospect est transmis à toutes ces connexions.',
          ),
          required: false,
          visibleIf: { not: { key: 'leads.destination', in: ['', 'none', 'builtin'] } },
          max: 5,
          seenBy: ['publisher'],
        },
      ],
    },
  ],
}
