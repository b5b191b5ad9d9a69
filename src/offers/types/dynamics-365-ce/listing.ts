/** Offer listing (spec "offers" 3.4): what customers read and see. */
import { type Audience, type Field, type Page, words } from '../offer-type.ts'

const customer: Audience[] = ['customer']

export const listing: Page = {
  key: 'listing',
  label: words('Offer listing', 'Description de l’offre'),
  help: words(
    'One language. If it is not English, the description starts with “This application is available only in …”.',
    'Une seule langue. Si ce n’est pas l’anglais, la description commence par « This application is available only in … ».',
  ),
  scope: 'offer',
  blocking: true,
  comparable: true,
  sections: [
    {
      key: 'texts',
      label: words('Name and texts', 'Nom et textes'),
      fields: [
        {
          key: 'listing.name',
          type: 'text',
          label: words('Name', 'Nom'),
          help: words(
            'What customers read. ™, ® and © are welcome, emoji are not.',
            'Ce que lisent les clients. ™, ® et © sont admis, les émojis non.',
          ),
          required: true,
          max: 50,
          byProfile: { '2022': { max: 200 } },
          seenBy: customer,
        },
        {
          key: 'listing.summary',
          type: 'text',
          label: words('Search results summary', 'Résumé dans les résultats de recherche'),
          help: words(
            'One sentence of plain text: what the offer is for.',
            'Une phrase de texte simple : à quoi sert l’offre.',
          ),
          required: true,
          max: 100,
          seenBy: customer,
        },
        {
          key: 'listing.description',
          type: 'richText',
          label: words('Description', 'Description'),
          help: words(
            'Value and key benefits first, then how it fits its categories and industries, purchases inside the app, and required disclosures. Markup counts.',
            'D’abord la valeur et les avantages, puis l’adéquation aux catégories et secteurs, les achats dans l’application et les mentions obligatoires. Le balisage compte.',
          ),
          required: true,
          max: 5_000,
          seenBy: customer,
        },
        {
          key: 'listing.keywords',
          type: 'tags',
          label: words('Search keywords', 'Mots clés de recherche'),
          help: words(
            'At most three. Use them in the description too; the name is searched already.',
            'Trois au plus. Employez-les aussi dans la description ; le nom est déjà pris en compte.',
          ),
          required: false,
          max: 3,
          itemMin: 2,
          itemMax: 40,
          seenBy: ['publisher'],
        },
        {
          key: 'listing.worksWith',
          type: 'tags',
          label: words('Products your app works with', 'Produits compatibles'),
          help: words('At most three product names.', 'Trois noms de produits au plus.'),
          required: false,
          max: 3,
          itemMin: 1,
          itemMax: 100,
          seenBy: customer,
        },
      ],
    },
    {
      key: 'links',
      label: words('Links', 'Liens'),
      fields: [
        link('listing.helpUrl', {
          label: words('Help link', 'Lien d’aide'),
          help: words(
            'Where customers learn about the offer. It must differ from the support address.',
            'Où les clients s’informent sur l’offre. Il doit différer de l’adresse du support.',
          ),
        }),
        link('listing.privacyPolicyUrl', {
          label: words('Privacy policy link', 'Lien de la politique de confidentialité'),
          help: words(
            'Your valid privacy policy, in accordance with the law.',
            'Votre politique de confidentialité en vigueur, conforme à la loi.',
          ),
        }),
      ],
    },
    {
      key: 'support',
      label: words('Support contact', 'Contact du support'),
      help: words(
        'Not shown to customers. The operator sees it, and may give it to reseller partners. The support address itself is public.',
        'Non affiché aux clients. L’opérateur y a accès et peut le transmettre aux partenaires revendeurs. L’adresse du support, elle, est publique.',
      ),
      fields: [
        ...contact('listing.supportContact', ['operator', 'csp']),
        {
          ...link('listing.supportContact.url', {
            label: words('Support URL', 'URL du support'),
            help: words(
              'Where customers and reseller partners find support. It must differ from the help link.',
              'Où clients et partenaires revendeurs trouvent le support. Elle doit différer du lien d’aide.',
            ),
          }),
          seenBy: ['customer', 'csp'],
        },
      ],
    },
    {
      key: 'engineering',
      label: words('Engineering contact', 'Contact technique'),
      help: words(
        'Not shown to customers. Receives the reviewers’ questions during certification.',
        'Non affiché aux clients. Reçoit les questions des réviseurs pendant la certification.',
      ),
      fields: contact('listing.engineeringContact', ['operator', 'csp']),
    },
    {
      key: 'documents',
      label: words('Supporting documents', 'Documents'),
      fields: [
        {
          key: 'listing.documents',
          type: 'list',
          label: words('Documents', 'Documents'),
          itemLabel: words('Document', 'Document'),
          help: words(
            'One to three PDF files of at most 25 MB: white papers, brochures, checklists, presentations.',
            'Un à trois fichiers PDF de 25 Mo au plus : livres blancs, brochures, listes de contrôle, présentations.',
          ),
          required: true,
          min: 1,
          max: 3,
          seenBy: customer,
          item: [
            {
              key: 'title',
              code: 'listing.documents.title',
              type: 'text',
              label: words('Title', 'Titre'),
              required: true,
              max: 255,
              seenBy: customer,
            },
            {
              key: 'file',
              code: 'listing.documents.file',
              codes: { format: 'listing.documents.notPdf' },
              type: 'asset',
              asset: 'document',
              label: words('PDF file', 'Fichier PDF'),
              required: true,
              seenBy: customer,
            },
          ],
        },
      ],
    },
    {
      key: 'logos',
      label: words('Logos', 'Logos'),
      help: words(
        'Few flat colours, no gradient, no text (not even the brand), no white or black background, not stretched.',
        'Peu de couleurs, en aplat, sans dégradé ni texte (pas même la marque), sans fond blanc ou noir, sans étirement.',
      ),
      fields: [
        {
          ...logo('large', words('Large logo', 'Grand logo')),
          help: words(
            'PNG, square, from 216×216 to 350×350 pixels. The other sizes are made from it.',
            'PNG carré, de 216×216 à 350×350 pixels. Les autres tailles en sont tirées.',
          ),
          required: true,
        },
        {
          ...logo('medium', words('Medium logo', 'Logo moyen')),
          help: words(
            'PNG, 90×90 pixels. Made from the large logo unless you upload another.',
            'PNG, 90×90 pixels. Tiré du grand logo, sauf si vous en chargez un autre.',
          ),
          generated: true,
        },
        {
          ...logo('small', words('Small logo', 'Petit logo')),
          help: words(
            'PNG, 48×48 pixels, shown in search results. Made from the large logo unless you upload another.',
            'PNG, 48×48 pixels, affiché dans les résultats de recherche. Tiré du grand logo, sauf si vous en chargez un autre.',
          ),
          generated: true,
        },
      ],
    },
    {
      key: 'media',
      label: words('Screenshots and videos', 'Captures d’écran et vidéos'),
      fields: [
        {
          key: 'listing.screenshots',
          type: 'list',
          label: words('Screenshots', 'Captures d’écran'),
          itemLabel: words('Screenshot', 'Capture d’écran'),
          help: words(
            'One to five PNG images of exactly 1280×720 pixels, each with a caption.',
            'Une à cinq images PNG d’exactement 1280×720 pixels, chacune avec une légende.',
          ),
          required: true,
          min: 1,
          max: 5,
          seenBy: customer,
          item: [
            {
              key: 'file',
              code: 'listing.screenshots.file',
              codes: { size: 'listing.screenshots.size', format: 'listing.screenshots.notPng' },
              type: 'asset',
              asset: 'screenshot',
              label: words('Image', 'Image'),
              required: true,
              seenBy: customer,
            },
            {
              key: 'caption',
              code: 'listing.screenshots.caption',
              codes: { required: 'listing.screenshots.captionMissing' },
              type: 'text',
              label: words('Caption', 'Légende'),
              help: words(
                'What the image shows; read aloud to those who cannot see it.',
                'Ce que montre l’image ; lu à haute voix à qui ne peut la voir.',
              ),
              required: true,
              max: 100,
              seenBy: customer,
            },
          ],
        },
        {
          key: 'listing.videos',
          type: 'list',
          label: words('Videos', 'Vidéos'),
          itemLabel: words('Video', 'Vidéo'),
          help: words(
            'Up to four, hosted elsewhere, each with a PNG thumbnail of 1280×720 pixels.',
            'Quatre au plus, hébergées ailleurs, chacune avec une vignette PNG de 1280×720 pixels.',
          ),
          required: false,
          max: 4,
          seenBy: customer,
          item: videoItem('listing.videos', 'video-thumbnail'),
        },
      ],
    },
  ],
}

/** An entry of a list of videos. Codes of the list are the same wherever videos are shown. */
export function videoItem(
  code: string,
  thumbnail: 'video-thumbnail' | 'test-drive-thumbnail',
  hosts?: string[],
): Field[] {
  return [
    {
      key: 'name',
      code: `${code}.name`,
      type: 'text',
      label: words('Name', 'Nom'),
      required: true,
      max: 255,
      seenBy: customer,
    },
    {
      key: 'url',
      code: `${code}.url`,
      type: 'url',
      label: words('Address', 'Adresse'),
      required: true,
      max: 2048,
      hosts,
      seenBy: customer,
    },
    {
      key: 'thumbnail',
      code: `${code}.thumbnail`,
      codes: {
        required: `${code}.thumbnailMissing`,
        size: `${code}.thumbnailSize`,
        format: `${code}.thumbnail.notPng`,
      },
      type: 'asset',
      asset: thumbnail,
      label: words('Thumbnail', 'Vignette'),
      required: true,
      seenBy: customer,
    },
  ]
}

function link(key: string, text: Pick<Field, 'label' | 'help'>): Field {
  return { key, type: 'url', ...text, required: true, max: 2048, seenBy: customer }
}

function contact(key: string, seenBy: Audience[]): Field[] {
  return [
    { key: `${key}.name`, type: 'text', label: words('Name', 'Nom'), required: true, max: 255, seenBy },
    { key: `${key}.email`, type: 'email', label: words('E-mail', 'E-mail'), required: true, max: 254, seenBy },
    {
      key: `${key}.phone`,
      type: 'phone',
      label: words('Phone', 'Téléphone'),
      help: words(
        'With the country code, such as +33 1 23 45 67 89.',
        'Avec l’indicatif du pays, par exemple +33 1 23 45 67 89.',
      ),
      required: true,
      max: 50,
      seenBy,
    },
  ]
}

function logo(size: 'large' | 'medium' | 'small', label: Field['label']): Field {
  return {
    key: `listing.logos.${size}`,
    codes: { format: `listing.logos.${size}.notPng` },
    type: 'asset',
    asset: `logo-${size}`,
    label,
    required: false,
    seenBy: customer,
  }
}
