import sharp from 'sharp'
import { expect, test } from 'vitest'
import { logoFacts, screenFacts } from './picture-facts.ts'

const svg = (inside: string, w = 280, h = 280) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${inside}</svg>`))
    .png()
    .toBuffer()

test('a screen that is nearly empty says so', async () => {
  const empty = await svg(
    '<rect width="1280" height="720" fill="#fff"/><rect width="128" height="720" fill="#036"/>',
    1280,
    720,
  )
  expect(await screenFacts(empty)).toEqual({ plainShare: 0.9 })
})

test('a flat logo of two colours on nothing has two colours, and its contrast', async () => {
  const facts = await logoFacts(
    await svg(
      '<circle cx="140" cy="140" r="120" fill="#0f7a74"/><rect x="100" y="100" width="80" height="80" fill="#d9822b"/>',
    ),
  )
  expect(facts.colours).toBe(2)
  expect(facts.contrast).toBeGreaterThan(3)
})

test('a white logo on nothing vanishes on white paper', async () => {
  const { contrast } = await logoFacts(await svg('<circle cx="140" cy="140" r="120" fill="#fff"/>'))
  expect(contrast).toBe(1)
})

test('a gradient has many colours', async () => {
  const gradient =
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="0.5" stop-color="#0f0"/><stop offset="1" stop-color="#00f"/></linearGradient></defs><rect width="280" height="280" fill="url(#g)"/>'
  const facts = await logoFacts(await svg(gradient))
  expect(facts.colours).toBeGreaterThan(12)
  expect(facts.contrast).toBeUndefined()
})
