/** comptoir attribution tag */
import { dirname, join } from 'node:path'
import type { Locale } from '#platform/messages'
import { isMainTemplate } from '../../src/attribution/artefacts.ts'
import type { Edit } from '../../src/attribution/edits.ts'
import { tagRefusalText } from '../../src/attribution/refusal-text.ts'
import { publishTagged, tagFile } from '../../src/attribution/tag-file.ts'
import type { Tagged, TagOptions } from '../../src/attribution/tagging.ts'
import { attributionWords } from '../../src/attribution/words.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import {
  findFiles,
  isTerraform,
  readBytes,
  replaceFile,
  templatesAbove,
  whyNot,
  whyUnwritten,
  writeBeside,
  writeTo,
} from './files.ts'
import { trackingIdArgument } from './guid-argument.ts'

export type TagCommand = {
  guid: string
  check?: boolean
  publish?: boolean
  replace?: boolean
  add?: boolean
  optOutParameter?: string
  apiVersion?: string
  symbolicName?: string
  literalName?: boolean
  suffix?: string
  allowGenerated?: boolean
  bicepModule?: boolean
  glob?: string[]
  stdout?: boolean
  output?: string
  format: 'text' | 'json'
  lang: Locale
}

type Report = {
  file: string
  outcome: Tagged['kind'] | 'absent'
  message: string
  exitCode: ExitCode
  notices?: string[]
  edits?: Edit[]
  present?: string[]
  wanted?: string
  reason?: string
  rule?: string
  line?: number
  column?: number
}

export async function tag(paths: string[], command: TagCommand): Promise<ExitCode> {
  const id = trackingIdArgument(command.guid, command.lang)
  if (id === undefined) return exitCodes.usage
  const { files, absent, empty, skipped } = findFiles(paths, command.glob)
  const alone = command.stdout || command.output !== undefined || files.includes('-')
  if (alone && files.length > 1) return usage(attributionWords(command.lang, 'tag.oneAtATime'))
  const options = optionsOf(command, id)
  const reports: Report[] = [...absent, ...empty].map((file) => nothingThere(file, command.lang, absent.includes(file)))
  const tagged = files.map((file) => tagOne(file, options, command))
  reports.push(...withoutModuleFiles(tagged, new Set(paths)))
  print(reports, { skipped, command, toStdout: alone && command.output === undefined })
  return Math.max(0, ...reports.map(({ exitCode }) => exitCode)) as ExitCode
}

/**
 * Of a Terraform module that is taken as a folder, the files without providers need nothing. Where no file of the
 * folder carries anything, it is said once.
 */
function withoutModuleFiles(reports: Report[], named: ReadonlySet<string>): Report[] {
  const isBare = ({ file, reason }: Report) => !named.has(file) && isTerraform(file) && reason === 'noProviderBlock'
  const carrying = new Set(reports.filter((report) => !isBare(report)).map(({ file }) => dirname(file)))
  const said = new Set<string>()
  return reports.flatMap((report) => {
    if (!isBare(report)) return report
    const folder = dirname(report.file)
    if (carrying.has(folder) || said.has(folder)) return []
    said.add(folder)
    return { ...report, file: folder }
  })
}

function optionsOf(command: TagCommand, id: { guid: string; suffix?: string }): TagOptions {
  const { optOutParameter, apiVersion, symbolicName, literalName, allowGenerated, bicepModule } = command
  return {
    guid: id.guid,
    suffix: command.suffix ?? id.suffix,
    optOutParameter,
    apiVersion,
    symbolicName,
    literalName,
    allowGenerated,
    bicepModule,
    onConflict: command.replace ? 'replace' : command.add ? 'add' : 'refuse',
  }
}

function tagOne(file: string, options: TagOptions, command: TagCommand): Report {
  let original: Uint8Array
  try {
    original = readBytes(file)
  } catch (error) {
    return { file, outcome: 'absent', message: whyNot(error, command.lang), exitCode: exitCodes.unreadable }
  }
  const path = file === '-' ? '' : file
  const siblings = path && !isMainTemplate(path) ? templatesAbove(path) : []
  const plain = tagFile({ path, bytes: original }, options, siblings)
  const tagged = command.publish ? publishTagged(plain, original) : plain
  try {
    write(file, { tagged, original, command })
  } catch (error) {
    return { file, outcome: 'absent', message: whyUnwritten(error, command.lang), exitCode: exitCodes.unreadable }
  }
  return { file, outcome: tagged.kind, ...describe(tagged, command) }
}

function write(
  file: string,
  { tagged, original, command }: { tagged: Tagged; original: Uint8Array; command: TagCommand },
) {
  const changed = tagged.kind === 'inserted' || tagged.kind === 'replaced'
  const bytes = changed ? tagged.bytes : tagged.kind === 'unchanged' ? original : undefined
  if (command.check || !bytes) return
  const toStdout = command.output === undefined && (command.stdout || file === '-')
  if (!toStdout && tagged.kind === 'inserted')
    for (const [name, text] of Object.entries(tagged.beside ?? {}))
      writeBeside(join(dirname(command.output ?? file), name), text)
  if (command.output !== undefined) writeTo(command.output, bytes)
  else if (toStdout) process.stdout.write(bytes)
  else if (changed) replaceFile(file, bytes)
}

const would = { inserted: 'tag.wouldInsert', replaced: 'tag.wouldReplace' } as const

function describe(tagged: Tagged, { lang, check, stdout, output }: TagCommand): Omit<Report, 'file' | 'outcome'> {
  switch (tagged.kind) {
    case 'inserted':
    case 'replaced': {
      // What belongs beside a file has no place beside standard output.
      const beside =
        stdout && output === undefined && tagged.kind === 'inserted' ? Object.entries(tagged.beside ?? {}) : []
      return {
        message: attributionWords(lang, check ? would[tagged.kind] : `tag.${tagged.kind}`),
        exitCode: check ? exitCodes.findings : exitCodes.done,
        notices: [
          ...said(tagged.notices, lang),
          ...beside.map(([name, text]) => attributionWords(lang, 'notice.beside', { name, text: text.trim() })),
        ],
        edits: tagged.edits,
      }
    }
    case 'unchanged':
      return {
        message: attributionWords(lang, 'tag.unchanged'),
        exitCode: exitCodes.done,
        notices: said(tagged.notices, lang),
      }
    case 'conflict': {
      const params = { present: tagged.present.join(', '), wanted: tagged.wanted }
      return {
        message: attributionWords(lang, 'tag.conflict', params),
        exitCode: exitCodes.conflict,
        present: tagged.present,
        wanted: tagged.wanted,
      }
    }
    case 'refused': {
      const { line, column, reason, rule } = tagged
      const params = { ...tagged.params, line: line ?? 1, column: column ?? 1 }
      return {
        message: tagRefusalText(lang, reason, params),
        exitCode: exitCodes.unreadable,
        reason,
        rule,
        line,
        column,
      }
    }
  }
}

function said(notices: { code: string; params?: Record<string, string | number> }[], lang: Locale): string[] {
  return notices.map(({ code, params }) => attributionWords(lang, `notice.${code}`, params))
}

function nothingThere(file: string, lang: Locale, absent: boolean): Report {
  const message = attributionWords(lang, absent ? 'file.absent' : 'file.emptyFolder')
  return { file, outcome: 'absent', message, exitCode: exitCodes.unreadable }
}

function print(
  reports: Report[],
  { skipped, command, toStdout }: { skipped: string[]; command: TagCommand; toStdout: boolean | undefined },
) {
  const out = toStdout ? process.stderr : process.stdout
  if (command.format === 'json') {
    out.write(`${JSON.stringify({ files: reports, skipped }, null, 2)}\n`)
    return
  }
  for (const report of reports) {
    const line = report.line === undefined ? '' : `:${report.line}:${report.column}`
    const rule = report.rule ? ` [${report.rule}]` : ''
    const stream = report.exitCode === exitCodes.done || report.exitCode === exitCodes.findings ? out : process.stderr
    stream.write(`${report.file}${line}: ${report.message}${rule}\n`)
    for (const notice of report.notices ?? []) process.stderr.write(`    ${notice}\n`)
  }
  const left = {
    en: 'left alone, below the folder; --glob takes it in',
    fr: 'laissé de côté, sous le dossier ; --glob l’inclut',
  }
  for (const file of skipped) process.stderr.write(`${file}: ${left[command.lang]}\n`)
}

function usage(words: string): ExitCode {
  process.stderr.write(`${words}\n`)
  return exitCodes.usage
}
