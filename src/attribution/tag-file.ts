/** Tags and untags a file of any kind. */

import { resolveText } from './arm/expression.ts'
import { publishTemplate } from './arm/publish.ts'
import { tagTemplate } from './arm/tag.ts'
import { readTemplate, resourceSites } from './arm/template.ts'
import { type Untagged, untagTemplate } from './arm/untag.ts'
import { type ArtefactKind, fileName, folderOf, guessKind, isMainTemplate, kindOf } from './artefacts.ts'
import { tagBicep } from './bicep/tag.ts'
import { untagBicep } from './bicep/untag.ts'
import { nodeAt } from './json/tolerant-json.ts'
import { readOptions, type Tagged, type TagOptions } from './tagging.ts'
import { tagTerraform, tagTerraformJson } from './terraform/tag.ts'
import { untagTerraform, untagTerraformJson } from './terraform/untag.ts'

export type SourceFile = { path: string; bytes: Uint8Array }

/**
 * Writes attribution into one file: a tracker into a template, partner_id into provider blocks.
 *
 * @param file its name says its kind; without a name its text does
 * @param siblings main templates that may link to it: a linked file carries no tracker
 */
export function tagFile(file: SourceFile, given: TagOptions, siblings: readonly SourceFile[] = []): Tagged {
  const options = readOptions(given)
  if ('kind' in options) return options
  const kind = kindOfFile(file)
  if (kind === undefined || kind === 'script') return { kind: 'refused', reason: 'notAnArtefact', params: {} }
  if (kind === 'bicep') return tagBicep(file.bytes, options)
  if (kind === 'terraform') return tagTerraform(file.bytes, options)
  if (kind === 'terraformJson') return tagTerraformJson(file.bytes, options)
  const parent = siblings.find((sibling) => linksTo(sibling, file))
  if (parent) return { kind: 'refused', reason: 'linked', rule: 'CUA005', params: { parent: parent.path } }
  return tagTemplate(file.bytes, options)
}

export function untagFile(file: SourceFile, options: { guid?: string } = {}): Untagged {
  const kind = kindOfFile(file)
  if (kind === 'bicep') return untagBicep(file.bytes, options)
  if (kind === 'terraform') return untagTerraform(file.bytes, options)
  if (kind === 'terraformJson') return untagTerraformJson(file.bytes, options)
  return untagTemplate(file.bytes, options)
}

/** The tagged template as strict JSON. */
export function publishTagged(tagged: Tagged, original: Uint8Array): Tagged {
  if (tagged.kind !== 'inserted' && tagged.kind !== 'replaced' && tagged.kind !== 'unchanged') return tagged
  const published = publishTemplate(tagged.kind === 'unchanged' ? original : tagged.bytes)
  if (published.kind === 'refused' || (tagged.kind === 'unchanged' && !published.edits.length)) return tagged
  return tagged.kind === 'unchanged'
    ? { kind: 'replaced', bytes: published.bytes, edits: published.edits, notices: tagged.notices }
    : { ...tagged, bytes: published.bytes }
}

export function kindOfFile({ path, bytes }: SourceFile): ArtefactKind | undefined {
  return kindOf(path) ?? guessKind(bytes)
}

/**
 * Whether a template's deployments name another file as theirs. A file that is called as main templates are is meant
 * only with its folder, and by one that stands above it: each folder of a repository may have one of that name.
 */
export function linksTo(parent: SourceFile, file: SourceFile): boolean {
  const name = fileName(file.path).toLowerCase()
  const isMain = isMainTemplate(name)
  if (parent.path === file.path || (isMain && !isBelow(file.path, parent.path))) return false
  // Most files of a repository do not so much as mention each other.
  if (!new TextDecoder().decode(parent.bytes).toLowerCase().includes(name)) return false
  const wanted = isMain ? `${fileName(folderOf(file.path)).toLowerCase()}/${name}` : name
  const reading = readTemplate(parent.bytes)
  if (reading.kind !== 'template') return false
  for (const { node, evaluation } of resourceSites(reading.template))
    for (const key of ['uri', 'relativePath']) {
      const link = nodeAt(node, 'properties', 'templateLink', key)
      if (!link) continue
      const { text, sources } = resolveText(link, evaluation)
      // A link is often put together from parameters: then the file's name stands in one of its pieces.
      const pieces = sources.map(({ start, end }) => reading.template.source.text.slice(start, end))
      if ([text, ...pieces].some((piece) => namesFile(piece.toLowerCase(), wanted))) return true
    }
  return false
}

function isBelow(path: string, parent: string): boolean {
  const above = folderOf(parent)
  return folderOf(path) !== above && (above === '' || folderOf(path).startsWith(`${above}/`))
}

function namesFile(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return at >= 0 && !/[\w.-]/.test(text[at - 1] ?? '') && !/[\w.-]/.test(text[at + name.length] ?? '')
}
