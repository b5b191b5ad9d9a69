/** Files of an offer that is read out of a document: fetched when that is asked for, told where they are when not. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aLogo } from '../../test/support/files.ts'
import { exitCodes } from '../exit-codes.ts'
import { initFrom } from './import.ts'

const folder = mkdtempSync(join(tmpdir(), 'comptoir-init-'))
let site: Server
let address: string
let logo: Buffer

beforeAll(async () => {
  logo = Buffer.from(await aLogo(280))
  site = createServer((request, response) => {
    const isThere = request.url === '/media/large.png'
    response.writeHead(isThere ? 200 : 404).end(isThere ? logo : undefined)
  })
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(() => {
  site.close()
  rmSync(folder, { recursive: true })
})
afterEach(() => vi.restoreAllMocks())

async function begun(name: string, { fetch }: { fetch: boolean }) {
  const schema = (of: string) => `https://schema.mp.microsoft.com/schema/${of}/2022-03-01-preview3`
  const picture = (type: string, url: string) => ({
    ...{ $schema: schema('listing-asset'), product: { resourceName: 'p' }, kind: 'azure', languageId: 'en-us' },
    ...{ type, url },
  })
  const resources = [
    { $schema: schema('product'), resourceName: 'p', identity: { externalId: 'line-watch' } },
    picture('azureLogoLarge', `${address}/media/large.png`),
    picture('azureLogoScreenshot', `${address}/media/board.png`),
  ]
  Object.assign(resources[0]!, { type: 'softwareAsAService', alias: 'Line Watch' })
  const from = join(folder, `${name}.json`)
  writeFileSync(from, JSON.stringify({ resources }))
  const said: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const into = join(folder, name)
  const code = await initFrom(into, { from, publisher: 'fabrikam', fetch, profile: '2020', lang: 'en' })
  return { code, said: said.join(''), into }
}

test('pictures are fetched, and what does not answer is told with its reason', async () => {
  const { code, said, into } = await begun('fetched', { fetch: true })
  expect(code).toBe(exitCodes.done)
  expect(readFileSync(join(into, 'media/large.png')).equals(logo)).toBe(true)
  expect(existsSync(join(into, 'media/board.png'))).toBe(false)
  expect(said).toContain(`${address}/media/board.png`)
  expect(said).toContain('404')
  expect(readFileSync(join(into, 'offer.yaml'), 'utf8')).toContain('large: media/large.png')
})

test('without being asked to, it fetches nothing and says where each picture is', async () => {
  const { code, said, into } = await begun('told', { fetch: false })
  expect(code).toBe(exitCodes.done)
  expect(existsSync(join(into, 'media'))).toBe(false)
  for (const name of ['large', 'board']) expect(said).toContain(`${address}/media/${name}.png`)
})

test('a file that is there already is neither written over nor fetched anew', async () => {
  await begun('kept', { fetch: false })
  await expect(begun('kept', { fetch: true })).rejects.toMatchObject({ exitCode: exitCodes.conflict })
})
