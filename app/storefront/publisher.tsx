import { IconExternalLink } from '@tabler/icons-react'
import { getPublisherPage } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { useFormat } from '../ui/format.ts'
import { Head } from '../ui/head.tsx'
import { usePage, usePublicPath } from '../ui/page.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/publisher.ts'
import { publisherPath } from './addresses.ts'
import { OfferCards } from './offer-card.tsx'
import s from './publisher.module.css'
import { StructuredData } from './structured-data.tsx'
import { useTexts } from './texts.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  return getPublisherPage(ctxOf(context), params.publisherId)
}

export default function Publisher({ loaderData: publisher }: Route.ComponentProps) {
  const t = useTexts()
  const format = useFormat()
  const publicPath = usePublicPath()
  const { url = '' } = usePage() ?? {}
  const address = publicPath(publisherPath(publisher.publisherId))
  const place = [publisher.city, publisher.country && format.country(publisher.country)].filter(Boolean).join(', ')
  return (
    <>
      <Head
        title={publisher.name}
        description={publisher.description?.slice(0, 300) ?? t('publisher.description', { name: publisher.name })}
        canonical={publisherPath(publisher.publisherId)}
      />
      <StructuredData
        data={{
          '@type': 'Organization',
          name: publisher.name,
          url: url + address,
          ...(publisher.website && { sameAs: publisher.website }),
          ...(publisher.description && { description: publisher.description }),
        }}
      />
      <PageHeader
        title={publisher.name}
        crumbs={[{ label: t('crumbs.home'), to: publicPath('/') }]}
        lead={place || undefined}
      />
      {publisher.description && <p className={s.about}>{publisher.description}</p>}
      {publisher.website && (
        <p className={s.website}>
          <a href={publisher.website} rel="nofollow noopener">
            {new URL(publisher.website).hostname}
            <IconExternalLink size={16} aria-hidden="true" />
          </a>
        </p>
      )}
      <section aria-labelledby="offers" className={s.offers}>
        <h2 id="offers">{t('publisher.offers', { count: publisher.cards.length })}</h2>
        <OfferCards cards={publisher.cards} />
      </section>
    </>
  )
}
