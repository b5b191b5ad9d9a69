/** What this room says to people. Pages have their own words in app/locales. */
import { defineMessages } from '#platform/messages'

export const storefrontMessages = defineMessages({
  en: {
    'storefront.option.getItNowFree': 'Get it now',
    'storefront.option.freeTrial': 'Free trial',
    'storefront.option.contactMe': 'Contact me',
    'storefront.option.testDrive': 'Test drive',
    'storefront.no_such_listing': 'There is no listing at this address. It may have been withdrawn by its publisher.',
    'storefront.no_such_publisher': 'No publisher with a listing has this address.',
    'storefront.no_such_category': 'There is no such category.',
    'storefront.no_such_file': 'No listing shows this file.',
  },
  fr: {
    'storefront.option.getItNowFree': 'Obtenir',
    'storefront.option.freeTrial': 'Essai gratuit',
    'storefront.option.contactMe': 'Me contacter',
    'storefront.option.testDrive': 'Essai guidé',
    'storefront.no_such_listing': 'Aucune offre à cette adresse. Son éditeur l’a peut-être retirée.',
    'storefront.no_such_publisher': 'Aucun éditeur présent ici n’a cette adresse.',
    'storefront.no_such_category': 'Cette catégorie n’existe pas.',
    'storefront.no_such_file': 'Aucune offre ne montre ce fichier.',
  },
})
