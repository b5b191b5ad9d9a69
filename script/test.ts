/** Runs every check and every test, fastest first, goes on after a failure, and ends with `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Tally = { passed: number; failed: number }

const scratch = mkdtempSync(join(tmpdir(), 'comptoir-results-'))
const tallies = [
  check('format and lint', 'biome', ['ci', '--error-on-warnings', '.']),
  check('the table of rooms', 'depcruise', ['src', 'app', 'server', 'cli', 'sample', '--output-type', 'err']),
  check('types of the pages’ addresses', 'react-router', ['typegen']),
  check('types', 'tsc', ['--noEmit']),
  check('the website builds', '../../script/build', []),
  vitest(),
]
rmSync(scratch, { recursive: true, force: true })

const passed = tallies.reduce((sum, t) => sum + t.passed, 0)
const failed = tallies.reduce((sum, t) => sum + t.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0

function check(name: string, program: string, args: string[]): Tally {
  console.log(`— ${name}`)
  const run = spawnSync(join('node_modules/.bin', program), args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (run.status === 0) return { passed: 1, failed: 0 }
  console.log(run.error ? run.error.message : run.stdout + run.stderr)
  return { passed: 0, failed: 1 }
}

function vitest(): Tally {
  console.log('— tests, on both databases')
  const results = join(scratch, 'tests.json')
  const run = spawnSync(
    'node_modules/.bin/vitest',
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${results}`],
    { stdio: 'inherit' },
  )
  const report = readReport(results)
  if (!report) {
    const end = run.error?.message ?? (run.signal ? `killed by ${run.signal}` : `ended with ${run.status}`)
    console.log(`The tests left no results: ${end}.`)
    return { passed: 0, failed: 1 }
  }
  // A file that cannot even be loaded has no failed test, but the run has failed all the same.
  const broken = run.status !== 0 && report.numFailedTests === 0 ? 1 : 0
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken }
}

type Report = { numPassedTests: number; numFailedTests: number }

/** Nothing when there is none, or half of one: whoever writes it may be killed before it is there. */
function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}
