/** What comes of tagging a file, whatever its language. */
import type { Edit } from './edits.ts'

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
