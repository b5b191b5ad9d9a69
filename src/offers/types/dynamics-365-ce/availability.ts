/** Availability (spec "offers" 3.5): where the offer can be had, and who may see it before everybody. */
import { type Page, words } from '../offer-type.ts'

export const availability: Page = {
  key: 'availability',
  label: words('Availability', 'Disponibilité'),
  scope: 'offer',
  blocking: true,
  comparable: true,
  sections: [
    {
      key: 'markets',
      label: words('Markets', 'Marchés'),
      fields: [
        {
          key: 'availability.markets',
          type: 'markets',
          taxonomy: 'markets',
          label: words('Markets', 'Marchés'),
          help: words(
            'Countries whose customers can get the offer from now on. Taking one away changes nothing for those who have it. You remain responsible for following the law of each.',
            'Pays dont les clients pourront désormais obtenir l’offre. En retirer un ne change rien pour ceux qui l’ont déjà. Le respect de la loi de chaque pays vous incombe.',
          ),
          required: true,
          min: 1,
          seenBy: ['customer'],
        },
      ],
    },
    {
      key: 'preview',
      label: words('Preview audience', 'Audience de la préversion'),
      fields: [
        {
          key: 'availability.hideKey',
          type: 'text',
          label: words('Hide key', 'Clé de masquage'),
          help: words(
            'Whoever has this key sees the preview. The offer becomes public when the key is removed and the offer published again.',
            'Qui détient cette clé voit la préversion. L’offre devient publique quand la clé est retirée et l’offre publiée à nouveau.',
          ),
          required: false,
          max: 64,
          pattern: '^[a-z0-9]+$',
          seenBy: ['publisher'],
        },
      ],
    },
  ],
}
