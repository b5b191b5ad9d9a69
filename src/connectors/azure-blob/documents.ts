/** Writes leads as documents with Azure's own client; how it ended is read from the wire. */
import {
  BlockBlobClient,
  ContainerClient,
  type StoragePipelineOptions,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'
import { accountOf } from '../azure-storage/connection-string.ts'
import { errorCodeOf, verdictOf } from '../azure-storage/result.ts'
import { attempt, throughTheDoorOlder } from '../azure-storage/transport.ts'
import type { ConnectionSettings, Outcome, ReachResult, SendCall } from '../contract.ts'
import { bodyOf } from '../https/payload.ts'
import { Wire } from '../wire.ts'

export async function authenticate(call: Omit<SendCall, 'message' | 'attempt' | 'mapping'>): Promise<ReachResult> {
  const { wire, url, sas, credential, options } = open(call)
  await attempt(
    new ContainerClient(sas ? `${url}?${sas}` : url, credential as StorageSharedKeyCredential, options).getProperties(),
  )
  const verdict = verdictOf(wire, { service: 'blob', url, now: call.now })
  // A HEAD has no body to tell more: what is not there yet is made with the first lead.
  const known =
    verdict.vendorCode === 'ContainerNotFound' || verdict.code === 'leads.blob.sas' || verdict.httpStatus === 404
  return verdict.class === 'delivered' || known ? { reached: true } : { reached: false, outcome: wire.outcome(verdict) }
}

export async function send(call: SendCall): Promise<Outcome> {
  const { message, mapping, attempt: number, now } = call
  const body = bodyOf(message, { profile: 'extended', mapping, attempt: number })
  const { wire, url, sas, credential, options } = open(call)
  if (!body) return wire.outcome({ class: 'record_error', code: 'leads.blob.too_large' })
  const day = message.capturedAt.toISOString().slice(0, 10).replaceAll('-', '/')
  const name = message.environment === 'test' ? `test/${message.leadId}.json` : `${day}/${message.leadId}.json`
  const at = `${url}/${name}`
  const blob = new BlockBlobClient(sas ? `${at}?${sas}` : at, credential as StorageSharedKeyCredential, options)
  const write = () =>
    attempt(
      blob.upload(body, body.length, {
        conditions: { ifNoneMatch: '*' },
        blobHTTPHeaders: { blobContentType: 'application/json; charset=utf-8' },
      }),
    )
  const ended = () => verdictOf(wire, { service: 'blob', url, now })
  await write()
  if (missesContainer(wire)) {
    await attempt(
      new ContainerClient(sas ? `${url}?${sas}` : url, credential as StorageSharedKeyCredential, options).create(),
    )
    const made = ended()
    const isThere = wire.reply?.kind === 'answer' && errorCodeOf(wire.reply) === 'ContainerAlreadyExists'
    if (made.class === 'connection_error') return wire.outcome({ ...made, code: 'leads.blob.create' })
    if (made.class !== 'delivered' && !isThere) return wire.outcome(made)
    await write()
    if (missesContainer(wire))
      return wire.outcome({ class: 'transient', code: 'leads.blob.unavailable', params: { status: 404 } })
  }
  const verdict = ended()
  return wire.outcome(verdict.class === 'delivered' ? { ...verdict, destinationId: name, destinationUri: at } : verdict)
}

function open({
  egress,
  settings,
  secrets,
}: Pick<ConnectionSettings, 'settings' | 'secrets'> & Pick<SendCall, 'egress'>) {
  const { name, key, sas, endpoint } = accountOf(secrets.connectionString ?? '', 'blob')
  const wire = new Wire(egress, {
    secrets: [secrets.connectionString, key, sas, sas && new URLSearchParams(sas).get('sig')!],
  })
  const options = {
    httpClient: throughTheDoorOlder(wire),
    retryOptions: { maxTries: 1 },
  } as unknown as StoragePipelineOptions
  const credential = sas ? undefined : new StorageSharedKeyCredential(name, key ?? '')
  return { wire, url: `${endpoint}/${settings.container}`, sas, credential, options }
}

function missesContainer({ reply }: Wire): boolean {
  return reply?.kind === 'answer' && errorCodeOf(reply) === 'ContainerNotFound'
}
