import { defineConfig } from 'vitest/config'

const tests = [
  'src/**/*.test.ts',
  'app/**/*.test.ts',
  'server/**/*.test.ts',
  'sample/**/*.test.ts',
  'test/*.test.ts',
  'bin/**/*.test.ts',
]
// The suite runs twice, once on each database; what needs no database runs once.
const withoutDatabase = [
  'app/**/*.test.ts',
  'sample/**/*.test.ts',
  'src/**/*.pure.test.ts',
  'src/offers/rules/**/*.test.ts',
  'test/docs.test.ts',
]

const shared = { testTimeout: 30_000, hookTimeout: 60_000, globalSetup: ['test/support/databases.ts'] }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pglite', include: tests, env: { TEST_DATABASE: 'pglite' } } },
      // The real program in a process of its own: browsers, kills. Slow, so they are few.
      {
        test: {
          name: 'program',
          include: ['test/journeys/*.journey.ts', 'test/torture/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'postgres',
          include: tests,
          exclude: [...withoutDatabase, 'node_modules/**'],
          env: { TEST_DATABASE: 'postgres' },
        },
      },
    ],
  },
})
