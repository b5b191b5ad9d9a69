/** Files as attribution's commands read and write them. */
import { globSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

/** A file that is named is taken; of a folder its main templates and Terraform files, or what the pattern says. */
export function findFiles(
  paths: readonly string[],
  glob: readonly string[] | undefined,
  also: (name: string) => boolean = () => false,
): Found {
  const found: Found = { files: [], absent: [], empty: [], skipped: [] }
  for (const path of paths) {
    const stats = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })
    if (path === '-' || stats?.isFile()) found.files.push(path)
    else if (!stats) found.absent.push(path)
    else {
      const inside = glob?.length ? matching(path, glob) : usual(path, also)
      if (!inside.length) found.empty.push(path)
      found.files.push(...inside)
      if (!glob?.length) found.skipped.push(...mainTemplatesBelow(path))
    }
  }
  found.files = [...new Set(found.files)]
  return found
}

function matching(folder: string, glob: readonly string[]): string[] {
  return globSync([...glob], { cwd: folder, exclude: (name) => hidden.test(basename(name)) })
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

function usual(folder: string, also: (name: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && (isMainTemplate(entry.name) || kindOf(entry.name) === 'terraform' || also(entry.name)),
    )
    .map((entry) => join(folder, entry.name))
    .sort()
}

function mainTemplatesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !hidden.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      const own = readdirSync(path)
        .filter(isMainTemplate)
        .map((name) => join(path, name))
      return [...own, ...mainTemplatesBelow(path)]
    })
    .sort()
}

export function readBytes(path: string): Uint8Array {
  return readFileSync(path === '-' ? 0 : path)
}

/** Why a file could not be read or written, in words rather than in the system’s. */
export function whyNot(error: unknown, locale: Locale): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return attributionWords(locale, 'file.absent')
  if (code === 'EISDIR') return attributionWords(locale, 'file.folder')
  return message
}

/** What a marketplace answered, to a file or to standard output. */
export function writeOut(bytes: Uint8Array, output: string | undefined, locale: Locale): ExitCode {
  if (output === undefined) {
    process.stdout.write(bytes)
    return exitCodes.done
  }
  try {
    replaceFile(output, bytes)
    return exitCodes.done
  } catch (error) {
    process.stderr.write(
      `${output}: ${attributionWords(locale, 'file.unwritable', { why: (error as Error).message })}\n`,
    )
    return exitCodes.unreadable
  }
}

/** Larger than anything that is looked at: not read at all. */
export function tooLarge(path: string): boolean {
  return path !== '-' && statSync(path).size > maxPackageBytes
}

/** Through a file beside it and a rename: whoever reads meanwhile sees the old or the new, never half. */
export function replaceFile(path: string, bytes: Uint8Array | string) {
  const stats = statSync(path, { throwIfNoEntry: false })
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    writeFileSync(beside, bytes, { mode: stats ? stats.mode & 0o7777 : 0o644, flag: 'wx' })
    renameSync(beside, path)
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
      if (candidate !== path) above.push({ path: candidate, bytes: readFileSync(candidate) })
    }
    const parent = dirname(folder)
    if (parent === folder || parent === '.') break
    folder = parent
  }
  return above
}

function mainNamesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => isMainTemplate(name) && name.endsWith('.json'))
  } catch {
    return []
  }
}
