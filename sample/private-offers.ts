/** Deals of a publisher whose services are sold: one that its customer can accept, and one that is still written. */
import { createPrivateOffer, publishPrivateOffer } from '#offers'
import { type Actor, as } from '#platform/ctx'
import type { Past } from './past.ts'

export async function makePrivateOffers(past: Past, author: Actor): Promise<void> {
  const ctx = as(past.ctx, author)
  const publisherId = 'akoma'
  past.at({ days: 4 })
  const inDays = (n: number) => new Date(ctx.now().getTime() + n * 86_400_000).toISOString().slice(0, 10)
  const people = { preparedBy: author.email, notificationContacts: author.email ? [author.email] : [] }
  const agreed = await createPrivateOffer(ctx, {
    publisherId,
    type: 'customerPromotion',
    name: 'Lakeside Pump, three regions',
    deal: {
      ...people,
      end: inDays(369),
      acceptBy: inDays(34),
      beneficiaries: [{ id: 'lakeside-pump-7f41', description: 'Lakeside Pump' }],
      pricing: [
        {
          offerId: 'churn-signals-service',
          planId: 'team',
          discount: 'absolute',
          prices: { P1M: 39, P1Y: 390, 'meter:alerts': 0.03 },
        },
      ],
    },
  })
  await publishPrivateOffer(ctx, agreed)
  await createPrivateOffer(ctx, {
    publisherId,
    type: 'cspPromotion',
    name: 'Margin for resellers in spring',
    deal: { ...people, pricing: [{ offerId: 'churn-signals-service', discount: 'percentage', percentage: 12 }] },
  })
}
