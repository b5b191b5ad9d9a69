/** comptoir offer: an offer kept as a file. Each command loads what it needs when it is called. */
import { Command, InvalidArgumentError, Option } from 'commander'

const profile = () =>
  new Option('--profile <profile>', 'the limits to check by').choices(['2020', '2022']).default('2020')
const language = () => new Option('--lang <language>', 'the language of messages').choices(['en', 'fr']).default('en')
const findings = () =>
  new Option('--format <format>', 'how to print what is found')
    .choices(['text', 'json', 'sarif', 'junit'])
    .default('text')

export const offer = new Command('offer')
  .description('Keep an offer as a file: check it, apply it, publish it')
  .exitOverride()

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

function score(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 100) throw new InvalidArgumentError('A number from 0 to 100.')
  return value
}
