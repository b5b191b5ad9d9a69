/** comptoir attribution untag */
import type { Locale } from '#platform/messages'
import { untagFile } from '../../src/attribution/tag-file.ts'
import { attributionWords } from '../../src/attribution/words.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { findFiles, readBytes, replaceFile, whyNot, whyUnwritten } from './files.ts'
import { guidArgument } from './guid-argument.ts'

export async function untag(
  paths: string[],
  options: { guid?: string; stdout?: boolean; lang: Locale },
): Promise<ExitCode> {
  const { lang } = options
  const guid = options.guid === undefined ? undefined : guidArgument(options.guid, lang)
  if (options.guid !== undefined && guid === undefined) return exitCodes.usage
  const { files, absent, empty } = findFiles(paths, undefined)
  const nothing = [
    ...absent.map((path) => say(path, attributionWords(lang, 'file.absent'), exitCodes.unreadable)),
    ...empty.map((path) => say(path, attributionWords(lang, 'file.emptyFolder'), exitCodes.unreadable)),
  ]
  return Math.max(0, ...nothing, ...files.map((path) => untagOne(path, { ...options, guid }))) as ExitCode
}

function untagOne(path: string, { guid, stdout, lang }: { guid?: string; stdout?: boolean; lang: Locale }): ExitCode {
  let bytes: Uint8Array
  try {
    bytes = readBytes(path)
  } catch (error) {
    return say(path, whyNot(error, lang), exitCodes.unreadable)
  }
  const result = untagFile({ path: path === '-' ? '' : path, bytes }, { guid })
  if (result.kind === 'refused') {
    const isTwice = result.reason === 'duplicateRootKey'
    const why = attributionWords(lang, isTwice ? 'tag.duplicateRootKey' : 'untag.unreadable', { key: 'resources' })
    return say(path, why, exitCodes.unreadable)
  }
  const left = result.kind === 'removed' ? result.bytes : bytes
  if (stdout || path === '-') process.stdout.write(left)
  else if (result.kind === 'removed') {
    try {
      replaceFile(path, left)
    } catch (error) {
      return say(path, whyUnwritten(error, lang), exitCodes.unreadable)
    }
  }
  const done =
    result.kind === 'removed'
      ? attributionWords(lang, 'untag.removed', { names: result.names.join(', ') })
      : attributionWords(lang, 'tag.unchanged')
  return say(path, done, exitCodes.done)
}

function say(path: string, words: string, code: ExitCode): ExitCode {
  process.stderr.write(`${path}: ${words}\n`)
  return code
}
