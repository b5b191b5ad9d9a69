/** comptoir attribution strip */
import type { Locale } from '#platform/messages'
import { publishTemplate } from '../../src/attribution/arm/publish.ts'
import { attributionWords } from '../../src/attribution/words.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readBytes, whyNot, whyUnwritten, writeTo } from './files.ts'

export async function strip(file: string, { output, lang }: { output?: string; lang: Locale }): Promise<ExitCode> {
  const say = (words: string) => {
    process.stderr.write(`${file}: ${words}\n`)
    return exitCodes.unreadable
  }
  let bytes: Uint8Array
  try {
    bytes = readBytes(file)
  } catch (error) {
    return say(whyNot(error, lang))
  }
  const published = publishTemplate(bytes)
  if (published.kind === 'refused') return tellWhy(file, { bytes, lang }, say)
  if (output === undefined) process.stdout.write(published.bytes)
  else {
    try {
      writeTo(output, published.bytes)
    } catch (error) {
      return say(whyUnwritten(error, lang))
    }
  }
  return exitCodes.done
}

async function tellWhy(
  file: string,
  { bytes, lang }: { bytes: Uint8Array; lang: Locale },
  say: (words: string) => ExitCode,
): Promise<ExitCode> {
  const [{ lintFile }, { lintMessage }] = await Promise.all([
    import('../../src/attribution/lint/lint.ts'),
    import('../../src/attribution/lint/finding.ts'),
  ])
  // Only what keeps it from being read: what else lint has to say is not asked here.
  const unreadable = (lintFile({ path: file, bytes }) ?? []).filter(({ rule }) => /^CUA0(01|24)$/.test(rule))
  if (!unreadable.length) return say(attributionWords(lang, 'strip.notJson'))
  for (const finding of unreadable)
    process.stderr.write(`${file}:${finding.line}:${finding.column}: ${lintMessage(lang, finding)} [${finding.rule}]\n`)
  return exitCodes.unreadable
}
