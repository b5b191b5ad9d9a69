/** Lints files of any kind, alone or as the project they make up. */

import { readTemplate, trackersOf } from '../arm/template.ts'
import { fileName, folderOf, isMainTemplate, kindOf } from '../artefacts.ts'
import { readBicep } from '../bicep/source.ts'
import type { Span } from '../json/tolerant-json.ts'
import type { SourceText } from '../source-text.ts'
import { kindOfFile, linksTo, type SourceFile } from '../tag-file.ts'
import type { TrackingId } from '../tracking-id.ts'
import { lintBicep } from './bicep.ts'
import { type LintFinding, type LintOptions, notes } from './finding.ts'
import { lintScript } from './scripts.ts'
import { enabled } from './suppression.ts'
import { lintTemplate } from './template.ts'
import { lintTerraform } from './terraform.ts'

export type LintedFile = { path: string; findings: LintFinding[] }

/**
 * Lints one file as a main template.
 *
 * @returns undefined when the file is not of a kind that carries attribution
 */
export function lintFile(file: SourceFile, options: LintOptions = {}): LintFinding[] | undefined {
  switch (kindOfFile(file)) {
    case 'armTemplate':
      return lintTemplate(file.bytes, options)
    case 'bicep':
      return lintBicep(file.bytes, options)
    case 'terraform':
    case 'terraformJson':
      return lintTerraform([{ name: file.path, bytes: file.bytes }], options).get(file.path)
    case 'script':
      return lintScript(file.bytes, options).findings
  }
}

/**
 * Lints the files of a folder or package together: its main templates, its Terraform module by module, the scripts
 * that set headers. Other templates are looked at for trackers that do not belong there.
 *
 * @param isMain which templates are main ones; by default those of the usual names
 */
export function lintProject(
  files: readonly SourceFile[],
  { isMain = isMainTemplate, ...options }: LintOptions & { isMain?: (path: string) => boolean } = {},
): LintedFile[] {
  const linted: LintedFile[] = []
  const headerGuids = new Map<string, string>()
  const modules = new Map<string, SourceFile[]>()
  for (const file of files) {
    const kind = kindOf(file.path)
    if (kind === 'terraform' || kind === 'terraformJson') {
      const folder = folderOf(file.path)
      modules.set(folder, [...(modules.get(folder) ?? []), file])
    } else if (kind === 'script') {
      const { findings, guids } = lintScript(file.bytes, options)
      if (findings.length || guids.length) linted.push({ path: file.path, findings })
      for (const guid of guids) headerGuids.set(guid, file.path)
    } else if (kind === 'armTemplate' || kind === 'bicep') {
      const mainTemplate = isMain(file.path) && !files.some((other) => isMain(other.path) && linksTo(other, file))
      const findings =
        kind === 'bicep'
          ? lintBicep(file.bytes, { ...options, mainTemplate })
          : lintTemplate(file.bytes, { ...options, mainTemplate })
      if (findings && mainTemplate) linted.push({ path: file.path, findings })
      else if (findings?.some(({ rule }) => rule === 'CUA005'))
        linted.push({ path: file.path, findings: findings.filter(({ rule }) => rule === 'CUA005') })
    }
  }
  for (const [, module] of modules) {
    const found = lintTerraform(
      module.map(({ path, bytes }) => ({ name: path, bytes })),
      options,
    )
    for (const [path, findings] of found) linted.push({ path, findings })
  }
  addContradictions(
    files.filter(({ path }) => isMain(path)),
    { linted, headerGuids, options },
  )
  return linted.sort((a, b) => a.path.localeCompare(b.path))
}

/** Template and header of one project that name different GUIDs. */
function addContradictions(
  mains: readonly SourceFile[],
  { linted, headerGuids, options }: { linted: LintedFile[]; headerGuids: Map<string, string>; options: LintOptions },
) {
  if (!headerGuids.size) return
  for (const file of mains) {
    const { source, trackers } = trackersIn(file)
    for (const { id, name } of trackers) {
      if (!source || id?.form !== 'guid' || headerGuids.has(id.guid)) continue
      const report = notes(source, options.channel ?? 'marketplace')
      report.add('CUA042', name, { params: { template: id.guid, header: [...headerGuids.keys()].join(', ') } })
      linted.find(({ path }) => path === file.path)?.findings.push(...enabled(report.findings, options, []))
    }
  }
}

function trackersIn({ path, bytes }: SourceFile): {
  source?: SourceText
  trackers: { id: TrackingId | undefined; name: Span }[]
} {
  if (kindOf(fileName(path)) === 'bicep') {
    const reading = readBicep(bytes)
    return reading.kind === 'bicep' ? reading.bicep : { trackers: [] }
  }
  const reading = readTemplate(bytes)
  return reading.kind === 'template'
    ? { source: reading.template.source, trackers: trackersOf(reading.template).root }
    : { trackers: [] }
}
