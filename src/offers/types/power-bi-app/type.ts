/** Power BI app: reports and dashboards installed from a link; leads are always shared (spec "offers" 4.5). */
import { availability, hideKey } from '../common/availability.ts'
import { coSell } from '../common/cosell.ts'
import { field, page, section } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import {
  documents,
  engineeringContact,
  links,
  listing,
  logos,
  media,
  resellerContact,
  supportContact,
  texts,
} from '../common/listing.ts'
import { industries, plainCategories, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { leads, setup } from '../common/setup.ts'
import { supplemental } from '../common/supplemental.ts'
import { type OfferType, words } from '../offer-type.ts'

const technical = page('technical', words('Technical configuration', 'Configuration technique'), [
  section('installer', words('Installation', 'Installation'), [
    field('url', 'technical.installerUrl', words('Installer link', 'Lien d’installation'), {
      help: words(
        'The link that your workspace gives for installing the app.',
        'Le lien d’installation que donne votre espace de travail.',
      ),
      seenBy: ['customer', 'reviewer'],
    }),
  ]),
])

const validationNotes = field(
  'multiline',
  'supplemental.validationNotes',
  words('Validation notes', 'Notes de validation'),
  {
    help: words(
      'How reviewers connect to the data and see the reports work.',
      'Comment les réviseurs se connectent aux données et voient fonctionner les rapports.',
    ),
    max: 3_000,
    seenBy: ['reviewer'],
  },
)

export const powerBiApp: OfferType = {
  id: 'power-bi-app',
  label: words('Power BI app', 'Application Power BI'),
  help: words(
    'Reports and dashboards that customers install from a link. The listing is in English.',
    'Des rapports et tableaux de bord que les clients installent à partir d’un lien. La page de l’offre est en anglais.',
  ),
  storefronts: ['business'],
  urlSegment: 'power-bi',
  certificationPhase: 'beforeLive',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  englishOnly: true,
  listingOption: 'getItNowFree',
  creation: creation(),
  pages: [
    setup(leads(true)),
    properties(plainCategories(3), industries(), terms()),
    listing(
      texts(),
      links({}),
      supportContact(),
      engineeringContact,
      resellerContact,
      documents(),
      logos(),
      media({ videos: { max: 5 } }),
    ),
    availability(hideKey),
    technical,
    coSell(),
    supplemental(validationNotes),
    review(false),
  ],
}
