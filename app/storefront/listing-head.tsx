import type { Listing } from '#storefront'
import { inLocale } from '../locale.ts'
import { Head } from '../ui/head.tsx'
import { useLocale, usePage, usePublicPath } from '../ui/page.ts'
import { categoryPath, listingPath } from './addresses.ts'
import { listingFacts } from './listing-facts.ts'
import { StructuredData } from './structured-data.tsx'
import { useTexts } from './texts.ts'

/** What search engines and social networks read of a listing. */
export function ListingHead({ listing }: { listing: Listing }) {
  const { url = '', name = '' } = usePage() ?? {}
  const publicPath = usePublicPath()
  const locale = useLocale()
  const t = useTexts()
  const address = url + publicPath(listingPath(listing))
  const picture = listing.screenshots[0]?.path ?? listing.logo
  if (listing.seenAs !== 'live') return <Head title={listing.name} description={listing.summary} hidden />
  const category = listing.labels.categories[0]
  return (
    <>
      <Head title={listing.name} description={listing.summary} canonical={listingPath(listing)} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={listing.name} />
      <meta property="og:description" content={listing.summary} />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content={locale === 'fr' ? 'fr_FR' : 'en_GB'} />
      {picture && <meta property="og:image" content={url + picture} />}
      <meta name="twitter:card" content={listing.screenshots.length ? 'summary_large_image' : 'summary'} />
      <StructuredData
        data={listingFacts(
          listing,
          (path) => url + inLocale(locale, path),
          (path) => url + path,
        )}
      />
      <StructuredData
        data={{
          '@type': 'BreadcrumbList',
          itemListElement: [
            { name: t('crumbs.home'), item: url + publicPath('/') },
            ...(category ? [{ name: category.label, item: url + publicPath(categoryPath(category.id)) }] : []),
            { name: listing.name, item: address },
          ].map((crumb, i) => ({ '@type': 'ListItem', position: i + 1, ...crumb })),
        }}
      />
    </>
  )
}
