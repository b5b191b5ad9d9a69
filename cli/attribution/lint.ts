/** comptoir attribution lint */
import { type FileFinding, type FindingFormat, formatFindings } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import { isMainTemplate, kindOf } from '../../src/attribution/artefacts.ts'
import { applyEdits } from '../../src/attribution/edits.ts'
import {
  type LintFinding,
  type LintOptions,
  lintCure,
  lintMessage,
  lintTitle,
  type RegisteredGuid,
} from '../../src/attribution/lint/finding.ts'
import { type LintedFile, lintFile, lintProject } from '../../src/attribution/lint/lint.ts'
import { isLintRule, type LintChannel, lintRuleIds } from '../../src/attribution/lint/rules.ts'
import { lintWords } from '../../src/attribution/lint/words.ts'
import { isZip } from '../../src/attribution/package-limits.ts'
import { encodeSource, readSource } from '../../src/attribution/source-text.ts'
import type { SourceFile } from '../../src/attribution/tag-file.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { version } from '../version.ts'
import { findFiles, readBytes, replaceFile, whyNot, whyUnwritten } from './files.ts'
import { guidArgument } from './guid-argument.ts'

export type LintCommand = {
  channel: LintChannel
  registry: string
  publisher?: string
  offer?: string
  guid?: string
  fix?: boolean
  glob?: string[]
  maxApiAge?: number
  disable?: string[]
  issuers?: string[]
  format: FindingFormat
  lang: Locale
}

type Unread = { path: string; message: string }

export async function lint(paths: string[], command: LintCommand): Promise<ExitCode> {
  const unknown = command.disable?.find((rule) => !isLintRule(rule.toUpperCase()))
  if (unknown !== undefined) return usage(`--disable: there is no rule ${unknown}.`)
  const guid = command.guid === undefined ? undefined : guidArgument(command.guid, command.lang)
  if (command.guid !== undefined && guid === undefined) return exitCodes.usage
  const { files, absent, empty, skipped } = findFiles(paths, command.glob, isScript)
  const named = new Set(paths)
  const unread: Unread[] = [
    ...absent.map((path) => ({ path, message: words[command.lang].absent })),
    ...empty.map((path) => ({ path, message: words[command.lang].empty })),
  ]
  const sources = await readSources(files, unread, command.lang)
  const options = await optionsOf(command, guid, sources)
  if (!options) return exitCodes.outsideFailed
  if (command.fix)
    for (const source of sources) if (!source.path.includes('!/')) mend(source, { options, unread, lang: command.lang })
  const linted = lintAll(sources, { options, named, unread, lang: command.lang, glob: command.glob !== undefined })
  for (const path of skipped) process.stderr.write(`${path}: ${words[command.lang].skipped}\n`)
  const findings = [
    ...unread.map(asUnread),
    ...linted.flatMap((file) => file.findings.map((finding) => asFileFinding(file.path, finding, command.lang))),
  ]
  process.stdout.write(
    formatFindings(findings, command.format, {
      tool: { name: 'comptoir attribution lint', version },
      rules: lintRuleIds.map((id) => ({ id, description: lintTitle(command.lang, id) })),
      files: linted.map(({ path }) => path),
      locale: command.lang,
    }),
  )
  if (unread.length) return exitCodes.unreadable
  return findings.some(({ level }) => level === 'error') ? exitCodes.findings : exitCodes.done
}

const words = {
  en: {
    absent: 'There is no such file.',
    empty: 'Nothing here that carries attribution; --glob names files.',
    skipped: 'left alone, below the folder; --glob takes it in',
    notATemplate: 'This is JSON, but no deployment template.',
    unknown: 'This is neither a template, nor Bicep, nor Terraform, nor a script.',
    zip: 'The package was refused: ',
  },
  fr: {
    absent: 'Ce fichier n’existe pas.',
    empty: 'Rien ici ne porte d’attribution ; --glob nomme des fichiers.',
    skipped: 'laissé de côté, sous le dossier ; --glob l’inclut',
    notATemplate: 'C’est du JSON, mais pas un modèle de déploiement.',
    unknown: 'Ce n’est ni un modèle, ni du Bicep, ni du Terraform, ni un script.',
    zip: 'Le paquet a été refusé : ',
  },
} as const

/** A package's members are called package.zip!/member. */
async function readSources(files: string[], unread: Unread[], lang: Locale): Promise<SourceFile[]> {
  const sources: SourceFile[] = []
  for (const path of files) {
    let bytes: Uint8Array
    try {
      bytes = readBytes(path)
    } catch (error) {
      unread.push({ path, message: whyNot(error, lang) })
      continue
    }
    if (!isZip(bytes)) {
      sources.push({ path, bytes })
      continue
    }
    const { readPackage } = await import('../../src/attribution/package.ts')
    const content = await readPackage(bytes)
    if (content.kind === 'package')
      sources.push(...content.files.map((file) => ({ path: `${path}!/${file.path}`, bytes: file.bytes })))
    else
      unread.push({
        path,
        message: `${words[lang].zip}${content.reason}${content.member ? ` (${content.member})` : ''}.`,
      })
  }
  return sources
}

/** Files that were named are main templates whatever they are called; of folders and packages the usual ones are. */
function lintAll(
  sources: SourceFile[],
  {
    options,
    named,
    unread,
    lang,
    glob,
  }: { options: LintOptions; named: Set<string>; unread: Unread[]; lang: Locale; glob: boolean },
): LintedFile[] {
  const alone = sources.filter(({ path }) => named.has(path))
  const together = sources.filter(({ path }) => !named.has(path))
  const linted: LintedFile[] = []
  for (const file of alone) {
    const findings = lintFile(file.path === '-' ? { ...file, path: '' } : file, options)
    if (findings) linted.push({ path: file.path, findings })
    else
      unread.push({ path: file.path, message: words[lang][/\.jsonc?$/i.test(file.path) ? 'notATemplate' : 'unknown'] })
  }
  const isMain = (path: string) => (glob && !path.includes('!/')) || isMainTemplate(path)
  return [...linted, ...lintProject(together, { ...options, isMain })]
}

async function optionsOf(
  command: LintCommand,
  guid: string | undefined,
  sources: SourceFile[],
): Promise<LintOptions | undefined> {
  const { channel, disable, issuers, publisher, offer, maxApiAge } = command
  const base: LintOptions = {
    channel,
    disable,
    ...(issuers && { issuers: issuers.map((name) => name.toLowerCase()) }),
    ...(guid !== undefined && { guid }),
    ...(maxApiAge !== undefined && { now: new Date(), maxApiVersionAgeDays: maxApiAge }),
  }
  if (command.registry === 'off') return base
  const { askRegistry } = await import('./registry.ts')
  const answers = await askRegistry(command.registry, guidsIn(sources))
  if (!answers) return undefined
  return {
    ...base,
    registry: (wanted: string): RegisteredGuid | undefined => answers.get(wanted),
    publishing: { publisherId: publisher, offerId: offer },
  }
}

/** Every GUID in the files, trackers or not: the registry is asked once. */
function guidsIn(sources: SourceFile[]): string[] {
  const guids = sources.flatMap(
    ({ bytes }) =>
      new TextDecoder()
        .decode(bytes)
        .toLowerCase()
        .match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [],
  )
  return [...new Set(guids)]
}

/** One rule after the other: each fix is worked out on what the one before left. */
function mend(source: SourceFile, { options, unread, lang }: { options: LintOptions; unread: Unread[]; lang: Locale }) {
  const before = source.bytes
  for (const rule of ['CUA002', 'CUA004', 'CUA016', 'CUA050', 'CUA053', 'CUA060', 'CUA008'] as const) {
    for (let left = 20; left > 0; left--) {
      const finding = lintFile(source, options)?.find(
        (found) => found.rule === rule && found.fix && found.fix.description !== 'insertPlaceholder',
      )
      const decoded = readSource(source.bytes)
      if (!finding?.fix || !('text' in decoded)) break
      source.bytes = encodeSource(decoded, applyEdits(decoded.text, finding.fix.edits))
    }
  }
  if (source.path === '-' || source.bytes === before) return
  try {
    replaceFile(source.path, source.bytes)
  } catch (error) {
    source.bytes = before
    unread.push({ path: source.path, message: whyUnwritten(error, lang) })
  }
}

function asFileFinding(file: string, finding: LintFinding, lang: Locale): FileFinding {
  const { line, column, endLine, endColumn, rule, level, fix } = finding
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    rule,
    level,
    message: lintMessage(lang, finding),
    cure: lintCure(lang, finding),
    ...(fix && {
      fix: {
        description: lintWords(lang, `fix.${fix.description}`),
        replacements: fix.edits.map((edit) => ({
          line: edit.line,
          column: edit.column,
          endLine: edit.endLine,
          endColumn: edit.endColumn,
          text: edit.insert,
        })),
      },
    }),
  }
}

function asUnread({ path, message }: Unread): FileFinding {
  return { file: path, line: 1, column: 1, rule: 'unreadable', level: 'error', message }
}

function isScript(name: string): boolean {
  return kindOf(name) === 'script'
}

function usage(text: string): ExitCode {
  process.stderr.write(`${text}\n`)
  return exitCodes.usage
}
