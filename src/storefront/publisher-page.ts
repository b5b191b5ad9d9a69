/** The public page of a publisher: who it is, and its listings. */
import { findPublisher } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import type { Card } from './card.ts'
import { catalogueOf } from './catalogue.ts'
import { storefrontMessages } from './messages.ts'

export type PublisherPage = {
  publisherId: string
  name: string
  description: string | null
  website: string | null
  city: string | undefined
  country: string | undefined
  cards: Card[]
}

/** @throws notFound when there is no such publisher, or none of its offers is public */
export async function getPublisherPage(ctx: Ctx, publisherId: string): Promise<PublisherPage> {
  const catalogue = await catalogueOf(ctx)
  const cards = catalogue.cardsOf(publisherId)
  const publisher = cards.length ? await findPublisher(ctx, publisherId) : undefined
  if (!publisher) throw notFound(storefrontMessages(ctx.locale, 'storefront.no_such_publisher'))
  return {
    publisherId,
    name: publisher.displayName,
    description: publisher.description,
    website: publisher.website,
    city: publisher.address?.city,
    country: publisher.address?.country,
    cards,
  }
}
