/** comptoir attribution: tag, lint and verify what customers deploy. Each command loads what it needs when it is called. */
import { Command, InvalidArgumentError, Option } from 'commander'

const language = () => new Option('--lang <language>', 'the language of messages').choices(['en', 'fr']).default('en')
const textOrJson = () =>
  new Option('--format <format>', 'how to print the result').choices(['text', 'json']).default('text')
const channels = ['marketplace', 'publicRepository', 'privateRepository', 'customerEngagement', 'other']

export const attribution = new Command('attribution')
  .description('Tag, lint and verify what customers deploy, so that its usage is credited')
  .exitOverride()

attribution
  .command('tag')
  .description('Write a tracker into templates, Bicep and Terraform files; nothing else changes')
  .argument('<path...>', 'files, folders (their main templates), or - for standard input')
  .requiredOption(
    '--guid <guid>',
    'the GUID that says whose software this is, or a whole tracking id that a platform issued',
  )
  .option('--check', 'write nothing; leave with 1 when a file would change')
  .option('--publish', 'write strict JSON: no comments, no trailing commas')
  .addOption(new Option('--replace', 'exchange another GUID that is there').conflicts('add'))
  .option('--add', 'put a second tracker beside another one')
  .option('--opt-out-parameter <name>', 'let customers switch the tracker off by this parameter', identifier)
  .option('--api-version <version>', 'API version of the tracker', date)
  .option('--symbolic-name <name>', 'name of the tracker where resources have names', identifier)
  .option('--literal-name', 'the plain tracking id also outside resource groups')
  .option('--suffix <suffix>', 'what follows the GUID, such as -comptoir', suffix)
  .option('--allow-generated', 'write into JSON compiled from Bicep; it is lost at the next build')
  .option('--bicep-module', 'in Bicep, a module in a file of its own in place of a resource')
  .option('--glob <pattern...>', 'in folders, these files in place of the usual names')
  .option('--stdout', 'print the result, write no file')
  .option('-o, --output <file>', 'write the result of one file there')
  .addOption(textOrJson())
  .addOption(language())
  .action(async (paths: string[], options) => {
    const { tag } = await import('./attribution/tag.ts')
    process.exitCode = await tag(paths, options)
  })

attribution
  .command('untag')
  .description('Take trackers out again; what tag wrote leaves no trace')
  .argument('<path...>', 'files, folders (their main templates), or - for standard input')
  .option('--guid <guid>', 'only trackers of this GUID')
  .option('--stdout', 'print the result, write no file')
  .addOption(language())
  .action(async (paths: string[], options) => {
    const { untag } = await import('./attribution/untag.ts')
    process.exitCode = await untag(paths, options)
  })

attribution
  .command('strip')
  .description('Make strict JSON of a template: what portals and pipelines take')
  .argument('<file>', 'the template, or - for standard input')
  .option('-o, --output <file>', 'where to write it; standard output otherwise')
  .addOption(language())
  .action(async (file: string, options) => {
    const { strip } = await import('./attribution/strip.ts')
    process.exitCode = await strip(file, options)
  })

attribution
  .command('lint')
  .description('Find what keeps deployments from being credited, or from being accepted')
  .argument('[path...]', 'files, folders, zip packages, or - for standard input', ['.'])
  .addOption(new Option('--channel <channel>', 'where it is published').choices(channels).default('marketplace'))
  .option('--registry <url>', 'ask this marketplace about GUIDs; off for none', marketplaceOrOff, 'off')
  .option('--publisher <publisherId>', 'whose files these are, with --registry')
  .option('--offer <offerId>', 'the offer they belong to, with --registry')
  .option('--guid <guid>', 'the GUID that fixes write')
  .option('--fix', 'mend what can be mended safely')
  .option('--glob <pattern...>', 'in folders, these files in place of the usual names')
  .option('--max-api-age <days>', 'tell of trackers whose API version is older', whole)
  .option('--issuers <names>', 'platforms that issue ids, beside partnercenter and comptoir', list)
  .option('--disable <rules>', 'rules not to be told, with commas between', list)
  .addOption(
    new Option('--format <format>', 'how to print what is found')
      .choices(['text', 'json', 'sarif', 'junit'])
      .default('text'),
  )
  .addOption(language())
  .action(async (paths: string[], options) => {
    const { lint } = await import('./attribution/lint.ts')
    process.exitCode = await lint(paths, options)
  })

attribution
  .command('verify')
  .description('Prove from deployment history that a tracker was deployed, and list what came with it')
  .requiredOption('--guid <guid>', 'the GUID to look for')
  .option('--resource-group <name>', 'the resource group that was deployed to')
  .option('--subscription <id>', 'its subscription')
  .option('--management-group <id>', 'for that scope')
  .addOption(
    new Option('--scope <scope>', 'where the deployment started')
      .choices(['resourceGroup', 'subscription', 'managementGroup', 'tenant'])
      .default('resourceGroup'),
  )
  .option('--arm-endpoint <url>', 'the Resource Manager to ask', 'https://management.azure.com')
  .option('--api-version <version>', 'of the Resource Manager')
  .addOption(new Option('--token <token>', 'bearer token').env('ARM_ACCESS_TOKEN'))
  .option('--no-auth', 'send no token')
  .option('--from-file <files>', 'read exported listings, in any order: deployments.json,operations.json', list)
  .option('--from-events <file>', 'read events that were sent to a marketplace: NDJSON, CSV or JSON')
  .option('--opt-out-parameter <name>', 'the switch by which customers opt out', 'enableUsageAttribution')
  .option('--registry <url>', 'also ask this marketplace whether the GUID is registered', marketplace)
  .option('--publisher <publisherId>', 'whose GUID it should be, with --registry')
  .option('--timeout <seconds>', 'for everything together', whole, 60)
  .option('--json', 'print the whole result as JSON')
  .addOption(textOrJson())
  .addOption(language())
  .action(async (options) => {
    const { verify } = await import('./attribution/verify.ts')
    process.exitCode = await verify(options)
  })

const guid = attribution.command('guid').description('The registry: whose software a GUID stands for')
withFields(onServer(guid, 'new', 'Make a GUID; with --register it counts from now on'))
  .option('--register', 'register it at the marketplace; without, nothing is asked')
  .action(async (options) => {
    const { newGuid } = await import('./attribution/guid.ts')
    process.exitCode = await newGuid(options)
  })
withFields(onServer(guid, 'register', 'Register GUIDs of your own'))
  .argument('<guid...>', 'the GUIDs, with or without pid-')
  .option('--draft', 'keep them as drafts, which do not count yet')
  .action(async (guids: string[], options) => {
    const { registerGuids } = await import('./attribution/guid.ts')
    process.exitCode = await registerGuids(guids, options)
  })
onServer(guid, 'list', 'List the publisher’s GUIDs')
  .addOption(new Option('--state <state>', 'only those').choices(['draft', 'active', 'disputed', 'retired', 'revoked']))
  .action(async (options) => {
    const { listGuids } = await import('./attribution/guid.ts')
    process.exitCode = await listGuids(options)
  })
onServer(guid, 'show', 'Show a GUID with its history')
  .argument('<guid>', 'the GUID')
  .action(async (text: string, options) => {
    const { showGuid } = await import('./attribution/guid.ts')
    process.exitCode = await showGuid(text, options)
  })
onServer(guid, 'retire', 'Count no new deployment from now on')
  .argument('<guid>', 'the GUID')
  .action(async (text: string, options) => {
    const { retireGuid } = await import('./attribution/guid.ts')
    process.exitCode = await retireGuid(text, options)
  })
onServer(guid, 'reactivate', 'Let a retired GUID count again, within 90 days')
  .argument('<guid>', 'the GUID')
  .action(async (text: string, options) => {
    const { reactivateGuid } = await import('./attribution/guid.ts')
    process.exitCode = await reactivateGuid(text, options)
  })
withFields(onServer(guid, 'dispute', 'Claim a GUID that another publisher registered; the operator decides'))
  .argument('<guid>', 'the GUID')
  .action(async (text: string, options) => {
    const { disputeGuid } = await import('./attribution/guid.ts')
    process.exitCode = await disputeGuid(text, options)
  })
onServer(guid, 'import', 'Register every row of a CSV file, or none')
  .argument('<file>', 'the file, or - for standard input')
  .action(async (file: string, options) => {
    const { importGuids } = await import('./attribution/guid.ts')
    process.exitCode = await importGuids(file, options)
  })
onServer(guid, 'export', 'Write the registry as CSV')
  .option('-o, --output <file>', 'where to; standard output otherwise')
  .action(async (options) => {
    const { exportGuids } = await import('./attribution/guid.ts')
    process.exitCode = await exportGuids(options)
  })

const events = attribution.command('events').description('What was deployed, told to a marketplace')
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
    const { push } = await import('./attribution/collected.ts')
    process.exitCode = await push(file, options)
  })

onServer(attribution, 'report', 'Say what the publisher’s GUIDs brought', { format: ['csv', 'tsv', 'json'] })
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
    const { report } = await import('./attribution/report.ts')
    process.exitCode = await report(options)
  })

const ua = attribution.command('ua').description('Tracking ids in User-Agent headers')
ua.command('parse')
  .description('Say which tracking id of a header counts')
  .argument('<header>', 'the header’s value')
  .addOption(textOrJson())
  .addOption(language())
  .action(async (header: string, options) => {
    const { parseHeader } = await import('./attribution/user-agent.ts')
    process.exitCode = parseHeader(header, options)
  })
ua.command('build')
  .description('Write the line that sets the header token, for one tool')
  .requiredOption(
    '--tool <tool>',
    'rest, cli, cli-powershell, cli-cmd, powershell, python, dotnet, java, go, javascript, terraform, …',
  )
  .requiredOption('--guid <guid>', 'the GUID, or a whole tracking id')
  .addOption(language())
  .action(async (options) => {
    const { buildHeader } = await import('./attribution/user-agent.ts')
    process.exitCode = buildHeader(options)
  })

const notice = attribution.command('notice').description('What customers are told about usage attribution')
notice
  .command('new')
  .description('Write a privacy notice')
  .requiredOption('--software <name>', 'the software')
  .requiredOption('--publisher-name <name>', 'its publisher')
  .requiredOption('--operator <name>', 'who runs the marketplace or cloud')
  .requiredOption('--policy-url <url>', 'the operator’s privacy policy')
  .requiredOption('--publisher-policy-url <url>', 'the publisher’s own policy')
  .requiredOption('--opt-out <how>', 'parameter:NAME, environment:NAME, documented, or words')
  .addOption(new Option('--variant <variant>', 'how it is deployed').choices(['template', 'api']).default('template'))
  .addOption(language())
  .action(async (options) => {
    const { newNotice } = await import('./attribution/notice.ts')
    process.exitCode = newNotice(options)
  })
notice
  .command('lint')
  .description('Say what a privacy notice lacks')
  .argument('<file>', 'the text, or - for standard input')
  .option('--software <name>', 'the software it must name')
  .option('--publisher-name <name>', 'the publisher it must name')
  .addOption(textOrJson())
  .addOption(language())
  .action(async (file: string, options) => {
    const { checkNotice } = await import('./attribution/notice.ts')
    process.exitCode = checkNotice(file, options)
  })

notice
  .command('show')
  .description('Show what customers are told about a registered GUID')
  .argument('<guid>', 'the GUID')
  .option('--url <url>', 'the marketplace; default: COMPTOIR_URL')
  .addOption(textOrJson())
  .addOption(language())
  .action(async (text: string, options) => {
    const { showNotice } = await import('./attribution/notice.ts')
    process.exitCode = await showNotice(text, options)
  })

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

function list(text: string, before: string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ]
}

function marketplace(text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new InvalidArgumentError('An address such as https://your.market.')
  return text
}

function marketplaceOrOff(text: string): string {
  return text === 'off' ? text : marketplace(text)
}

function month(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A month such as 2026-01.')
  return text
}

function identifier(text: string): string {
  if (!/^[A-Za-z_]\w*$/.test(text)) throw new InvalidArgumentError('Letters, digits and “_”, beginning with a letter.')
  return text
}

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('A whole number from 1.')
  return value
}

function date(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(text)) throw new InvalidArgumentError('An API version such as 2022-09-01.')
  return text
}

function suffix(text: string): string {
  if (!/^[-_.][\w.()-]{1,23}$/.test(text))
    throw new InvalidArgumentError('“-”, “_” or “.”, then at most 23 letters and digits.')
  return text
}
