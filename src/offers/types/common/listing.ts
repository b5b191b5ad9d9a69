/** Offer listing (spec "offers" 3.4, 4.2, 4.3): what customers read and see. A type says which of it applies. */
import type { AssetKind } from '../../asset-kinds.ts'
import { type Audience, type Condition, type Field, type Page, type Section, type Text, words } from '../offer-type.ts'
import { customer, field, list, page, section } from './field.ts'

export function listing(...sections: Section[]): Page {
  return page('listing', words('Offer listing', 'Description de l’offre'), sections, {
    help: words(
      'One language. If it is not English, the description starts with “This application is available only in …”.',
      'Une seule langue. Si ce n’est pas l’anglais, la description commence par « This application is available only in … ».',
    ),
  })
}

type Texts = {
  /** Most characters of the name in either profile. */
  name?: { max: number; laterMax: number }
  nameHelp?: Text
  description?: { max: number; laterMax?: number }
  /** A second, longer summary for the infrastructure storefront. */
  shortDescription?: boolean
  /** What buyers read after the purchase; required when the offer is sold. */
  gettingStartedIf?: Condition
  worksWith?: boolean
}

export function texts({
  name = { max: 50, laterMax: 200 },
  nameHelp,
  description = { max: 5_000 },
  shortDescription,
  gettingStartedIf,
  worksWith,
}: Texts = {}): Section {
  return section('texts', words('Name and texts', 'Nom et textes'), [
    field('text', 'listing.name', words('Name', 'Nom'), {
      help:
        nameHelp ??
        words(
          'What customers read. ™, ® and © are welcome, emoji are not.',
          'Ce que lisent les clients. ™, ® et © sont admis, les émojis non.',
        ),
      max: name.max,
      ...(name.laterMax !== name.max && { byProfile: { '2022': { max: name.laterMax } } }),
      seenBy: customer,
    }),
    field('text', 'listing.summary', words('Search results summary', 'Résumé dans les résultats de recherche'), {
      help: words(
        'One sentence of plain text: what the offer is for.',
        'Une phrase de texte simple : à quoi sert l’offre.',
      ),
      max: 100,
      seenBy: customer,
    }),
    ...(shortDescription
      ? [
          field('multiline', 'listing.shortDescription', words('Short description', 'Description courte'), {
            help: words(
              'Plain text for where the whole description is too long.',
              'Texte simple, là où la description entière serait trop longue.',
            ),
            max: 256,
            seenBy: customer,
          }),
        ]
      : []),
    field('richText', 'listing.description', words('Description', 'Description'), {
      help: words(
        'Value and key benefits first, then how it fits its categories and industries, purchases inside the app, and required disclosures. Markup counts.',
        'D’abord la valeur et les avantages, puis l’adéquation aux catégories et secteurs, les achats dans l’application et les mentions obligatoires. Le balisage compte.',
      ),
      max: description.max,
      ...(description.laterMax && { byProfile: { '2022': { max: description.laterMax } } }),
      seenBy: customer,
    }),
    ...(gettingStartedIf ? [gettingStarted(gettingStartedIf)] : []),
    field('tags', 'listing.keywords', words('Search keywords', 'Mots clés de recherche'), {
      help: words(
        'At most three. Use them in the description too; the name is searched already.',
        'Trois au plus. Employez-les aussi dans la description ; le nom est déjà pris en compte.',
      ),
      required: false,
      max: 3,
      itemMin: 2,
      itemMax: 40,
    }),
    ...(worksWith
      ? [
          field('tags', 'listing.worksWith', words('Products your app works with', 'Produits compatibles'), {
            help: words('At most three product names.', 'Trois noms de produits au plus.'),
            required: false,
            max: 3,
            itemMin: 1,
            itemMax: 100,
            seenBy: customer,
          }),
        ]
      : []),
  ])
}

function gettingStarted(sold: Condition): Field {
  return field('richText', 'listing.gettingStarted', words('Getting started', 'Premiers pas'), {
    help: words(
      'How buyers connect to your service; they read it when they have chosen a plan. Links are welcome.',
      'Comment les acheteurs se connectent à votre service ; ils le lisent après avoir choisi un plan. Les liens sont bienvenus.',
    ),
    required: sold,
    visibleIf: sold,
    links: true,
    max: 3_000,
    seenBy: customer,
  })
}

/** Help, privacy policy, reseller material and other links. */
export function links({ help = false, privacy = true, resellers = false, useful = false }): Section {
  const fields: Field[] = []
  if (help) {
    fields.push(
      link('listing.helpUrl', words('Help link', 'Lien d’aide'), {
        help: words(
          'Where customers learn about the offer. It must differ from the support address.',
          'Où les clients s’informent sur l’offre. Il doit différer de l’adresse du support.',
        ),
      }),
    )
  }
  if (privacy) {
    fields.push(
      link('listing.privacyPolicyUrl', words('Privacy policy link', 'Lien de la politique de confidentialité'), {
        help: words(
          'Your valid privacy policy, in accordance with the law.',
          'Votre politique de confidentialité en vigueur, conforme à la loi.',
        ),
      }),
    )
  }
  if (resellers) {
    fields.push(
      link('listing.cspMaterialsUrl', words('Reseller marketing materials', 'Supports marketing des revendeurs'), {
        help: words(
          'Where reseller partners find what they need to sell the offer.',
          'Où les partenaires revendeurs trouvent de quoi vendre l’offre.',
        ),
        required: false,
        seenBy: ['csp'],
      }),
    )
  }
  if (useful) fields.push(usefulLinks)
  return section('links', words('Links', 'Liens'), fields)
}

const usefulLinks = list(
  'listing.usefulLinks',
  words('Useful links', 'Liens utiles'),
  [
    field('text', 'title', words('Title', 'Titre'), {
      codes: { required: 'listing.usefulLinks.titleMissing' },
      seenBy: customer,
    }),
    link('url', words('Address', 'Adresse')),
  ],
  {
    itemLabel: words('Link', 'Lien'),
    help: words('A forum, questions and answers, release notes.', 'Un forum, une foire aux questions, les nouveautés.'),
    required: false,
    max: 25,
    seenBy: customer,
  },
)

/** Who supports customers, with the address that is public. */
/** @param government a second address, for customers of government clouds */
export function supportContact({ url = true, government = false } = {}): Section {
  return section(
    'support',
    words('Support contact', 'Contact du support'),
    [
      ...contact('listing.supportContact'),
      ...(url
        ? [
            link('listing.supportContact.url', words('Support URL', 'URL du support'), {
              help: words(
                'Where customers and reseller partners find support. It must differ from the help link.',
                'Où clients et partenaires revendeurs trouvent le support. Elle doit différer du lien d’aide.',
              ),
              seenBy: ['customer', 'csp'],
            }),
          ]
        : []),
      ...(government
        ? [
            link('listing.supportContact.governmentUrl', words('Government support URL', 'URL du support public'), {
              help: words(
                'Where customers of Azure Government find support, if that is another page.',
                'Où les clients d’Azure Government trouvent le support, si c’est une autre page.',
              ),
              required: false,
              seenBy: ['customer', 'csp'],
            }),
          ]
        : []),
    ],
    words(
      'Not shown to customers. The operator sees it, and may give it to reseller partners. The support address itself is public.',
      'Non affiché aux clients. L’opérateur y a accès et peut le transmettre aux partenaires revendeurs. L’adresse du support, elle, est publique.',
    ),
  )
}

export const engineeringContact: Section = section(
  'engineering',
  words('Engineering contact', 'Contact technique'),
  contact('listing.engineeringContact'),
  words(
    'Not shown to customers. Receives the reviewers’ questions during certification.',
    'Non affiché aux clients. Reçoit les questions des réviseurs pendant la certification.',
  ),
)

export const resellerContact: Section = section(
  'reseller',
  words('Reseller programme contact', 'Contact du programme revendeurs'),
  contact('listing.cspContact', false),
  words('Needed when partners may resell the offer.', 'Nécessaire quand des partenaires peuvent revendre l’offre.'),
)

/** Name, e-mail and phone of somebody whom customers do not see. */
export function contact(key: string, required: boolean | Condition = true): Field[] {
  const seenBy: Audience[] = ['operator', 'csp']
  return [
    field('text', `${key}.name`, words('Name', 'Nom'), { required, seenBy }),
    field('email', `${key}.email`, words('E-mail', 'E-mail'), { required, seenBy }),
    field('phone', `${key}.phone`, words('Phone', 'Téléphone'), {
      help: words(
        'With the country code, such as +33 1 23 45 67 89.',
        'Avec l’indicatif du pays, par exemple +33 1 23 45 67 89.',
      ),
      required,
      seenBy,
    }),
  ]
}

/** @param optionalLater later guidance asks for none */
export function documents({ optionalLater = false } = {}): Section {
  return section('documents', words('Supporting documents', 'Documents'), [
    list(
      'listing.documents',
      words('Documents', 'Documents'),
      [
        field('text', 'title', words('Title', 'Titre'), { seenBy: customer }),
        field('asset', 'file', words('PDF file', 'Fichier PDF'), {
          codes: { format: 'listing.documents.notPdf' },
          asset: 'document',
          seenBy: customer,
        }),
      ],
      {
        itemLabel: words('Document', 'Document'),
        help: words(
          'One to three PDF files of at most 25 MB: white papers, brochures, checklists, presentations.',
          'Un à trois fichiers PDF de 25 Mo au plus : livres blancs, brochures, listes de contrôle, présentations.',
        ),
        min: 1,
        max: 3,
        seenBy: customer,
        ...(optionalLater && {
          byProfile: {
            '2022': {
              required: false,
              min: 0,
              help: words(
                'Up to three PDF files of at most 25 MB: white papers, brochures, checklists, presentations.',
                'Jusqu’à trois fichiers PDF de 25 Mo au plus : livres blancs, brochures, listes de contrôle, présentations.',
              ),
            },
          },
        }),
      },
    ),
  ])
}

/** The large logo, the sizes made from it, and those that some storefronts still show. */
export function logos({ hero = false, wide = false } = {}): Section {
  const fields: Field[] = [
    logo('large', words('Large logo', 'Grand logo'), {
      help: words(
        'PNG, square, from 216×216 to 350×350 pixels. The other sizes are made from it.',
        'PNG carré, de 216×216 à 350×350 pixels. Les autres tailles en sont tirées.',
      ),
      required: true,
    }),
    logo('medium', words('Medium logo', 'Logo moyen'), {
      help: words(
        'PNG, 90×90 pixels. Made from the large logo unless you upload another.',
        'PNG, 90×90 pixels. Tiré du grand logo, sauf si vous en chargez un autre.',
      ),
      generated: true,
    }),
    logo('small', words('Small logo', 'Petit logo'), {
      help: words(
        'PNG, 48×48 pixels, shown in search results. Made from the large logo unless you upload another.',
        'PNG, 48×48 pixels, affiché dans les résultats de recherche. Tiré du grand logo, sauf si vous en chargez un autre.',
      ),
      generated: true,
    }),
  ]
  if (wide) {
    fields.push(
      logo('wide', words('Wide logo', 'Logo large'), {
        help: words('Optional: PNG, 255×115 pixels.', 'Facultatif : PNG, 255×115 pixels.'),
      }),
    )
  }
  if (hero) {
    fields.push(
      logo('hero', words('Hero image', 'Image bannière'), {
        help: words('Optional: PNG, 815×290 pixels.', 'Facultatif : PNG, 815×290 pixels.'),
      }),
    )
  }
  return section(
    'logos',
    words('Logos', 'Logos'),
    fields,
    words(
      'Few flat colours, no gradient, no text (not even the brand), no white or black background, not stretched.',
      'Peu de couleurs, en aplat, sans dégradé ni texte (pas même la marque), sans fond blanc ou noir, sans étirement.',
    ),
  )
}

function logo(
  size: 'large' | 'medium' | 'small' | 'wide' | 'hero',
  label: Text,
  more: Pick<Field, 'help' | 'generated'> & { required?: boolean },
): Field {
  return field('asset', `listing.logos.${size}`, label, {
    codes: { format: `listing.logos.${size}.notPng` },
    asset: `logo-${size}` satisfies AssetKind,
    required: false,
    seenBy: customer,
    ...more,
  })
}

type Media = {
  screenshots?: { min: number }
  videos?: { max: number; hosts?: string[] }
}

/** YouTube or Vimeo, where the marketplace shows the player itself. */
export const videoSites = ['youtube.com', 'youtu.be', 'vimeo.com']

export function media({ screenshots = { min: 1 }, videos = { max: 4 } }: Media = {}): Section {
  const { min } = screenshots
  return section('media', words('Screenshots and videos', 'Captures d’écran et vidéos'), [
    list(
      'listing.screenshots',
      words('Screenshots', 'Captures d’écran'),
      [
        field('asset', 'file', words('Image', 'Image'), {
          codes: { size: 'listing.screenshots.size', format: 'listing.screenshots.notPng' },
          asset: 'screenshot',
          seenBy: customer,
        }),
        field('text', 'caption', words('Caption', 'Légende'), {
          codes: { required: 'listing.screenshots.captionMissing' },
          help: words(
            'What the image shows; read aloud to those who cannot see it.',
            'Ce que montre l’image ; lu à haute voix à qui ne peut la voir.',
          ),
          max: 100,
          seenBy: customer,
        }),
      ],
      {
        itemLabel: words('Screenshot', 'Capture d’écran'),
        help: words(
          `${min > 0 ? `From ${min} to five` : 'Up to five'} PNG images of exactly 1280×720 pixels, each with a caption.`,
          `${min > 0 ? `De ${min} à cinq` : 'Jusqu’à cinq'} images PNG d’exactement 1280×720 pixels, chacune avec une légende.`,
        ),
        required: min > 0,
        ...(min > 0 && { min }),
        max: 5,
        seenBy: customer,
      },
    ),
    list('listing.videos', words('Videos', 'Vidéos'), videoItem('listing.videos', 'video-thumbnail', videos.hosts), {
      itemLabel: words('Video', 'Vidéo'),
      help: videos.hosts
        ? words(
            `Up to ${videos.max}, on YouTube or Vimeo, each with a PNG thumbnail of 1280×720 pixels.`,
            `${videos.max} au plus, sur YouTube ou Vimeo, chacune avec une vignette PNG de 1280×720 pixels.`,
          )
        : words(
            `Up to ${videos.max}, hosted elsewhere, each with a PNG thumbnail of 1280×720 pixels.`,
            `${videos.max} au plus, hébergées ailleurs, chacune avec une vignette PNG de 1280×720 pixels.`,
          ),
      required: false,
      max: videos.max,
      seenBy: customer,
    }),
  ])
}

/** An entry of a list of videos. Codes of the list are the same wherever videos are shown. */
export function videoItem(
  code: string,
  thumbnail: 'video-thumbnail' | 'test-drive-thumbnail',
  hosts?: string[],
): Field[] {
  return [
    field('text', 'name', words('Name', 'Nom'), { code: `${code}.name`, seenBy: customer }),
    link('url', words('Address', 'Adresse'), { code: `${code}.url`, ...(hosts && { hosts }) }),
    field('asset', 'thumbnail', words('Thumbnail', 'Vignette'), {
      code: `${code}.thumbnail`,
      codes: {
        required: `${code}.thumbnailMissing`,
        size: `${code}.thumbnailSize`,
        format: `${code}.thumbnail.notPng`,
      },
      asset: thumbnail,
      seenBy: customer,
    }),
  ]
}

type LinkMore = Partial<Pick<Field, 'help' | 'required' | 'code' | 'seenBy' | 'hosts'>>

function link(key: string, label: Text, more: LinkMore = {}): Field {
  return field('url', key, label, { seenBy: customer, ...more })
}
