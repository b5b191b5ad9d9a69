/** What becomes of a command when the marketplace, or whatever stands at its address, does not do as it should. */
import { once } from 'node:events'
import { createServer, type Server as Listener, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { Server } from './server.ts'

const listeners: Listener[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const one of listeners.splice(0)) {
    one.close()
    one.closeAllConnections()
  }
})

async function marketplace(answer: RequestListener): Promise<Server> {
  const listener = createServer(answer).listen(0, '127.0.0.1')
  listeners.push(listener)
  await once(listener, 'listening')
  vi.stubEnv('COMPTOIR_TOKEN', undefined)
  vi.stubEnv('COMPTOIR_CLIENT_ID', 'pipeline')
  vi.stubEnv('COMPTOIR_CLIENT_SECRET', 'cs_secret')
  return new Server({ url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`, lang: 'en' })
}

test('a token that has run out is exchanged for a new one, once', async () => {
  let tokens = 0
  const server = await marketplace((request, response) => {
    if (request.url === '/oauth2/token') return response.end(JSON.stringify({ access_token: `token-${++tokens}` }))
    const isLetIn = request.headers.authorization === 'Bearer token-2' && request.url === '/api/v1/mine'
    response.writeHead(isLetIn ? 200 : 401).end(JSON.stringify({ detail: 'The access token is not valid.' }))
  })
  expect(await server.json('GET', '/mine')).toEqual({ detail: 'The access token is not valid.' })
  expect(tokens).toBe(2)
  await expect(server.json('GET', '/another')).rejects.toThrow('The access token is not valid.')
  expect(tokens).toBe(3)
})

test('a secret that is not taken is told with where a new one is made', async () => {
  const server = await marketplace((_, response) =>
    response.writeHead(401).end(JSON.stringify({ error_description: 'The secret expired.' })),
  )
  await expect(server.json('GET', '/mine')).rejects.toMatchObject({
    exitCode: 4,
    message: expect.stringMatching(/The secret expired\. .*Settings › Applications/),
  })
})

test('a page where the marketplace should be is told as such', async () => {
  const server = await marketplace((_, response) => response.end('<h1>Welcome</h1>'))
  const words = { exitCode: 4, message: expect.stringContaining('not as a marketplace does. Check COMPTOIR_URL') }
  await expect(server.json('GET', '/mine')).rejects.toMatchObject(words)
  vi.stubEnv('COMPTOIR_TOKEN', 'a-token')
  await expect(server.json('GET', '/mine')).rejects.toMatchObject(words)
})

test('a gateway before a marketplace that is down is told by its number', async () => {
  const server = await marketplace((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'))
  await expect(server.json('GET', '/mine')).rejects.toMatchObject({
    exitCode: 4,
    message: expect.stringContaining('answered 502'),
  })
})

test('an answer that breaks off is told; a stream that breaks off has ended', async () => {
  const server = await marketplace((request, response) => {
    if (request.url === '/oauth2/token') return response.end(JSON.stringify({ access_token: 'token' }))
    response.writeHead(200).write('event: step\n', () => response.destroy())
  })
  const heard: string[] = []
  for await (const line of server.lines('/events')) heard.push(line)
  expect(heard).toEqual(['event: step'])
  await expect(server.json('GET', '/mine')).rejects.toMatchObject({
    exitCode: 4,
    message: expect.stringContaining('does not answer'),
  })
})
