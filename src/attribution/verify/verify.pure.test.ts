import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ResourceManagerFake, resourceManagerFake } from '../../../test/fakes/resource-manager.ts'
import { exportedHistory, siteOfListing } from './exported.ts'
import { openResourceManager } from './resource-manager.ts'
import { type VerifyOptions, verifyDeployment } from './verify.ts'
import { failureText } from './words.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const subscriptionId = '8a2c0f35-3c1e-4f0d-9a57-1f6f8f1f4f11'
const correlationId = 'd2f6c7c1-0f3e-4b0e-9a63-5f1f0a9d1c77'
const site = { kind: 'resourceGroup', subscriptionId, resourceGroup: 'rg-demo' } as const
const group = (name = 'rg-demo') => `/subscriptions/${subscriptionId}/resourceGroups/${name}`
const deployment = (name: string, of = group()) => `${of}/providers/Microsoft.Resources/deployments/${name}`
const account = (name: string, of = group()) => ({
  id: `${of}/providers/Microsoft.Storage/storageAccounts/${name}`,
  type: 'Microsoft.Storage/storageAccounts',
})
const nested = (id: string) => ({ target: { id, type: 'Microsoft.Resources/deployments' } })

let arm: ResourceManagerFake
beforeEach(async () => {
  arm = await resourceManagerFake()
})
afterEach(() => arm.close())

function verify(
  more: Partial<VerifyOptions> = {},
  {
    token = arm.token as string | undefined,
    wait = async (_ms: number) => {},
    asked = [] as string[],
    /** After so many calls the token is worth nothing any more. */
    lasts = Number.POSITIVE_INFINITY,
  } = {},
) {
  const call = async (url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(url)
    const expired = { ...headers, authorization: 'Bearer expired' }
    const response = await fetch(url, { headers: asked.length > lasts ? expired : headers, redirect: 'manual' })
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
  }
  return verifyDeployment(openResourceManager({ endpoint: arm.url, token, call, wait }), { guid, site, ...more })
}

describe('verifying a deployment', () => {
  test('A32 finds everything of the run once, through nested deployments and other groups', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [
      nested(deployment(`pid-${guid}`)),
      ...['a', 'b', 'c', 'd'].map((name) => ({ target: account(name) })),
      nested(deployment('other', group('rg-other'))),
      { target: account('a') },
    ])
    arm.deploy({ id: deployment('sibling'), correlationId }, [
      { target: account('A') },
      { target: account('e') },
      { kind: 'Read', target: account('r') },
    ])
    arm.deploy({ id: deployment('other', group('rg-other')), correlationId }, [
      { target: account('x', group('rg-other')) },
    ])
    arm.deploy({ id: deployment('unrelated'), correlationId: 'another' }, [{ target: account('not-ours') }])
    const result = await verify()
    expect(result.outcome).toBe('verified')
    expect(result.resources.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'x'])
    expect(result.resources.map(({ id }) => id)).toContain(account('x', group('rg-other')).id)
    expect(result.resources.map(({ type }) => type)).not.toContain('Microsoft.Resources/deployments')
    expect(result.ignored).toEqual({ Read: 1 })
    expect(result.warnings).toEqual([])
    expect(result.deployments).toHaveLength(4)
    expect(arm.requests.filter((path) => /\/main\/operations$/.test(path)).length).toBeGreaterThanOrEqual(3)
  })

  test('A33 finds a tracker with a suffix, whatever its capitals', async () => {
    arm.deploy({ id: deployment(`PID-${guid.toUpperCase()}-abc123`), correlationId, timestamp: '2026-03-02T10:00:00Z' })
    arm.deploy({ id: deployment(`pid-${guid}-older`), correlationId: 'older', timestamp: '2026-03-01T10:00:00Z' })
    arm.deploy({ id: deployment('main'), correlationId }, [
      nested(deployment(`PID-${guid.toUpperCase()}-abc123`)),
      { target: account('a') },
    ])
    const result = await verify()
    expect(result).toMatchObject({ outcome: 'verified', correlationId, warnings: [{ code: 'NAME_SUFFIXED' }] })
  })

  test('A34 with nothing but reads and outputs created nothing', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [
      nested(deployment(`pid-${guid}`)),
      { kind: 'Read', target: account('a') },
      { kind: 'EvaluateDeploymentOutput' },
    ])
    expect(await verify()).toMatchObject({
      outcome: 'nothingCreated',
      ignored: { Read: 1, EvaluateDeploymentOutput: 1 },
    })
  })

  test('A35 waits as long as it is told to, says so once, and goes on', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [nested(deployment(`pid-${guid}`)), { target: account('a') }])
    arm.answerNext(429, { 'Retry-After': '2' })
    const waits: number[] = []
    const result = await verify({}, { wait: async (ms) => void waits.push(ms) })
    expect(waits).toEqual([2000])
    expect(result.outcome).toBe('verified')
    expect(result.warnings.map(({ code }) => code)).toEqual(['THROTTLED'])
  })

  test('A36 follows no next page to another host', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    for (const name of ['a', 'b', 'c']) arm.deploy({ id: deployment(name), correlationId })
    arm.linkElsewhere()
    const asked: string[] = []
    const result = await verify({}, { asked })
    expect(result).toMatchObject({ outcome: 'unreachable', failure: { code: 'foreignNextLink' } })
    expect(asked.filter((url) => !url.startsWith(arm.url))).toEqual([])
  })

  test('is refused without a token that fits', async () => {
    expect(await verify({}, { token: 'wrong' })).toMatchObject({
      outcome: 'unreachable',
      failure: { code: 'AuthenticationFailed' },
    })
  })

  test('keeps the rest when a scope may not be read', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [
      nested(deployment(`pid-${guid}`)),
      { target: account('a') },
      nested(deployment('x', group('rg-closed'))),
    ])
    arm.forbid(`/subscriptions/${subscriptionId}/resourcegroups/rg-closed`)
    expect(await verify()).toMatchObject({
      outcome: 'verified',
      warnings: [{ code: 'PARTIAL_ACCESS', message: expect.stringContaining('rg-closed') }],
    })
  })

  test('says that it could not read, not that nothing was created, when all that could show it is closed', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [
      nested(deployment(`pid-${guid}`)),
      nested(deployment('x', group('rg-closed'))),
    ])
    arm.forbid(`/subscriptions/${subscriptionId}/resourcegroups/rg-closed`)
    expect(await verify()).toMatchObject({
      outcome: 'unreachable',
      failure: { code: 'AuthorizationFailed' },
      warnings: [{ code: 'PARTIAL_ACCESS' }],
    })
  })

  test('says so when the token expires on the way', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [nested(deployment(`pid-${guid}`)), { target: account('a') }])
    for (const lasts of [2, 3]) {
      const result = await verify({}, { lasts })
      expect(result).toMatchObject({
        outcome: 'unreachable',
        failure: { code: expect.stringMatching(/Authentication/) },
      })
    }
  })

  test('reads hundreds of pages of operations to the last, each resource once', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    const many = Array.from({ length: 500 }, (_, i) => ({ target: account(`a${i % 480}`) }))
    arm.deploy({ id: deployment('main'), correlationId }, [nested(deployment(`pid-${guid}`)), ...many])
    const result = await verify()
    expect(result.resources).toHaveLength(480)
    expect(result.warnings).toEqual([])
  })

  test('says when the beginning was trimmed, and when a deployment was repeated since', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('part'), correlationId }, [
      { target: account('a') },
      nested(deployment('again', group('rg-other'))),
    ])
    arm.deploy({ id: deployment('again', group('rg-other')), correlationId: 'later' }, [
      { target: account('later', group('rg-other')) },
    ])
    const result = await verify()
    expect(result.resources.map(({ name }) => name)).toEqual(['a'])
    expect(result.warnings.map(({ code }) => code).sort()).toEqual(['HISTORY_TRUNCATED', 'REDEPLOYED'])
  })

  test('tells failures and what is still running apart, and what may have been an update', async () => {
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId, state: 'Failed' })
    arm.deploy({ id: deployment('main'), correlationId, state: 'Failed' }, [
      nested(deployment(`pid-${guid}`)),
      { target: account('new') },
      { target: account('updated'), statusCode: 'OK' },
      { target: account('broken'), state: 'Failed', statusCode: 'Conflict' },
      { target: account('slow'), state: 'Running' },
    ])
    const result = await verify()
    expect(result.resources.map(({ name, change }) => [name, change])).toEqual([
      ['new', 'created'],
      ['updated', 'createdOrUpdated'],
    ])
    expect([result.failed.length, result.pending.length]).toEqual([1, 1])
    expect(result.warnings.map(({ code }) => code)).toEqual(['TRACKER_FAILED'])
  })

  test('explains why nothing was found: the customer opted out', async () => {
    arm.deploy({ id: deployment('main'), correlationId, parameters: { enableUsageAttribution: { value: false } } })
    expect(await verify()).toMatchObject({ outcome: 'notFound', warnings: [{ code: 'CONDITION_FALSE' }] })
  })

  test('ends when deployments refer to each other', async () => {
    const far = deployment('far', group('rg-other'))
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [nested(deployment(`pid-${guid}`)), nested(far)])
    arm.deploy({ id: far, correlationId }, [nested(deployment('main')), { target: account('a', group('rg-other')) }])
    expect((await verify()).warnings.map(({ code }) => code)).toEqual(['CYCLE'])
  })

  test.each([
    [{ kind: 'subscription', subscriptionId } as const, `/subscriptions/${subscriptionId}`],
    [
      { kind: 'managementGroup', managementGroup: 'corp' } as const,
      '/providers/Microsoft.Management/managementGroups/corp',
    ],
    [{ kind: 'tenant' } as const, ''],
  ])('works at $0.kind scope', async (site, path) => {
    arm.deploy({ id: deployment(`pid-${guid}-a1`, path), correlationId })
    arm.deploy({ id: deployment('main', path), correlationId }, [
      nested(deployment(`pid-${guid}-a1`, path)),
      { target: account('a') },
    ])
    expect(await verify({ site })).toMatchObject({ outcome: 'verified', resources: [{ name: 'a' }] })
  })

  test('sends a token to https and to the own machine only', () => {
    const open = (endpoint: string) => () =>
      openResourceManager({ endpoint, call: async () => ({ status: 200, headers: {}, body: '' }) })
    expect(open('http://management.example')).toThrow(RangeError)
    expect(open('https://management.example')).not.toThrow()
  })
})

describe('an endpoint', () => {
  const answers = (...replies: { status: number; body?: unknown; headers?: Record<string, string> }[]) => {
    const asked: string[] = []
    const waited: number[] = []
    const history = openResourceManager({
      endpoint: 'https://management.chinacloudapi.cn/',
      call: async (url) => {
        asked.push(url)
        const { status, body = {}, headers = {} } = replies.shift() ?? { status: 200, body: { value: [] } }
        return { status, headers, body: JSON.stringify(body) }
      },
      wait: async (ms) => {
        waited.push(ms)
      },
    })
    return { asked, waited, history }
  }
  const refusal = (code: string) => ({ error: { code, message: 'words of the service' } })

  test('that stumbles is asked again, and given up when it goes on', async () => {
    const once = answers({ status: 404, body: refusal('DeploymentNotFound') }, { status: 502 })
    expect(await verifyDeployment(once.history, { guid, site })).toMatchObject({ outcome: 'notFound' })
    expect(once.asked.every((url) => url.startsWith('https://management.chinacloudapi.cn/subscriptions/'))).toBe(true)
    const down = answers(...Array.from({ length: 9 }, () => ({ status: 500, body: refusal('InternalServerError') })))
    expect(await verifyDeployment(down.history, { guid, site })).toMatchObject({
      outcome: 'unreachable',
      failure: { code: 'InternalServerError' },
    })
    expect([down.asked.length, down.waited.length]).toEqual([3, 2])
  })

  test.each([
    [401, 'InvalidAuthenticationToken', 'az account get-access-token'],
    [403, 'AuthorizationFailed', 'Reader'],
  ])('that answers %i %s: nothing can be said, and what to do is', async (status, code, cure) => {
    const { history } = answers({ status, body: refusal(code) })
    const result = await verifyDeployment(history, { guid, site })
    expect(result).toMatchObject({ outcome: 'unreachable', failure: { code } })
    expect(failureText('en', result.failure!)).toContain(cure)
    expect(failureText('fr', result.failure!)).not.toBe(failureText('en', result.failure!))
  })

  test.each([
    ['ResourceGroupNotFound', 'resource group'],
    ['SubscriptionNotFound', 'subscription'],
  ])('that knows no such scope (%s) has no tracker there, and says where to look', async (code, cure) => {
    const gone = { status: 404, body: refusal(code) }
    const result = await verifyDeployment(answers(gone, gone).history, { guid, site })
    expect(result).toMatchObject({ outcome: 'notFound', failure: { code } })
    expect(failureText('en', result.failure!)).toContain(cure)
    expect(failureText('fr', result.failure!)).not.toBe(failureText('en', result.failure!))
    const elsewhere = answers({ status: 404 }, { status: 404 }).history
    expect(await verifyDeployment(elsewhere, { guid, site })).toMatchObject({ outcome: 'unreachable' })
    const forbidden = { status: 403, body: refusal('AuthorizationFailed') }
    const closed = await verifyDeployment(answers(gone, forbidden).history, { guid, site })
    expect(closed).toMatchObject({ outcome: 'unreachable', failure: { code: 'AuthorizationFailed' } })
  })
})

test('exported listings tell the same as the endpoint', async () => {
  const properties = { provisioningState: 'Succeeded', correlationId, timestamp: '2026-03-02T09:14:07Z' }
  const deployments = [
    { id: deployment(`pid-${guid}`), name: `pid-${guid}`, properties },
    { id: deployment('main'), name: 'main', properties },
  ]
  const operation = (id: string, resourceType: string, i: number) => ({
    id: `${deployment('main')}/operations/${i}`,
    properties: {
      provisioningOperation: 'Create',
      provisioningState: 'Succeeded',
      statusCode: 'Created',
      targetResource: { id, resourceType, resourceName: 'n' },
    },
  })
  const operations = [
    operation(account('a').id, account('a').type, 0),
    operation(deployment(`pid-${guid}`), 'Microsoft.Resources/deployments', 1),
  ]
  const history = exportedHistory({ value: deployments }, operations)!
  const result = await verifyDeployment(history, { guid, site: siteOfListing(deployments)! })
  expect(result).toMatchObject({ outcome: 'verified', warnings: [], resources: [{ id: account('a').id }] })
  expect(exportedHistory([{ nonsense: 1 }], [])).toBeUndefined()
})
