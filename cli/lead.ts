/** comptoir lead …: the relay, and leads from the command line. */
import { Command, Option } from 'commander'
import { formatFindings } from '#platform/finding-formats'
import { isLocale, type Locale } from '#platform/messages'
import { exitCodes } from './exit-codes.ts'

export const lead = new Command('lead').description('Receive, follow and send leads')

lead
  .command('relay')
  .description('Take leads that another marketplace posts, and deliver them to the destinations of one file')
  .requiredOption('--config <file>', 'the file that says where leads come in and where they go')
  .option('--check', 'read the file, say what is wrong with it, and end')
  .addOption(localeOption())
  .action(async ({ config: file, check, locale }: { config: string; check?: boolean; locale: Locale }) => {
    const { readRelayConfig } = await import('../src/relay/index.ts')
    const { config, findings } = readRelayConfig(file, { env: process.env, locale })
    if (findings.length > 0) {
      process.stderr.write(
        formatFindings(findings, 'text', { tool: { name: 'comptoir lead relay', version: '1' }, locale }),
      )
      process.exitCode = exitCodes.findings
      return
    }
    if (check) return
    const { serveRelay } = await import('../server/relay.ts')
    await serveRelay(config!)
  })

function localeOption(): Option {
  return new Option('--locale <locale>', 'language of what is said')
    .choices(['en', 'fr'])
    .default(localeOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG))
}

function localeOf(text = ''): Locale {
  const first = text.slice(0, 2).toLowerCase()
  return isLocale(first) ? first : 'en'
}
