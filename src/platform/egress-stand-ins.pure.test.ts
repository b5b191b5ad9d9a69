import { afterAll, expect, test } from 'vitest'
import { startStandIn } from '../../test/fakes/stand-in.ts'
import { readConfig } from './config.ts'
import { openEgress } from './egress.ts'
import { openStandIns } from './egress-stand-ins.ts'
import { openLog } from './log.ts'

const closing: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

test('a vendor’s host has the stand-in that the operator named, path and query byte for byte', () => {
  const standIns = openStandIns(['login.example.com=https://127.0.0.1:5001', '*.crm.example=http://127.0.0.1:5002'])
  expect(standIns.of('https://login.example.com/a%2Fb?sig=x%3D')).toBe('https://127.0.0.1:5001/a%2Fb?sig=x%3D')
  expect(standIns.of('https://contoso.crm.example/api')).toBe('http://127.0.0.1:5002/api')
  expect(standIns.of('https://crm.example/api')).toBeUndefined()
  expect(standIns.of('https://evil-login.example.com/')).toBeUndefined()
  expect(standIns.hosts).toEqual(['127.0.0.1:5001', '127.0.0.1:5002'])
})

test('a stand-in may be written with a slash at its end, and may serve a vendor below a path', () => {
  const standIns = openStandIns(['a.example=http://127.0.0.1:5001/', ' B.example = http://localhost:5002/marketo/ '])
  expect(standIns.of('https://a.example/oauth2/token?x=1')).toBe('http://127.0.0.1:5001/oauth2/token?x=1')
  expect(standIns.of('https://b.example/rest/v1/leads.json')).toBe('http://localhost:5002/marketo/rest/v1/leads.json')
  expect(standIns.hosts).toEqual(['127.0.0.1:5001', 'localhost:5002'])
})

test.each(['login.example.com', '=https://127.0.0.1', 'a=nonsense', 'a=ftp://127.0.0.1', 'a=https://127.0.0.1/?q=1'])(
  '“%s” is not understood',
  (entry) => {
    expect(() => openStandIns([entry])).toThrow('host=origin')
  },
)

test('the door calls the stand-in, and still refuses its address to anybody who types it', async () => {
  const standIn = await startStandIn(() => ({ status: 200, body: 'here' }))
  const config = readConfig({
    COMPTOIR_LEADS_EGRESS_CA: standIn.caFile,
    COMPTOIR_LEADS_STAND_INS: `vendor.example=${standIn.origin}`,
  })
  const egress = openEgress(config, openLog('silent'))
  closing.push(
    () => egress.close(),
    () => standIn.close(),
  )
  expect(await egress.call({ url: 'https://vendor.example/x', method: 'GET' })).toMatchObject({
    kind: 'answer',
    body: 'here',
  })
  expect(await egress.call({ url: `${standIn.origin}/x`, method: 'GET' })).toMatchObject({
    kind: 'failure',
    stage: 'guard',
  })
})
