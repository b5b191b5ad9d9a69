import { defineConfig } from 'vitest/config'

// The suite runs twice, once on each database; what needs no database runs once.
const withoutDatabase = [
  'app/**/*.test.ts',
  'cli/**/*.pure.test.ts',
  'sample/**/*.test.ts',
  'server/**/*.pure.test.ts',
  'src/**/*.pure.test.ts',
  'src/offers/rules/**/*.test.ts',
  'test/docs.test.ts',
]
const tests = ['src/**/*.test.ts', 'cli/**/*.test.ts', 'server/**/*.test.ts', 'test/*.test.ts']

// Loading the rooms takes longer than most tests: a worker loads them once for all its files. Every file has a
// shop of its own, so that what a room remembers in the process is never another file's.
// The limits are for a machine that is busy with other things.
const shared = { testTimeout: 60_000, hookTimeout: 120_000, isolate: false }
const onDatabase = {
  ...shared,
  include: tests,
  exclude: [...withoutDatabase, 'node_modules/**'],
  globalSetup: ['test/support/databases.ts'],
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pure', include: withoutDatabase } },
      { test: { ...onDatabase, name: 'pglite', env: { TEST_DATABASE: 'pglite' } } },
      // The real program in a process of its own: browsers, kills. Slow, so they are few; they mostly wait, so the
      // other worker goes on meanwhile.
      {
        test: {
          name: 'program',
          include: ['test/journeys/*.journey.ts', 'test/torture/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      { test: { ...onDatabase, name: 'postgres', env: { TEST_DATABASE: 'postgres' } } },
    ],
  },
})
