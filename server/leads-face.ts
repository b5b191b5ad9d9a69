/** The REST face of leads and their connections alone, for the relay and for the command line. */
import { as, system } from '#platform/ctx'
import { apiRoom } from '#platform/http'
import { isLocale } from '#platform/messages'
import { deliveryApi } from '../src/delivery/api.ts'
import { leadsApi } from '../src/leads/api.ts'
import { answerProblem } from './api.ts'
import type { Shop } from './open.ts'

/** Whoever may use it acts as the instance itself: ask before. */
export function leadsFace({ ctx }: Pick<Shop, 'ctx'>) {
  const app = apiRoom().basePath('/api/v1')
  app.use(async (c, next) => {
    const language = c.req.header('accept-language')?.slice(0, 2)
    const locale = isLocale(language) ? language : ctx.locale
    c.set('ctx', { ...as(ctx, system), requestId: ctx.newId(), locale })
    await next()
  })
  for (const room of [leadsApi, deliveryApi]) app.route('/', room)
  app.onError((error, c) => answerProblem(error, c.req.path, c.get('ctx')))
  return app
}
