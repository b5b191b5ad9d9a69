/** Files as attribution's commands read and write them. */
import {
  globSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Locale } from '#platform/messages'
import { isMainTemplate, kindOf } from '../../src/attribution/artefacts.ts'
import { maxPackageBytes } from '../../src/attribution/package-limits.ts'
import type { SourceFile } from '../../src/attribution/tag-file.ts'
import { attributionWords } from '../../src/attribution/words.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'

export type Found = {
  files: string[]
  /** Named and not there. */
  absent: string[]
  /** Folders without anything to look at. */
  empty: string[]
  /** Main templates in folders below, which were left alone. */
  skipped: string[]
}

const hidden = /^(\.|node_modules$)/

/**
 * A file that is named is taken; of a folder its main templates and Terraform files, or what the pattern says. A name
 * that a shell left unexpanded is a pattern.
 */
export function findFiles(
  paths: readonly string[],
  glob: readonly string[] | undefined,
  also: (name: string) => boolean = () => false,
): Found {
  const found: Found = { files: [], absent: [], empty: [], skipped: [] }
  for (const path of paths) {
    const stats = path === '-' ? 'unknown' : statsOf(path)
    if (stats === 'unknown' || (stats && !stats.isDirectory())) found.files.push(path)
    else if (!stats) {
      const meant = /[*?{[]/.test(path) ? matching('', [path]) : []
      if (meant.length) found.files.push(...meant)
      else found.absent.push(path)
    } else {
      const inside = glob?.length ? matching(path, glob) : usual(path, also)
      if (!inside.length) found.empty.push(path)
      found.files.push(...inside)
      if (!glob?.length) found.skipped.push(...mainTemplatesBelow(path))
    }
  }
  found.files = [...new Set(found.files)]
  return found
}

/** What cannot be looked at is told when it is read. */
function statsOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return 'unknown'
  }
}

function matching(folder: string, glob: readonly string[]): string[] {
  const options = { ...(folder !== '' && { cwd: folder }), exclude: (name: string) => hidden.test(basename(name)) }
  return globSync([...glob], options)
    .sort()
    .map((name) => join(folder, name))
    .filter(isFile)
}

function usual(folder: string, also: (name: string) => boolean): string[] {
  return namesIn(folder)
    .filter((name) => isMainTemplate(name) || isTerraform(name) || also(name))
    .map((name) => join(folder, name))
    .filter(isFile)
}

export function isTerraform(path: string): boolean {
  return /^terraform/.test(kindOf(path) ?? '')
}

function mainTemplatesBelow(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => !hidden.test(name))
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory())
    .flatMap((path) => [
      ...namesIn(path)
        .filter(isMainTemplate)
        .map((name) => join(path, name))
        .filter(isFile),
      ...mainTemplatesBelow(path),
    ])
}

/** Nothing of a folder that may not be looked into. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

/** Through links, too. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** @throws what whyNot puts into words, for one that is larger than anything that is looked at too */
export function readBytes(path: string): Uint8Array {
  if (path !== '-' && statSync(path).size > maxPackageBytes) throw fault('ETOOLARGE')
  return readFileSync(path === '-' ? 0 : path)
}

function fault(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}

const causes: Record<string, string> = {
  ENOENT: 'file.absent',
  EISDIR: 'file.folder',
  EACCES: 'file.denied',
  EPERM: 'file.denied',
  EROFS: 'file.readOnly',
  EREADONLY: 'file.readOnly',
  ENOTAFILE: 'file.notAFile',
  ENOSPC: 'file.full',
  ELOOP: 'file.loop',
  EEXIST: 'file.taken',
  ETOOLARGE: 'file.tooLarge',
}

/** Why a file could not be read or written, in words rather than in the system’s. */
export function whyNot(error: unknown, locale: Locale): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  const cause = causes[code]
  return cause === undefined ? message : attributionWords(locale, cause)
}

export function whyUnwritten(error: unknown, locale: Locale): string {
  return attributionWords(locale, 'file.unwritable', { why: whyNot(error, locale) })
}

/** What a marketplace answered, to a file or to standard output. */
export function writeOut(bytes: Uint8Array, output: string | undefined, locale: Locale): ExitCode {
  if (output === undefined) {
    process.stdout.write(bytes)
    return exitCodes.done
  }
  try {
    writeTo(output, bytes)
    return exitCodes.done
  } catch (error) {
    process.stderr.write(`${output}: ${whyUnwritten(error, locale)}\n`)
    return exitCodes.unreadable
  }
}

/** @throws when something else is there under this name */
export function writeBeside(path: string, text: string) {
  if (!isFile(path)) replaceFile(path, text)
  else if (readFileSync(path, 'utf8') !== text) throw fault('EEXIST')
}

/** A pipe or a device is written to as it is; a file is replaced. */
export function writeTo(output: string, bytes: Uint8Array | string) {
  const stats = statSync(output, { throwIfNoEntry: false })
  if (stats && !stats.isFile() && !stats.isDirectory()) writeFileSync(output, bytes)
  else replaceFile(output, bytes)
}

/**
 * Through a file beside it and a rename: whoever reads meanwhile sees the old or the new, never half. Of a link the
 * file it leads to is replaced; what somebody made read-only stays.
 */
export function replaceFile(path: string, bytes: Uint8Array | string) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) throw fault('EISDIR')
  if (stats && !stats.isFile()) throw fault('ENOTAFILE')
  if (stats && (stats.mode & 0o222) === 0) throw fault('EREADONLY')
  const target = stats ? realpathSync(path) : path
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    writeFileSync(beside, bytes, { mode: stats ? stats.mode & 0o7777 : 0o644, flag: 'wx' })
    renameSync(beside, target)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Main templates up to three folders above a file: those that may link to it. */
export function templatesAbove(path: string): SourceFile[] {
  const above: SourceFile[] = []
  let folder = dirname(path)
  for (let level = 0; level < 4; level++) {
    for (const name of mainNamesIn(folder)) {
      const candidate = join(folder, name)
      if (candidate === path || !isFile(candidate)) continue
      try {
        above.push({ path: candidate, bytes: readBytes(candidate) })
      } catch {
        // One that cannot be read links to nothing that could be known.
      }
    }
    const parent = dirname(folder)
    if (parent === folder || parent === '.') break
    folder = parent
  }
  return above
}

function mainNamesIn(folder: string): string[] {
  return namesIn(folder).filter((name) => isMainTemplate(name) && name.endsWith('.json'))
}
