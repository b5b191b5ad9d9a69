import { defineMessages } from '#platform/messages'

/** Words of this room: reasons and refusals. Words about a destination's answers are the connectors'. */
export const deliveryTexts = defineMessages({
  en: {
    'delivery.no_destination': 'The offer has no destination any more; the lead is kept.',
  },
  fr: {
    'delivery.no_destination': 'L’offre n’a plus de destination ; le prospect est conservé.',
  },
})
