/** What comes of tagging a file, whatever its language. */
import type { Edit } from './edits.ts'
import { readGuid } from './guid.ts'
import { parseTrackingId } from './tracking-id.ts'

export type TagOptions = {
  guid: string
  /** After the GUID: `-comptoir` on ids that an instance issued. */
  suffix?: string
  /** With another GUID present: swap its characters, or put a second tracker beside it. */
  onConflict?: 'refuse' | 'replace' | 'add'
  optOutParameter?: string
  apiVersion?: string
  symbolicName?: string
  literalName?: boolean
  /** Write into what a compiler made; it is lost at the next build. */
  allowGenerated?: boolean
  /** Bicep: a module in a file of its own in place of a resource. */
  bicepModule?: boolean
}

export type TagRefusal =
  | 'wrongGuid'
  | 'wrongName'
  | 'encoding'
  | 'tooLarge'
  | 'unparseable'
  | 'notATemplate'
  | 'notAnArtefact'
  | 'parameterFile'
  | 'duplicateRootKey'
  | 'shapeContradicts'
  | 'noResourcesSection'
  | 'tooManyResources'
  | 'compiledFromBicep'
  | 'linked'
  | 'guidNotReplaceable'
  | 'wouldBeTwice'
  | 'optOutParameterTaken'
  | 'symbolicNameTaken'
  | 'apiVersionTooOld'
  | 'noProviderBlock'

export type TagNotice = { code: string; params?: Record<string, string | number> }

export type Tagged =
  | {
      kind: 'inserted' | 'replaced'
      bytes: Uint8Array
      /** Offsets count in the text after a byte order mark. */
      edits: Edit[]
      notices: TagNotice[]
      /** Files to be written beside this one, by name. */
      beside?: Record<string, string>
    }
  | { kind: 'unchanged'; notices: TagNotice[] }
  /** Another GUID stands there already. */
  | { kind: 'conflict'; present: string[]; wanted: string }
  | {
      kind: 'refused'
      reason: TagRefusal
      /** The lint rule that says the same. */
      rule?: string
      params: Record<string, string | number>
      line?: number
      column?: number
    }

const identifier = /^[A-Za-z_]\w*$/
const suffixPattern = /^[-_.][\w.()-]{1,23}$/

/** The options as they are written, the GUID in its canonical form; or why nothing can be written with them. */
export function readOptions(options: TagOptions): TagOptions | (Tagged & { kind: 'refused' }) {
  // A whole tracking id, as a platform shows it, brings its suffix along.
  const given = parseTrackingId(String(options.guid ?? '').trim())
  const issued = given?.form === 'guid' && given.suffix !== '' ? given : undefined
  const reading = readGuid(issued?.guid ?? String(options.guid ?? ''))
  if (reading.kind === 'refused')
    return { kind: 'refused', reason: 'wrongGuid', params: { guid: String(options.guid) } }
  const { optOutParameter, symbolicName, suffix = issued?.suffix } = options
  const names = [optOutParameter, symbolicName].filter((name) => name !== undefined && !identifier.test(name))
  if (suffix && !suffixPattern.test(suffix)) names.push(suffix)
  if (names[0] !== undefined) return { kind: 'refused', reason: 'wrongName', params: { name: names[0] } }
  return { ...options, guid: reading.guid, ...(suffix !== undefined && { suffix }) }
}
