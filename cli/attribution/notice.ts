/** comptoir attribution notice */
import type { Locale } from '#platform/messages'
import { lintNotice, type NoticeVariant, noticeWords, writeNotice } from '../../src/attribution/library.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readBytes } from './files.ts'

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
    process.stderr.write(`${file}: ${(error as Error).message}\n`)
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
