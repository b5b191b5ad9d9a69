/** Customers month by month, and how long deployments take: what a report by dimensions cannot add up. */
import { createRoute, z } from '@hono/zod-openapi'
import { apiRoom, ctxOf } from '#platform/http'
import { unprocessable } from '#platform/problem'
import { deploymentTimes } from '../deployment-times.ts'
import { customersByMonth } from '../overview.ts'
import { monthsBetween } from '../report.ts'
import { json, ofPublisher, strangers, tags, wrongFields } from './answers.ts'
import { filterOf, filters, month } from './reports.ts'

export const monthsPart = apiRoom()

const monthsQuery = z.object({ from: month, to: month, ...filters })

const customersShape = z
  .object({
    items: z.array(
      z.object({
        month: z.string().openapi({ example: '2026-03-01' }),
        customers: z.int().openapi({ description: 'With at least one resource that was there in the month.' }),
        gained: z.int().openapi({ description: 'First deployed in it.' }),
        lost: z.int().openapi({ description: 'Lost their last resource in it.' }),
        activeResources: z.int(),
      }),
    ),
  })
  .openapi('CustomersByMonth', {
    description: 'Nothing where a filter says nothing of customers: meter, unit, currency, resource.',
  })

const customers = {
  method: 'get',
  tags,
  responses: { 200: json(customersShape, 'A line for each month.'), ...strangers, ...wrongFields },
} as const

monthsPart.openapi(
  createRoute({
    ...customers,
    path: '/publishers/{publisherId}/attribution/customers',
    operationId: 'attributedCustomers',
    summary: 'Customers and what is there of them, month by month',
    request: { params: ofPublisher, query: monthsQuery },
  }),
  async (c) => {
    const items = await customersByMonth(ctxOf(c), { ...c.req.valid('param'), ...monthsOf(c.req.valid('query')) })
    return c.json({ items }, 200)
  },
)

monthsPart.openapi(
  createRoute({
    ...customers,
    path: '/attribution/customers',
    operationId: 'attributedCustomersOfAll',
    summary: 'Customers of all publishers, month by month, for operators',
    request: { query: monthsQuery },
  }),
  async (c) => c.json({ items: await customersByMonth(ctxOf(c), monthsOf(c.req.valid('query'))) }, 200),
)

const timesShape = z
  .object({
    items: z.array(
      z.object({
        offer: z.string(),
        plan: z.string(),
        deployments: z.int(),
        failed: z.int(),
        successMs: z.number().nullable().openapi({ description: 'Mean, of those that succeeded.' }),
        failureMs: z.number().nullable(),
        firstSuccessMs: z.number().nullable().openapi({
          description: 'From a customer’s first attempt to the end of the first success, over customers.',
        }),
        firstSuccesses: z.int().openapi({ description: 'Customers whose first success falls into these months.' }),
        error: z.string().nullable().openapi({ description: 'The most frequent.' }),
      }),
    ),
  })
  .openapi('DeploymentTimes')

monthsPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/attribution/durations',
    operationId: 'deploymentTimes',
    tags,
    summary: 'How long deployments take, by offer and plan',
    request: { params: ofPublisher, query: monthsQuery },
    responses: { 200: json(timesShape, 'A line for each offer and plan.'), ...strangers, ...wrongFields },
  }),
  async (c) => {
    const items = await deploymentTimes(ctxOf(c), { ...c.req.valid('param'), ...monthsOf(c.req.valid('query')) })
    return c.json({ items }, 200)
  },
)

function monthsOf({ from, to, ...filter }: z.output<typeof monthsQuery>) {
  const months = { from: `${from}-01`, to: `${to}-01` }
  if (monthsBetween(months.from, months.to) === undefined) {
    const detail = 'Months are written 2026-03, and from comes before to.'
    throw unprocessable(detail, { errors: [{ pointer: '#/from', detail, code: 'attribution.report' }] })
  }
  return { ...months, filter: filterOf(filter) }
}
