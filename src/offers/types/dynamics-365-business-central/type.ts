/** Dynamics 365 Business Central: an add-on, or an app connected to it (spec "offers" 4.5). */
import { availability, hideKey, markets } from '../common/availability.ts'
import { coSell } from '../common/cosell.ts'
import { field, page, reviewers, section } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import {
  documents,
  engineeringContact,
  links,
  listing,
  logos,
  media,
  supportContact,
  texts,
} from '../common/listing.ts'
import { appVersion, categories, industries, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { interaction, leads, setup } from '../common/setup.ts'
import { keyUsageScenario, supplemental } from '../common/supplemental.ts'
import { type Condition, type OfferType, words } from '../offer-type.ts'

const addOn: Condition = { key: 'technical.packageType', is: 'addOn' }
const connect: Condition = { key: 'technical.packageType', is: 'connect' }

const technical = page('technical', words('Technical configuration', 'Configuration technique'), [
  section('package', words('Package', 'Package'), [
    field('enum', 'technical.packageType', words('Package type', 'Type de package'), {
      options: [
        {
          value: 'addOn',
          label: words('Add-on', 'Extension'),
          help: words('Installed into Business Central.', 'Installée dans Business Central.'),
        },
        {
          value: 'connect',
          label: words('Connect', 'Connexion'),
          help: words('Works beside it, over its services.', 'Fonctionne à côté, par ses services.'),
        },
      ],
      seenBy: reviewers,
    }),
    field('asset', 'technical.extensionFile', words('Extension (.app)', 'Extension (.app)'), {
      codes: { format: 'technical.extensionFile.notApp' },
      asset: 'extension-app',
      required: addOn,
      visibleIf: addOn,
      seenBy: reviewers,
    }),
    field('asset', 'technical.libraryFile', words('Library (.app)', 'Bibliothèque (.app)'), {
      codes: { format: 'technical.libraryFile.notApp' },
      help: words(
        'Needed when the extension depends on an app that is not published.',
        'Nécessaire quand l’extension dépend d’une application non publiée.',
      ),
      asset: 'library-app',
      required: false,
      visibleIf: addOn,
      seenBy: reviewers,
    }),
    field('asset', 'technical.dependencyFile', words('Dependency (.app or .zip)', 'Dépendance (.app ou .zip)'), {
      help: words('When the extension depends on published apps.', 'Quand l’extension dépend d’applications publiées.'),
      asset: 'dependency',
      required: false,
      visibleIf: addOn,
      seenBy: reviewers,
    }),
    field('url', 'technical.installUrl', words('Installation page', 'Page d’installation'), {
      help: words(
        'Where customers install or connect the app.',
        'Où les clients installent ou connectent l’application.',
      ),
      required: connect,
      visibleIf: connect,
      seenBy: ['customer'],
    }),
  ]),
])

const release = field('enum', 'supplemental.targetRelease', words('Target release', 'Version cible'), {
  options: [
    { value: 'current', label: words('Current', 'Actuelle') },
    { value: 'nextMajor', label: words('Next major', 'Prochaine version majeure') },
    { value: 'nextMinor', label: words('Next minor', 'Prochaine version mineure') },
  ],
  seenBy: reviewers,
})

const editions = field('enum', 'supplemental.editions', words('Editions', 'Éditions'), {
  options: [
    { value: 'premium', label: words('Premium only', 'Premium uniquement') },
    { value: 'essentialsAndPremium', label: words('Essentials and Premium', 'Essentials et Premium') },
  ],
  seenBy: reviewers,
})

const testAutomation = field(
  'asset',
  'supplemental.testAutomation',
  words('Automated tests (.app)', 'Tests automatisés (.app)'),
  {
    codes: { format: 'supplemental.testAutomation.notApp' },
    asset: 'test-automation',
    required: addOn,
    visibleIf: addOn,
    seenBy: ['reviewer'],
  },
)

const testAccounts = field(
  'asset',
  'supplemental.testAccounts',
  words('Test accounts (.pdf, .doc or .docx)', 'Comptes de test (.pdf, .doc ou .docx)'),
  {
    help: words('When testing needs accounts of yours.', 'Quand le test demande des comptes chez vous.'),
    asset: 'test-accounts',
    required: false,
    seenBy: ['reviewer'],
  },
)

export const businessCentral: OfferType = {
  id: 'dynamics-365-business-central',
  label: words('Dynamics 365 Business Central', 'Dynamics 365 Business Central'),
  help: words(
    'An add-on or a connected app for Business Central.',
    'Une extension ou une application connectée pour Business Central.',
  ),
  storefronts: ['business'],
  urlSegment: 'dynamics-365-business-central',
  certificationPhase: 'beforeLive',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  creation: creation(),
  pages: [
    setup(interaction({ offerUrl: 'optional' }), leads({ key: 'listingOption', is: 'contactMe' })),
    properties(
      categories,
      industries(),
      section('version', words('Version', 'Version'), [appVersion({ required: true })]),
      terms(),
    ),
    listing(
      texts(),
      links({ help: true }),
      supportContact(),
      engineeringContact,
      documents(),
      logos(),
      media({ screenshots: { min: 3 }, videos: { max: 5 } }),
    ),
    availability(markets, hideKey),
    technical,
    coSell(),
    supplemental(release, editions, keyUsageScenario, testAutomation, testAccounts),
    review({ key: 'listingOption', in: ['getItNowFree', 'freeTrial'] }),
  ],
}
