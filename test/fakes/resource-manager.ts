/**
 * A stand-in for a Resource Manager, as strict as the real one: bearer tokens, API versions, pages with next links,
 * throttling, error bodies with codes, and histories that were trimmed.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type FakeDeployment = {
  id: string
  correlationId: string
  state?: string
  timestamp?: string
  parameters?: Record<string, { value: unknown }>
}
export type FakeOperation = {
  kind?: string
  state?: string
  statusCode?: string
  target?: { id: string; type: string }
}

export type ResourceManagerFake = {
  url: string
  token: string
  requests: string[]
  /** Puts a deployment into the history of its scope. */
  deploy(deployment: FakeDeployment, operations?: FakeOperation[]): void
  /** The next request is answered with this status instead. */
  answerNext(status: number, headers?: Record<string, string>, code?: string): void
  /** Scopes whose history this token may not read, as they begin. */
  forbid(path: string): void
  /** Sends next links to another host. */
  linkElsewhere(): void
  close(): Promise<void>
}

const pageSize = 2

export async function resourceManagerFake(): Promise<ResourceManagerFake> {
  const token = 'a-token-for-tests'
  const requests: string[] = []
  const deployments = new Map<string, { deployment: FakeDeployment; operations: FakeOperation[] }>()
  const forbidden: string[] = []
  const next: { status: number; headers: Record<string, string>; code: string }[] = []
  let elsewhere = false

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    requests.push(url.pathname)
    const refusal = refuse(request, url)
    if (refusal)
      return answer(response, refusal.status, { error: { code: refusal.code, message: refusal.code } }, refusal.headers)
    const path = decodeURIComponent(url.pathname).toLowerCase()
    const operations = /^(.*?)(?:\/providers\/microsoft\.resources)?\/deployments\/([^/]+)\/operations$/.exec(path)
    if (operations) {
      const found = deployments.get(keyOf(operations[1]!, operations[2]!))
      return found
        ? page(
            response,
            url,
            found.operations.map((operation, i) => shownOperation(found.deployment, operation, i)),
          )
        : missing(response)
    }
    const one = /^(.*?)\/providers\/microsoft\.resources\/deployments\/([^/]+)$/.exec(path)
    if (one) {
      const found = deployments.get(keyOf(one[1]!, one[2]!))
      return found ? answer(response, 200, shownDeployment(found.deployment)) : missing(response)
    }
    const list = /^(.*?)\/providers\/microsoft\.resources\/deployments\/?$/.exec(path)
    if (!list) return answer(response, 404, { error: { code: 'InvalidResourceType', message: path } })
    const inside = [...deployments].filter(([key]) => key.slice(0, key.indexOf('|')) === list[1])
    return page(
      response,
      url,
      inside.map(([, { deployment }]) => shownDeployment(deployment)),
    )
  })

  function refuse(request: IncomingMessage, url: URL) {
    const planned = next.shift()
    if (planned) return planned
    if (request.method !== 'GET') return { status: 405, code: 'MethodNotAllowed', headers: {} }
    if (request.headers.authorization !== `Bearer ${token}`)
      return { status: 401, code: 'AuthenticationFailed', headers: {} }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(url.searchParams.get('api-version') ?? ''))
      return { status: 400, code: 'MissingApiVersionParameter', headers: {} }
    return forbidden.some((path) => url.pathname.toLowerCase().startsWith(path.toLowerCase()))
      ? { status: 403, code: 'AuthorizationFailed', headers: {} }
      : undefined
  }

  function page(response: ServerResponse, url: URL, items: unknown[]) {
    const from = Number(url.searchParams.get('$skiptoken') ?? 0)
    const link = new URL(url.pathname, elsewhere ? 'http://127.0.0.2:1' : origin())
    link.searchParams.set('api-version', url.searchParams.get('api-version')!)
    link.searchParams.set('$skiptoken', String(from + pageSize))
    const more = from + pageSize < items.length
    answer(response, 200, { value: items.slice(from, from + pageSize), ...(more && { nextLink: link.href }) })
  }

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: origin(),
    token,
    requests,
    deploy(deployment, operations = []) {
      const match = /^(.*?)\/providers\/Microsoft\.Resources\/deployments\/([^/]+)$/i.exec(deployment.id)
      deployments.set(keyOf(match![1]!.toLowerCase(), match![2]!.toLowerCase()), { deployment, operations })
    },
    answerNext: (status, headers = {}, code = 'TooManyRequests') => next.push({ status, headers, code }),
    forbid: (path) => forbidden.push(path),
    linkElsewhere: () => {
      elsewhere = true
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

function keyOf(scope: string, name: string): string {
  return `${scope}|${name}`
}

function shownDeployment({
  id,
  correlationId,
  state = 'Succeeded',
  timestamp = '2026-03-02T09:14:07.11Z',
  parameters,
}: FakeDeployment) {
  return {
    id,
    name: id.slice(id.lastIndexOf('/') + 1),
    type: 'Microsoft.Resources/deployments',
    properties: {
      mode: 'Incremental',
      provisioningState: state,
      timestamp,
      duration: 'PT1.2S',
      correlationId,
      parameters,
      outputResources: [],
    },
  }
}

function shownOperation(
  { id }: FakeDeployment,
  { kind = 'Create', state = 'Succeeded', statusCode = 'Created', target }: FakeOperation,
  i: number,
) {
  const targetResource = target && {
    id: target.id,
    resourceType: target.type,
    resourceName: target.id.slice(target.id.lastIndexOf('/') + 1),
  }
  return {
    id: `${id}/operations/${i}`,
    operationId: String(i),
    properties: {
      provisioningOperation: kind,
      provisioningState: state,
      timestamp: '2026-03-02T09:15:40Z',
      statusCode,
      ...(targetResource && { targetResource }),
    },
  }
}

function missing(response: ServerResponse) {
  answer(response, 404, { error: { code: 'DeploymentNotFound', message: 'The deployment could not be found.' } })
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
