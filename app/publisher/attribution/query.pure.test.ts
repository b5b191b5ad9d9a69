import { expect, test } from 'vitest'
import { askedOf } from './query.server.ts'

const now = new Date('2026-06-15T00:00:00Z')
const asked = (search: string) => {
  const { from, to, isNarrowed } = askedOf(new URLSearchParams(search), now)
  return [from, to, isNarrowed]
}

test('a report of finer grain shows the last three months of a longer range, and says so', () => {
  expect(asked('')).toEqual(['2026-01-01', '2026-06-01', false])
  expect(asked('by=day')).toEqual(['2026-04-01', '2026-06-01', true])
  expect(asked('by=customer&by=region')).toEqual(['2026-04-01', '2026-06-01', true])
  expect(asked('by=customer')).toEqual(['2026-01-01', '2026-06-01', false])
  expect(asked('status=Failed&from=2025-10&to=2026-02')).toEqual(['2025-12-01', '2026-02-01', true])
  expect(asked('status=Failed&months=3')).toEqual(['2026-04-01', '2026-06-01', false])
})
