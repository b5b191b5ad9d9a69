/** A process that asks for pages as fast as they come, each path in its turn, and says how many came and how soon. */
import { Agent, get } from 'node:http'

export type Asked = { base: string; paths: string[]; seconds: number; connections: number }
export type Answers = { perSecond: number; p50Ms: number; p99Ms: number; answered: number; failed: number }

const WARM_UP_MS = 1_500
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

process.once('message', async (asked: Asked) => process.send?.(await ask(asked)))

async function ask({ base, paths, seconds, connections }: Asked): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let failed = 0
  let next = 0
  const countFrom = performance.now() + WARM_UP_MS
  const until = countFrom + seconds * 1000
  const one = async () => {
    while (performance.now() < until) {
      const from = performance.now()
      const status = await statusOf(base + paths[next++ % paths.length]!, agent)
      if (status !== 200) failed++
      else if (from >= countFrom) times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor((times.length - 1) * share)] ?? 0) * 100) / 100
  return {
    perSecond: Math.round(times.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    answered: times.length,
    failed,
  }
}

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'user-agent': browser } }, (res) => {
      res.resume()
      res.once('end', () => resolve(res.statusCode ?? 0))
    }).once('error', reject)
  })
}
