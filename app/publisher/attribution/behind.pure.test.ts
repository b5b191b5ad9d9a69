import { expect, test } from 'vitest'
import { deploymentsBehind } from './behind.ts'

const period = { from: '2026-01-01', to: '2026-02-01' }
const behind = (keys: Record<string, string>, more: { search?: string; customerRef?: string } = {}) =>
  deploymentsBehind('fabrikam', period, { keys, search: '', ...more })?.replace(/^.*\?/, '')

test('a row leads to the deployments of its own period and values, and of the filters in force', () => {
  expect(behind({ guid: 'g', channel: 'other' })).toBe('counted=1&from=2026-01-01&to=2026-02-28&guid=g&channel=other')
  expect(behind({ month: '2026-02-01' }, { search: 'region=westeurope&by=month' })).toBe(
    'counted=1&from=2026-02-01&to=2026-02-28&region=westeurope',
  )
  expect(behind({ week: '2026-02-02' })).toContain('from=2026-02-02&to=2026-02-08')
  expect(behind({ plan: '' })).toContain('plan=')
})

test('a customer is picked by reference, never by name', () => {
  expect(behind({ customer: 'customer-1f' }, { customerRef: '1f2e' })).toContain('customer=1f2e')
})

test('what no deployment has leads nowhere', () => {
  expect(behind({ meter: 'Compute' })).toBeUndefined()
})
