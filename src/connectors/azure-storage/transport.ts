/**
 * Azure's own clients, made to speak through the guarded door: they sign and encode, the door calls. They
 * neither retry (delivery does) nor see their errors judged here: what came over the wire is what counts.
 */
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline'
import { createHttpHeaders, RestError } from '@azure/core-rest-pipeline'
import type { EgressRequest } from '#platform/egress'
import type { Wire } from '../wire.ts'

export function throughTheDoor(wire: Wire): HttpClient {
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      const { host: _, 'user-agent': __, 'accept-encoding': ___, ...headers } = request.headers.toJSON()
      const reply = await wire.call({
        url: request.url,
        method: request.method as EgressRequest['method'],
        headers,
        body: bodyOf(request.body),
      })
      if (reply.kind === 'failure') throw new RestError(reply.message, { code: RestError.REQUEST_SEND_ERROR, request })
      return { request, status: reply.status, headers: createHttpHeaders(reply.headers), bodyAsText: reply.body }
    },
  }
}

/** The same for the blob client, which wraps requests and answers in an older form. */
export function throughTheDoorOlder(wire: Wire) {
  const client = throughTheDoor(wire)
  return {
    async sendRequest(request: Omit<PipelineRequest, 'headers'> & { headers: { toJson(): Record<string, string> } }) {
      const headers = createHttpHeaders(request.headers.toJson())
      const {
        status,
        bodyAsText,
        headers: answered,
      } = await client.sendRequest({
        url: request.url,
        method: request.method,
        body: request.body,
        headers,
      } as PipelineRequest)
      return { request, status, bodyAsText, headers: { toJson: () => answered.toJSON() } }
    },
  }
}

/** Lets a client do its work; how it ended is read from the wire. */
export async function attempt(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof RestError)) throw error
  })
}

function bodyOf(body: PipelineRequest['body']): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  throw new Error('a body of this kind is not sent')
}
