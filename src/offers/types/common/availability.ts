/** Availability and preview (spec "offers" 3.5, 4.2): where the offer can be had, and who sees it before everybody. */
import { type Field, type Page, type Section, words } from '../offer-type.ts'
import { customer, field, guidPlaceholder, list, page, section } from './field.ts'

export function availability(...sections: Section[]): Page {
  return page('availability', words('Availability', 'Disponibilité'), sections)
}

export const markets: Section = section('markets', words('Markets', 'Marchés'), [
  field('markets', 'availability.markets', words('Markets', 'Marchés'), {
    taxonomy: 'markets',
    help: words(
      'Countries whose customers can get the offer from now on. Taking one away changes nothing for those who have it. You remain responsible for following the law of each.',
      'Pays dont les clients pourront désormais obtenir l’offre. En retirer un ne change rien pour ceux qui l’ont déjà. Le respect de la loi de chaque pays vous incombe.',
    ),
    min: 1,
    seenBy: customer,
  }),
])

export const hideKey: Section = section('preview', words('Preview audience', 'Audience de l’aperçu'), [
  field('text', 'availability.hideKey', words('Hide key', 'Clé de masquage'), {
    help: words(
      'Whoever has this key sees the preview. The offer becomes public when the key is removed and the offer published again.',
      'Qui détient cette clé voit l’aperçu. L’offre devient publique quand la clé est retirée et l’offre publiée à nouveau.',
    ),
    required: false,
    max: 64,
    pattern: '^[a-z0-9]+$',
  }),
])

/** @param required testers are needed before a sale can be tried */
export function testersByEmail(required: Field['required']): Page {
  return audience(
    field('email', 'email', words('E-mail address', 'Adresse e-mail'), {
      help: words('A work or personal account.', 'Un compte professionnel ou personnel.'),
    }),
    {
      required,
      max: 20,
      help: words(
        'Who sees the preview and may try to buy: up to ten typed here, up to twenty from a file.',
        'Qui voit l’aperçu et peut essayer d’acheter : jusqu’à dix saisies ici, jusqu’à vingt par fichier.',
      ),
    },
  )
}

export function testersBySubscription(): Page {
  return audience(
    field('guid', 'subscriptionId', words('Subscription ID', 'ID d’abonnement'), { placeholder: guidPlaceholder }),
    {
      required: true,
      max: 100,
      help: words(
        'Subscriptions that see the preview: up to ten typed here, up to a hundred from a file.',
        'Abonnements qui voient l’aperçu : jusqu’à dix saisis ici, jusqu’à cent par fichier.',
      ),
    },
  )
}

function audience(who: Field, more: Pick<Field, 'required' | 'max' | 'help'>): Page {
  const tester = field('text', 'description', words('Description', 'Description'), { required: false, max: 200 })
  return page('preview', words('Preview audience', 'Audience de l’aperçu'), [
    section('audience', words('Testers', 'Testeurs'), [
      list('previewAudience', words('Testers', 'Testeurs'), [who, tester], {
        code: 'preview.audience',
        itemLabel: words('Tester', 'Testeur'),
        itemKey: who.key,
        ...more,
      }),
    ]),
  ])
}
