/** What the types of the infrastructure storefront share (spec "offers" 4.2, 4.5). */
import { type Condition, type Field, type Page, type Section, words } from '../offer-type.ts'
import { customer, field, guidPlaceholder, reviewers, section } from './field.ts'
import { engineeringContact, links, listing, logos, media, resellerContact, supportContact, texts } from './listing.ts'

/** @param videos how many the type takes */
export function azureListing({
  videos = 4,
  wideLogo = false,
  resellers = true,
  longName = false,
  government = false,
} = {}): Page {
  return listing(
    texts({ name: { max: longName ? 200 : 50, laterMax: 200 }, shortDescription: true }),
    links({ useful: true, resellers }),
    supportContact({ government }),
    engineeringContact,
    ...(resellers ? [resellerContact] : []),
    logos({ wide: wideLogo }),
    media({ screenshots: { min: 0 }, videos: { max: videos } }),
  )
}

/** Which clouds a plan can be deployed to. */
export const clouds: Section = section('clouds', words('Clouds', 'Clouds'), [
  field('enumMany', 'clouds', words('Azure regions', 'Régions Azure'), {
    options: [
      { value: 'global', label: words('Azure Global', 'Azure mondial') },
      {
        value: 'government',
        label: words('Azure Government', 'Azure Government'),
        help: words(
          'For government agencies of the United States and those who work for them.',
          'Pour les administrations des États-Unis et ceux qui travaillent pour elles.',
        ),
      },
    ],
    min: 1,
    seenBy: customer,
  }),
])

/** Who in the publisher's directory may do what in the customer's environment. */
export function authorizations(max: number, visibleIf?: Condition): Field {
  return field('list', 'technical.authorizations', words('Authorisations', 'Autorisations'), {
    itemLabel: words('Authorisation', 'Autorisation'),
    help: words(`At most ${max}.`, `${max} au plus.`),
    min: 1,
    max,
    ...(visibleIf && { visibleIf, required: visibleIf }),
    seenBy: reviewers,
    item: [
      field('guid', 'principalId', words('Principal ID', 'ID du principal'), {
        help: words('A user, group or application of yours.', 'Un utilisateur, groupe ou application à vous.'),
        placeholder: guidPlaceholder,
        seenBy: reviewers,
      }),
      field('text', 'displayName', words('Display name', 'Nom affiché'), {
        required: false,
        max: 100,
        seenBy: reviewers,
      }),
      field('guid', 'roleId', words('Role ID', 'ID du rôle'), { placeholder: guidPlaceholder, seenBy: reviewers }),
    ],
  })
}

/** Names of registry, group and repository, and a credential that reads it. */
export function registry(visibleIf?: Condition): Field[] {
  const shown = visibleIf ? { visibleIf, required: visibleIf } : {}
  return [
    field('guid', 'technical.registry.subscriptionId', words('Subscription ID', 'ID d’abonnement'), {
      placeholder: guidPlaceholder,
      seenBy: reviewers,
      ...shown,
    }),
    field('text', 'technical.registry.resourceGroup', words('Resource group', 'Groupe de ressources'), {
      max: 90,
      seenBy: reviewers,
      ...shown,
    }),
    field('text', 'technical.registry.server', words('Registry', 'Registre'), {
      placeholder: words('contoso.azurecr.io', 'contoso.azurecr.io'),
      pattern: '^[a-z0-9][a-z0-9.-]*\\.[a-z]{2,}$',
      seenBy: reviewers,
      ...shown,
    }),
    field('text', 'technical.registry.username', words('User name', 'Nom d’utilisateur'), {
      seenBy: reviewers,
      ...shown,
    }),
    field('secret', 'technical.registry.password', words('Password', 'Mot de passe'), {
      help: words(
        'Reads the repository. Kept encrypted and never shown again. Leave it empty to keep the one that is set.',
        'Lit le dépôt. Conservé chiffré et jamais réaffiché. Laissez vide pour garder celui qui est défini.',
      ),
      max: 500,
      seenBy: reviewers,
      ...shown,
    }),
    field('text', 'technical.registry.repository', words('Repository', 'Dépôt'), {
      pattern: '^[a-z0-9]+([._/-][a-z0-9]+)*$',
      seenBy: reviewers,
      ...shown,
    }),
    field('list', 'technical.tags', words('Image tags', 'Balises de l’image'), {
      itemLabel: words('Tag', 'Balise'),
      itemKey: 'tag',
      help: words(
        'Versions that customers may pull; “latest” is one of them.',
        'Versions que les clients peuvent tirer ; « latest » en fait partie.',
      ),
      min: 1,
      max: 50,
      seenBy: customer,
      ...shown,
      item: [
        field('text', 'tag', words('Tag', 'Balise'), {
          max: 128,
          pattern: '^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$',
          seenBy: customer,
        }),
        field('text', 'digest', words('Digest', 'Empreinte'), {
          required: false,
          max: 71,
          pattern: '^sha256:[0-9a-f]{64}$',
          seenBy: reviewers,
        }),
      ],
    }),
  ]
}
