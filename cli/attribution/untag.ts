/** comptoir attribution untag */
import type { Locale } from '#platform/messages'
import { untagFile } from '../../src/attribution/tag-file.ts'
import { attributionWords } from '../../src/attribution/words.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readBytes, replaceFile } from './files.ts'
import { guidArgument } from './guid-argument.ts'

export async function untag(
  paths: string[],
  options: { guid?: string; stdout?: boolean; lang: Locale },
): Promise<ExitCode> {
  const guid = options.guid === undefined ? undefined : guidArgument(options.guid, options.lang)
  if (options.guid !== undefined && guid === undefined) return exitCodes.usage
  return Math.max(0, ...paths.map((path) => untagOne(path, { ...options, guid }))) as ExitCode
}

function untagOne(path: string, { guid, stdout, lang }: { guid?: string; stdout?: boolean; lang: Locale }): ExitCode {
  let bytes: Uint8Array
  try {
    bytes = readBytes(path)
  } catch (error) {
    return say(path, (error as Error).message, exitCodes.unreadable)
  }
  const result = untagFile({ path: path === '-' ? '' : path, bytes }, { guid })
  if (result.kind === 'refused') {
    const words = { en: 'the file cannot be read as a template', fr: 'le fichier n’est pas lisible comme modèle' }
    return say(
      path,
      result.reason === 'duplicateRootKey'
        ? attributionWords(lang, 'tag.duplicateRootKey', { key: 'resources' })
        : words[lang],
      exitCodes.unreadable,
    )
  }
  const left = result.kind === 'removed' ? result.bytes : bytes
  if (stdout || path === '-') process.stdout.write(left)
  else if (result.kind === 'removed') replaceFile(path, left)
  const removed = { en: 'taken out', fr: 'retiré' }
  return say(
    path,
    result.kind === 'removed'
      ? `${removed[lang]}: ${result.names.join(', ')}`
      : attributionWords(lang, 'tag.unchanged'),
    exitCodes.done,
  )
}

function say(path: string, words: string, code: ExitCode): ExitCode {
  process.stderr.write(`${path}: ${words}\n`)
  return code
}
