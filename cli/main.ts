/** comptoir: the programs of an instance, by name. Rules are in the rooms; here are words, arguments and exit codes. */
import { enableCompileCache } from 'node:module'
import { Command, CommanderError, Option } from 'commander'
import { exitCodes, exitCodesHelp } from './exit-codes.ts'
import { version } from './version.ts'

// What was loaded once loads from the cache next time: a command answers in half the time.
enableCompileCache()

// Whoever reads what is printed may have read enough: `comptoir offer status | head`. The number is the shell's for it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(141)
})

const format = () =>
  new Option('--format <format>', 'how to print the result').choices(['text', 'json']).default('text')

const comptoir = new Command('comptoir')
  .description('The commercial marketplace you run yourself.')
  .version(version)
  .addHelpText('after', exitCodesHelp)
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()

comptoir
  .command('serve')
  .description('Run the marketplace until a signal stops it')
  .addOption(new Option('--role <role>', 'what this process does').choices(['all', 'web', 'worker']).default('all'))
  .action(async ({ role }: { role: 'all' | 'web' | 'worker' }) => {
    const { serve } = await import('../server/main.ts')
    await serve(role)
  })

comptoir
  .command('dev')
  .description('Run a sandbox: a marketplace with sample offers, people and stand-ins, where publishing harms nobody')
  .option('--data <folder>', 'where the sandbox is kept; delete it to start over', 'data/sandbox')
  .option('--stand-ins', 'stand-ins for the vendors’ systems too, with a page of what landed there')
  .action(async (options: { data: string; standIns?: boolean }) => {
    const { dev } = await import('./dev.ts')
    process.exitCode = await dev(options)
  })

comptoir
  .command('migrate')
  .description('Bring the database to this version’s tables; safe to repeat')
  .addOption(format())
  .action(async ({ format }: { format: 'text' | 'json' }) => {
    const { migrate } = await import('./migrate.ts')
    print(
      format,
      await migrate(),
      (r) => `${r.database}: ${r.applied.length ? `applied ${r.applied.join(', ')}` : 'nothing to do'}`,
    )
  })

comptoir
  .command('doctor')
  .description('Check this instance and say what to do about what is wrong')
  .addOption(format())
  .action(async ({ format }: { format: 'text' | 'json' }) => {
    const { doctor } = await import('./doctor.ts')
    const checks = await doctor()
    print(format, { checks }, () =>
      checks.map((c) => `${sign[c.state]} ${c.name}: ${c.detail}${c.cure ? `\n    ${c.cure}` : ''}`).join('\n'),
    )
    if (checks.some((c) => c.state === 'wrong')) process.exitCode = exitCodes.findings
  })

comptoir
  .command('backup')
  .description('Write the whole instance to one file: rows, uploaded files, jobs under way; not the key')
  .argument('<file>', 'where to write it, for instance shop.comptoir-backup')
  .addOption(format())
  .action(async (file: string, { format }: { format: 'text' | 'json' }) => {
    const { takeBackup } = await import('./backup.ts')
    print(format, await takeBackup(file), (r) => `${r.file}: ${contents(r)}. Keep the key elsewhere.`)
  })

comptoir
  .command('restore')
  .description('Fill a new instance from a backup, on either database; all of it or nothing')
  .argument('<file>', 'what comptoir backup wrote')
  .option('--another-key', 'go on although the key is lost: stored secrets will not open')
  .addOption(format())
  .action(async (file: string, { format, anotherKey }: { format: 'text' | 'json'; anotherKey?: boolean }) => {
    const { restoreBackup } = await import('./backup.ts')
    print(
      format,
      await restoreBackup(file, { anotherKey }),
      (r) => `${r.manifest.marketplace} as of ${r.manifest.takenAt}: ${contents(r.inventory)}.`,
    )
  })

// Groups of commands load when they are called by name; until then a line of help stands for each.
const groups: Record<string, { description: string; load: () => Promise<Command> }> = {
  offer: {
    description:
      'Keep an offer as a file: init, pull, validate, plan, apply, submit, status, golive, cancel, diff, export',
    load: async () => (await import('./offer.ts')).offer,
  },
  attribution: {
    description: 'Tag, lint and verify what customers deploy: tag, untag, strip, lint, verify, ua, notice',
    load: async () => (await import('./attribution.ts')).attribution,
  },
  lead: {
    description: 'Receive, follow and send leads: relay, send, tail, explain, replay',
    load: async () => (await import('./lead.ts')).lead,
  },
}
for (const [name, { description, load }] of Object.entries(groups)) {
  comptoir.addCommand(
    process.argv[2] === name ? (await load()).exitOverride() : new Command(name).description(description),
  )
}

function contents({ rows, files, jobs }: { rows: Record<string, number>; files: number; jobs: number }): string {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  return `${total} rows of ${Object.keys(rows).length} tables, ${files} files, ${jobs} jobs`
}

const sign = { fine: '✔', look: '!', wrong: '✘' } as const

function print<T>(format: 'text' | 'json', result: T, asText: (result: T) => string) {
  process.stdout.write(`${format === 'json' ? JSON.stringify(result, null, 2) : asText(result)}\n`)
}

try {
  await comptoir.parseAsync()
} catch (error) {
  process.exitCode = await explain(error)
}

/** The outcome of a failed command as its exit code, with words for a person on standard error. */
async function explain(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  // Commands that know what came of it say so themselves.
  if (error instanceof Error && 'exitCode' in error) return say(error.message, Number(error.exitCode))
  const { ConfigError } = await import('#platform/config')
  const { FolderInUse } = await import('#platform/lock')
  if (error instanceof ConfigError) return say(error.message, exitCodes.usage)
  if (error instanceof FolderInUse) return say(error.message, exitCodes.outsideFailed)
  if (isUnreachable(error))
    return say(
      `The database does not answer: ${error.message}. Check DATABASE_URL, and that PostgreSQL runs.`,
      exitCodes.outsideFailed,
    )
  const refusal = refusedByDisk(error)
  if (refusal)
    return say(
      `${refusal}. Choose a folder this user may write to and that has room: COMPTOIR_DATA.`,
      exitCodes.outsideFailed,
    )
  throw error
}

function say(words: string, code: number): number {
  process.stderr.write(`${words}\n`)
  return code
}

/** The network's words for it, or PostgreSQL's: who one is, which database, too many at once, still starting. */
function isUnreachable(error: unknown): error is NodeJS.ErrnoException {
  const network = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EAI_AGAIN', 'EHOSTUNREACH']
  const postgres = ['28000', '28P01', '3D000', '53300', '57P03']
  return [...network, ...postgres].includes((error as NodeJS.ErrnoException)?.code ?? '')
}

/** A folder that cannot be made or written. */
function refusedByDisk(error: unknown): string | undefined {
  const { code = '', path, message } = (error ?? {}) as NodeJS.ErrnoException
  return path && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC'].includes(code) ? message : undefined
}
