/** The addresses of a directory service, under any tenant. */
import type { Ctx } from '#platform/ctx'
import type { WireRequest } from '../wire/request.ts'
import { type Route, routed } from '../wire/routes.ts'
import { answerConfiguration, answerInstance, answerKeys, answerUserRealm } from './discovery.ts'
import { refuse } from './refusals.ts'
import { answerToken } from './token.ts'

type Answer = (ctx: Ctx, request: WireRequest, parameters: Record<string, string>) => Response | Promise<Response>

const notInteractive: Answer = (ctx) => refuse(ctx, 'noInteraction')

const table: Route<Answer>[] = [
  { method: 'GET', pattern: '/common/discovery/instance', answer: (_, request) => answerInstance(request) },
  { method: 'GET', pattern: '/common/userrealm/:user', answer: (_, __, { user = '' }) => answerUserRealm(user) },
  {
    method: 'POST',
    pattern: '/:tenant/oauth2/token',
    answer: (ctx, request, { tenant = '' }) => answerToken(ctx, request, { tenant, version: '1.0' }),
  },
  {
    method: 'POST',
    pattern: '/:tenant/oauth2/v2.0/token',
    answer: (ctx, request, { tenant = '' }) => answerToken(ctx, request, { tenant, version: '2.0' }),
  },
  {
    method: 'GET',
    pattern: '/:tenant/.well-known/openid-configuration',
    answer: (_, request, { tenant = '' }) => answerConfiguration(request, tenant, '1.0'),
  },
  {
    method: 'GET',
    pattern: '/:tenant/v2.0/.well-known/openid-configuration',
    answer: (_, request, { tenant = '' }) => answerConfiguration(request, tenant, '2.0'),
  },
  { method: 'GET', pattern: '/:tenant/discovery/keys', answer: (ctx) => answerKeys(ctx) },
  { method: 'GET', pattern: '/:tenant/discovery/v2.0/keys', answer: (ctx) => answerKeys(ctx) },
  { method: 'POST', pattern: '/:tenant/oauth2/devicecode', answer: notInteractive },
  { method: 'POST', pattern: '/:tenant/oauth2/v2.0/devicecode', answer: notInteractive },
  { method: 'GET', pattern: '/:tenant/oauth2/authorize', answer: notInteractive },
  { method: 'GET', pattern: '/:tenant/oauth2/v2.0/authorize', answer: notInteractive },
]

/** The answer when the address is one of these; nothing otherwise, for the pages of the house to answer. */
export async function answerSignIn(ctx: Ctx, request: WireRequest): Promise<Response | undefined> {
  const route = routed(table, request)
  return 'answer' in route ? route.answer(ctx, request, route.parameters) : undefined
}
