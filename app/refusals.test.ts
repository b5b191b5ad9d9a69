import type { LoaderFunctionArgs, ServerBuild } from 'react-router'
import { expect, it } from 'vitest'
import type { Ctx } from '#platform/ctx'
import { tooManyRequests, unauthenticated, unprocessable } from '#platform/problem'
import { requestContext } from './ctx.server.ts'
import { refusalsAsPages } from './refusals.server.ts'

const logged: unknown[] = []
const ctx = { requestId: 'r-1', locale: 'fr', log: { error: (line: unknown) => logged.push(line) } } as unknown as Ctx

async function thrownBy(deed: () => unknown, page = 'offers?sort=name'): Promise<unknown> {
  const routes = refusalsAsPages({
    page: { id: 'page', path: 'x', module: { default: () => null, loader: async () => deed() } },
  } as ServerBuild['routes'])
  const url = new URL(`http://shop.example/publisher/contoso/${page}`)
  const args = {
    request: new Request(url),
    url,
    params: {},
    context: requestContext(ctx, 'nonce'),
  } as unknown as LoaderFunctionArgs
  try {
    return await routes.page?.module.loader?.(args)
  } catch (thrown) {
    return thrown
  }
}

it('a refusal becomes a page with its status, its words and its headers', async () => {
  const page = await thrownBy(() => {
    throw tooManyRequests('Wait a minute.', { headers: { 'Retry-After': '60' } })
  })
  expect(page).toMatchObject({
    data: { type: 'too-many-requests', status: 429, detail: 'Wait a minute.', requestId: 'r-1' },
    init: { status: 429, headers: { 'Retry-After': '60' } },
  })
})

it('an address with a character that no database takes is nobody’s, and its page is not asked', async () => {
  const page = await thrownBy(() => expect.unreachable(), 'offers/a%00b')
  expect(page).toMatchObject({ data: { type: 'not-found' }, init: { status: 404 } })
})

it('what is wrong with a field is said in the reader’s language', async () => {
  const page = await thrownBy(() => {
    throw unprocessable('Mend it.', {
      errors: [{ pointer: '#/name', detail: 'Fill this in.', code: 'accounts.required' }],
    })
  })
  expect(page).toMatchObject({ data: { errors: [{ detail: 'Remplissez ce champ.' }] } })
})

it('who has not signed in is sent to do so, and comes back', async () => {
  const answer = (await thrownBy(() => {
    throw unauthenticated('Sign in.')
  })) as Response
  expect(answer.headers.get('Location')).toBe('/account/sign-in?next=%2Fpublisher%2Fcontoso%2Foffers%3Fsort%3Dname')
})

it('a bug is logged whole and shown as an id (P20)', async () => {
  const bug = new Error('connection string postgres://shop:secret@db')
  const page = await thrownBy(() => {
    throw bug
  })
  expect(JSON.stringify(page)).not.toContain('secret')
  expect(page).toMatchObject({ data: { type: 'bug', status: 500, requestId: 'r-1' }, init: { status: 500 } })
  expect(logged.at(-1)).toMatchObject({ err: bug, requestId: 'r-1' })
})

it('answers that a page made itself are left alone', async () => {
  const answer = new Response(null, { status: 302, headers: { Location: '/' } })
  expect(await thrownBy(() => Promise.reject(answer))).toBe(answer)
  expect(await thrownBy(() => ({ ok: true }))).toEqual({ ok: true })
})
