import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../src/platform/ctx.ts'
import { api } from './api.ts'

type Schema = { type?: string | string[]; anyOf?: Schema[] }
let document: {
  paths: Record<string, Record<string, { operationId: string }>>
  components: { schemas: Record<string, Schema> }
}

beforeAll(async () => {
  const answer = await api(async () => ({}) as Ctx).request('/openapi.json')
  document = (await answer.json()) as typeof document
})

// Where a shape is met for the first time as `shape.nullable()`, the generator makes it nullable everywhere: there
// `z.union([shape, z.null()])` says the same of that place alone.
test('a named shape is never null: clients made from the document would have to doubt it everywhere', () => {
  const nullable = Object.entries(document.components.schemas).filter(([, { type, anyOf = [] }]) =>
    [type, ...anyOf.map((one) => one.type)].flat().includes('null'),
  )
  expect(nullable.map(([name]) => name)).toEqual([])
})

test('every operation has a name of its own, and every reference leads somewhere', () => {
  const names = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
  expect(new Set(names).size).toBe(names.length)
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  expect(references.length).toBeGreaterThan(100)
  expect(references.map(([, name = '']) => name).filter((name) => !(name in document.components.schemas))).toEqual([])
})
