/** Prometheus metrics of this process. A room declares its own with `counter`, `gauge` or `histogram`. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export function counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []) {
  return new Counter({ name: `comptoir_${name}`, help, labelNames, registers: [registry] })
}

export function gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []) {
  return new Gauge({ name: `comptoir_${name}`, help, labelNames, registers: [registry] })
}

/** Durations are in seconds, as Prometheus expects. */
export function histogram<L extends string>(name: string, help: string, labelNames: readonly L[] = []) {
  return new Histogram({
    name: `comptoir_${name}`,
    help,
    labelNames,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
    registers: [registry],
  })
}
