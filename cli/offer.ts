/** comptoir offer: an offer kept as a file. Each command loads what it needs when it is called. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { exitCodesHelp } from './exit-codes.ts'

const profile = () =>
  new Option('--profile <profile>', 'the limits to check by').choices(['2020', '2022']).default('2020')
const language = () => new Option('--lang <language>', 'the language of messages').choices(['en', 'fr']).default('en')
const format = () =>
  new Option('--format <format>', 'how to print the result').choices(['text', 'json']).default('text')
const findings = () => format().choices(['text', 'json', 'sarif', 'junit'])
const side = (flag: string, says: string) => new Option(flag, says).choices(['file', 'draft', 'preview', 'live'])

export const offer = new Command('offer')
  .description('Keep an offer as a file: check it, apply it, publish it')
  .addHelpText(
    'after',
    `
Commands that talk to a marketplace read COMPTOIR_URL, and COMPTOIR_CLIENT_ID with COMPTOIR_CLIENT_SECRET, or
COMPTOIR_TOKEN. The guide: docs/guides/offers-as-code.md
${exitCodesHelp}`,
  )
  .exitOverride()

offer
  .command('init')
  .description('Begin the file of an offer')
  .argument('[folder]', 'where to', '.')
  .option('--publisher <publisherId>', 'whose offer it is')
  .option('--offer-id <offerId>', 'part of its public address, for ever')
  .option('--alias <alias>', 'the name you know it by')
  .option('--type <type>', 'the offer type', 'dynamics-365-ce')
  .option(
    '--from <file>',
    'with what a publishing API says of it: a JSON document of the Product Ingestion or older portal API',
  )
  .option('--fetch', 'with --from: fetch its pictures and documents, too')
  .addOption(profile())
  .addOption(language())
  .action(async (folder: string, options) => {
    if (options.from !== undefined) {
      const { initFrom } = await import('./offer/import.ts')
      process.exitCode = await initFrom(folder, options)
      return
    }
    const { init } = await import('./offer/init.ts')
    process.exitCode = init(folder, options)
  })

offer
  .command('validate')
  .description('Check offers without server or network: a file, or every offer in a folder')
  .argument('[paths...]', 'files, or folders of them', ['.'])
  .addOption(findings())
  .addOption(language())
  .addOption(profile())
  .option('--min-score <score>', 'leave with exit code 3 when the quality of a listing is below', score)
  .option('--quality', 'list what would raise the quality score, too')
  .option('--published', 'these offers were published before, and may do without a hide key')
  .option('--authorised-region <id...>', 'restricted package regions that the operator granted', [])
  .action(async (paths: string[], options) => {
    const { validate } = await import('./offer/validate.ts')
    process.exitCode = await validate(paths, options)
  })

offer
  .command('schema')
  .description('Print the JSON Schema of the file, for editors')
  .option('--type <type>', 'of one offer type only')
  .addOption(profile())
  .action(async (options) => {
    const { schema } = await import('./offer/init.ts')
    process.exitCode = schema(options)
  })

offer
  .command('export')
  .description('Print the offer of a file as an API takes it, as JSON')
  .argument('[path]', 'the file, or its folder', '.')
  .addOption(
    new Option('--as <form>', 'of which API: our own, the Product Ingestion API (configure) or the older portal API')
      .choices(['api', 'product-ingestion', 'portal'])
      .default('api'),
  )
  .option('--files-at <address>', 'name its pictures and documents by addresses that begin so, not by their paths')
  .option('--output <file>', 'write it there instead')
  .addOption(profile())
  .action(async (path: string, options) => {
    const { exportOffer } = await import('./offer/init.ts')
    process.exitCode = await exportOffer(path, options)
  })

onServer('pull', 'Write an offer of the marketplace into a file, with its pictures and documents')
  .option('--into <folder>', 'where to; default: where the file is, or a folder called after the offer')
  .addOption(side('--slot <slot>', 'which version').choices(['draft', 'preview', 'live']).default('draft'))
  .action(async (where: string, options) => {
    const { pull } = await import('./offer/pull.ts')
    process.exitCode = await pull(where, options)
  })

onServer('plan', 'Show what apply would change')
  .addOption(format())
  .action(async (where: string, options) => {
    const { plan } = await import('./offer/apply.ts')
    process.exitCode = await plan(where, options)
  })

onServer('apply', 'Bring the draft to what the file says')
  .addOption(format())
  .option('--revision <number>', 'only if the draft is still this one, as plan showed it', revision)
  .action(async (where: string, options) => {
    const { apply } = await import('./offer/apply.ts')
    process.exitCode = await apply(where, options)
  })

onServer('submit', 'Hand the draft in for certification')
  .addOption(format())
  .option('--notes <text>', 'for the reviewers, in place of those in the draft')
  .option('--watch', 'stay until nothing more happens by itself')
  .action(async (where: string, options) => {
    const { submit } = await import('./offer/publish.ts')
    process.exitCode = await submit(where, options)
  })

onServer('status', 'Say how far the offer came')
  .addOption(format())
  .option('--watch', 'stay until nothing more happens by itself')
  .action(async (where: string, options) => {
    const { status } = await import('./offer/publish.ts')
    process.exitCode = await status(where, options)
  })

onServer('golive', 'Approve the preview')
  .addOption(format())
  .option('--acknowledge-warnings', 'go live in spite of what the checks remarked')
  .option('--watch', 'stay until nothing more happens by itself')
  .action(async (where: string, options) => {
    const { golive } = await import('./offer/publish.ts')
    process.exitCode = await golive(where, options)
  })

onServer('cancel', 'Call the running submission back')
  .addOption(format())
  .action(async (where: string, options) => {
    const { cancel } = await import('./offer/publish.ts')
    process.exitCode = await cancel(where, options)
  })

onServer('diff', 'Compare two of the file, the draft, the preview and what is live')
  .addOption(format())
  .addOption(side('--from <side>', 'the one before').default('draft'))
  .addOption(side('--to <side>', 'the one after').default('file'))
  .action(async (where: string, options) => {
    const { diff } = await import('./offer/diff.ts')
    process.exitCode = await diff(where, options)
  })

function onServer(name: string, description: string): Command {
  return offer
    .command(name)
    .description(description)
    .argument('[offer]', 'the file, its folder, or the offer as publisher.offer', '.')
    .option('--url <url>', 'the marketplace; default: COMPTOIR_URL')
    .option('--token <token>', 'an access token; default: COMPTOIR_TOKEN, or one for the application')
    .addOption(language())
}

function revision(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A number, as “plan --format json” prints it.')
  return Number(text)
}

function score(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 100) throw new InvalidArgumentError('A number from 0 to 100.')
  return value
}
