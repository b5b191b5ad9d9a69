/** The commands that talk to a marketplace: its registry of GUIDs, what was deployed, and the report. */
import { type Command, Option } from 'commander'
import { channels, language, month, textOrJson } from './options.ts'

export function addMarketplaceCommands(parent: Command) {
  const guid = parent.command('guid').description('The registry: whose software a GUID stands for')
  withFields(onServer(guid, 'new', 'Make a GUID; with --register it counts from now on'))
    .option('--register', 'register it at the marketplace; without, nothing is asked')
    .action(async (options) => {
      const { newGuid } = await import('./guid.ts')
      process.exitCode = await newGuid(options)
    })
  withFields(onServer(guid, 'register', 'Register GUIDs of your own'))
    .argument('<guid...>', 'the GUIDs, with or without pid-')
    .option('--draft', 'keep them as drafts, which do not count yet')
    .action(async (guids: string[], options) => {
      const { registerGuids } = await import('./guid.ts')
      process.exitCode = await registerGuids(guids, options)
    })
  onServer(guid, 'list', 'List the publisher’s GUIDs')
    .addOption(
      new Option('--state <state>', 'only those').choices(['draft', 'active', 'disputed', 'retired', 'revoked']),
    )
    .action(async (options) => {
      const { listGuids } = await import('./guid.ts')
      process.exitCode = await listGuids(options)
    })
  onServer(guid, 'show', 'Show a GUID with its history')
    .argument('<guid>', 'the GUID')
    .action(async (text: string, options) => {
      const { showGuid } = await import('./guid.ts')
      process.exitCode = await showGuid(text, options)
    })
  onServer(guid, 'retire', 'Count no new deployment from now on')
    .argument('<guid>', 'the GUID')
    .action(async (text: string, options) => {
      const { retireGuid } = await import('./guid.ts')
      process.exitCode = await retireGuid(text, options)
    })
  onServer(guid, 'reactivate', 'Let a retired GUID count again, within 90 days')
    .argument('<guid>', 'the GUID')
    .action(async (text: string, options) => {
      const { reactivateGuid } = await import('./guid.ts')
      process.exitCode = await reactivateGuid(text, options)
    })
  withFields(onServer(guid, 'dispute', 'Claim a GUID that another publisher registered; the operator decides'))
    .argument('<guid>', 'the GUID')
    .action(async (text: string, options) => {
      const { disputeGuid } = await import('./guid.ts')
      process.exitCode = await disputeGuid(text, options)
    })
  onServer(guid, 'import', 'Register every row of a CSV file, or none')
    .argument('<file>', 'the file, or - for standard input')
    .action(async (file: string, options) => {
      const { importGuids } = await import('./guid.ts')
      process.exitCode = await importGuids(file, options)
    })
  onServer(guid, 'export', 'Write the registry as CSV')
    .option('-o, --output <file>', 'where to; standard output otherwise')
    .action(async (options) => {
      const { exportGuids } = await import('./guid.ts')
      process.exitCode = await exportGuids(options)
    })

  const events = parent.command('events').description('What was deployed, told to a marketplace')
  onServer(
    events,
    'push',
    'Send a file of deployments, header tokens or usage: JSON, NDJSON, CSV, Parquet, or these zipped',
    // Whose they are is said by whose token it is: an application's own, or everybody's for the operator.
    { ofPublisher: false },
  )
    .argument('<file>', 'the file, the manifest of a cost export beside its parts, or - for NDJSON')
    .addOption(
      new Option('--kind <kind>', 'what it tells of').choices(['events', 'usage', 'user-agents']).default('events'),
    )
    .option(
      '--restates <month>',
      'usage: this is all there is of the month so far, in place of what was told of it',
      month,
    )
    .option('--export <id>', 'usage: the file is a part of this export, whose parts replace none of each other')
    .action(async (file: string, options) => {
      const { push } = await import('./collected.ts')
      process.exitCode = await push(file, options)
    })

  onServer(parent, 'report', 'Say what the publisher’s GUIDs brought', { format: ['csv', 'tsv', 'json'] })
    .option(
      '--by <dimensions>',
      'with commas between: guid, month, channel, resourceType, region, customer, …',
      'guid,month',
    )
    .option('--from <month>', 'the first, as 2026-01; six months otherwise', month)
    .option('--to <month>', 'the last', month)
    .option('--filter <name=value...>', 'only these: channel=marketplace', [])
    .option('-o, --output <file>', 'where to; standard output otherwise')
    .action(async (options) => {
      const { report } = await import('./report.ts')
      process.exitCode = await report(options)
    })
}

/** A command that talks to a marketplace as a publisher. */
function onServer(
  parent: Command,
  name: string,
  description: string,
  { format, ofPublisher = true }: { format?: string[]; ofPublisher?: boolean } = {},
): Command {
  const command = parent
    .command(name)
    .description(description)
    .option('--url <url>', 'the marketplace; default: COMPTOIR_URL')
    .option('--token <token>', 'an access token; default: COMPTOIR_TOKEN, or one for the application')
  if (ofPublisher) command.option('--publisher <publisherId>', 'whose GUIDs; default: COMPTOIR_PUBLISHER')
  return command
    .addOption(
      format
        ? new Option('--format <format>', 'how to print the result').choices(format).default(format[0])
        : textOrJson(),
    )
    .addOption(language())
}

function withFields(command: Command): Command {
  return command
    .option('--description <text>', 'which software it is; default: the offer’s id')
    .option('--offer <offerId>', 'the offer it stands for; none for software outside the marketplace')
    .option('--plan <planId>', 'its plan')
    .addOption(new Option('--channel <channel>', 'where customers get it').choices(channels).default('marketplace'))
    .option('--channel-detail <text>', 'the repository’s address, or the customer')
    .option('--notice-url <url>', 'the publisher’s own privacy policy')
    .option('--opt-out <how>', 'none, documented, parameter:NAME or environment:NAME')
}
