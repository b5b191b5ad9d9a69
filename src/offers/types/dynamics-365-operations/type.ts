/** Dynamics 365 Operations Apps: extensions of Finance, Supply Chain Management and their family (spec "offers" 4.5). */
import { availability, hideKey, markets } from '../common/availability.ts'
import { coSell } from '../common/cosell.ts'
import { field, guidPlaceholder, page, reviewers, section } from '../common/field.ts'
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
import { collectsContacts, interaction, leads, setup } from '../common/setup.ts'
import { supplemental } from '../common/supplemental.ts'
import { testDrive, testDriveChoice } from '../common/test-drive.ts'
import { type OfferType, words } from '../offer-type.ts'

const testDrives = ['dynamics-365-operations', 'logic-app'] as const

const technical = page('technical', words('Technical configuration', 'Configuration technique'), [
  section('solution', words('Solution', 'Solution'), [
    field('guid', 'technical.solutionId', words('Solution identifier', 'Identifiant de la solution'), {
      help: words(
        'The identifier that the solution has in its lifecycle service.',
        'L’identifiant de la solution dans son service de cycle de vie.',
      ),
      placeholder: guidPlaceholder,
      seenBy: reviewers,
    }),
    field('text', 'technical.releaseVersion', words('Release version', 'Version de publication'), {
      help: words(
        'The release of the product that it was made for.',
        'La version du produit pour laquelle elle est faite.',
      ),
      placeholder: words('10.0.42', '10.0.42'),
      max: 50,
      pattern: '^\\d+(\\.\\d+){1,3}$',
      seenBy: ['customer', 'reviewer'],
    }),
  ]),
])

const report = field(
  'asset',
  'supplemental.customizationReport',
  words(
    'Customization Analysis Report (.xls, .xlsx or .zip)',
    'Rapport d’analyse des personnalisations (.xls, .xlsx ou .zip)',
  ),
  { asset: 'customization-report', seenBy: ['reviewer'] },
)

const yesNo = (key: string, label: ReturnType<typeof words>) =>
  field('boolean', key, label, { required: false, default: false, seenBy: reviewers })

export const operations: OfferType = {
  id: 'dynamics-365-operations',
  label: words('Dynamics 365 Operations Apps', 'Applications Dynamics 365 Operations'),
  help: words(
    'An extension of Finance, Supply Chain Management and the like.',
    'Une extension de Finance, Supply Chain Management et des applications de la même famille.',
  ),
  storefronts: ['business'],
  urlSegment: 'dynamics-365-for-operations',
  certificationPhase: 'beforePreview',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  creation: creation(),
  pages: [
    setup(interaction({ offerUrl: 'whereItIsGot' }), testDriveChoice(...testDrives), leads(collectsContacts)),
    properties(
      categories,
      industries(),
      section('version', words('Version', 'Version'), [appVersion({ required: true })]),
      terms({ standardContract: true }),
    ),
    listing(
      texts(),
      links({ help: true }),
      supportContact(),
      engineeringContact,
      documents(),
      logos({ hero: true }),
      media(),
    ),
    availability(markets, hideKey),
    technical,
    coSell(),
    testDrive(...testDrives),
    supplemental(
      report,
      yesNo('supplemental.localised', words('The solution is localised', 'La solution est localisée')),
      yesNo('supplemental.translated', words('The solution is translated', 'La solution est traduite')),
    ),
    review({ key: 'listingOption', in: ['getItNowFree', 'freeTrial'] }),
  ],
}
