/** comptoir attribution: tag, lint and verify what customers deploy. Each command loads what it needs when it is called. */
import { Command, Option } from 'commander'
import { addMarketplaceCommands } from './attribution/marketplace-commands.ts'
import {
  channels,
  date,
  identifier,
  language,
  list,
  marketplace,
  marketplaceOrOff,
  suffix,
  textOrJson,
  whole,
} from './attribution/options.ts'

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

addMarketplaceCommands(attribution)

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
