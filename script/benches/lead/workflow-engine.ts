/**
 * What the relay does, written on a workflow engine in its durable mode (DBOS on PostgreSQL), as its documentation
 * has it: the request starts a workflow, which is kept before the answer, and whose one step posts the lead on.
 * For comparison only: no signature, no schedule, no circuit, no deduplication by content, no page.
 * Settings in the environment: PORT, CERTIFICATE, KEY, DATABASE, RECEIVER, AUTHORITY.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { DBOS } from '@dbos-inc/dbos-sdk'
import { Agent, request } from 'undici'

const { PORT = '', CERTIFICATE = '', KEY = '', DATABASE = '', RECEIVER = '', AUTHORITY = '' } = process.env
const dispatcher = new Agent({ connect: { ca: readFileSync(AUTHORITY) }, connections: 64 })

async function postOn(leadId: string, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'webhook-id': leadId, 'idempotency-key': leadId }
  const answer = await request(RECEIVER, { method: 'POST', headers, body, dispatcher })
  await answer.body.dump()
  if (answer.statusCode >= 300) throw new Error(`the receiver answered ${answer.statusCode}`)
  return answer.statusCode
}

const deliver = DBOS.registerWorkflow(
  (leadId: string, body: string) =>
    DBOS.runStep(() => postOn(leadId, body), { name: 'post', retriesAllowed: true, maxAttempts: 13 }),
  { name: 'deliver' },
)

DBOS.setConfig({
  name: 'relay',
  systemDatabaseUrl: DATABASE,
  systemDatabasePoolSize: 20,
  runAdminServer: false,
  logLevel: 'error',
})
await DBOS.launch()

const tls = { cert: readFileSync(CERTIFICATE), key: readFileSync(KEY) }
const server = createServer(tls, async (incoming, outgoing) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const leadId = crypto.randomUUID()
  await DBOS.startWorkflow(deliver, { workflowID: leadId })(leadId, Buffer.concat(chunks).toString())
  outgoing.writeHead(202, { 'content-type': 'application/json' })
  outgoing.end(JSON.stringify({ leadId }))
})
server.listen(Number(PORT), '127.0.0.1', () => process.send?.('ready'))
process.once('SIGTERM', () => process.exit(0))
