import { fork } from 'node:child_process'
import { test } from 'vitest'
import { startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { aDestination, aLeadBook } from '../../test/support/destination.ts'
import { aShop } from '../../test/support/shop.ts'
import { deliverWith } from './index.ts'

test('bench', async () => {
  const receiver = await startHttpsReceiver()
  const shop0 = await aShop({
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
  })
  const shop = { ...shop0, ctx: { ...shop0.ctx, now: () => new Date() } }
  const leads = aLeadBook()
  await aDestination(shop, receiver)
  const started = new Map<string, number>()
  const lat: number[] = []
  receiver.always((r) => {
    lat.push(performance.now() - started.get(String(r.headers['webhook-id']))!)
    return 202
  })
  const stop = new AbortController()
  const w = deliverWith(shop.ctx, { messagesOf: leads.messagesOf, signal: stop.signal })
  const N = 1500
  const c0 = process.cpuUsage(),
    t0 = performance.now()
  for (let i = 0; i < N; i++) {
    const due = t0 + i * 10
    const d = due - performance.now()
    if (d > 0) await new Promise((r) => setTimeout(r, d))
    const [m] = await leads.capture(shop)
    started.set(m!.leadId, due)
  }
  await receiver.until(() => receiver.taken.size === N, 30000)
  const cpu = process.cpuUsage(c0),
    wall = performance.now() - t0
  stop.abort()
  await w
  lat.sort((a, b) => a - b)
  console.log(
    'RESULT p50',
    lat[N / 2]!.toFixed(0),
    'p99',
    lat[Math.floor(N * 0.99)]!.toFixed(0),
    'wall',
    wall.toFixed(0),
    'cpu%',
    ((cpu.user + cpu.system) / 10 / wall).toFixed(0),
    'dups',
    [...receiver.taken.values()].filter((x) => x > 1).length,
  )
  await shop.close()
  await receiver.close()
}, 120000)
