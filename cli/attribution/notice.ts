/** comptoir attribution notice */
import type { Locale } from '#platform/messages'
import {
  attributionWords,
  lintNotice,
  type NoticeVariant,
  noticeWords,
  writeNotice,
} from '../../src/attribution/library.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readBytes, whyNot } from './files.ts'
import { guidArgument } from './guid-argument.ts'
import { askRegistry } from './registry.ts'

type NewNotice = {
  software: string
  publisherName: string
  operator: string
  policyUrl: string
  publisherPolicyUrl: string
  optOut: string
  variant: NoticeVariant
  lang: Locale
}

export function newNotice(options: NewNotice): ExitCode {
  const { software, publisherName: publisher, operator, policyUrl, publisherPolicyUrl, optOut, variant, lang } = options
  const text = writeNotice(lang, {
    variant,
    software,
    publisher,
    operator,
    operatorPolicyUrl: policyUrl,
    publisherPolicyUrl,
    optOut,
  })
  process.stdout.write(`${text}\n`)
  return exitCodes.done
}

export function checkNotice(
  file: string,
  {
    software,
    publisherName: publisher,
    format,
    lang,
  }: { software?: string; publisherName?: string; format: 'text' | 'json'; lang: Locale },
): ExitCode {
  let text: string
  try {
    text = new TextDecoder().decode(readBytes(file))
  } catch (error) {
    process.stderr.write(`${file}: ${whyNot(error, lang)}\n`)
    return exitCodes.unreadable
  }
  const missing = lintNotice(text, { software, publisher }).map((id) => ({ id, message: noticeWords(lang, id) }))
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ file, missing }, null, 2)}\n`
      : missing.map(({ id, message }) => `${file}: ${message} [${id}]\n`).join(''),
  )
  return missing.length ? exitCodes.findings : exitCodes.done
}

/** From the marketplace where it is registered, which tells anybody. */
export async function showNotice(
  text: string,
  { url = process.env.COMPTOIR_URL, format, lang }: { url?: string; format: 'text' | 'json'; lang: Locale },
): Promise<ExitCode> {
  const say = (words: string, code: ExitCode) => {
    process.stderr.write(`${words}\n`)
    return code
  }
  if (!url) return say('Say which marketplace: set COMPTOIR_URL, or give --url.', exitCodes.usage)
  const guid = guidArgument(text, lang)
  if (guid === undefined) return exitCodes.usage
  const answers = await askRegistry(url, [guid])
  if (!answers) return exitCodes.outsideFailed
  const found = answers.get(guid)
  if (!found) return say(attributionWords(lang, 'cli.notRegistered', { guid }), exitCodes.findings)
  const notice = found.notices.find(({ locale }) => locale === lang)?.text ?? ''
  process.stdout.write(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : `${notice}\n`)
  return exitCodes.done
}
