/** Real deployment templates, with what is known of each. Source and licence stand beside them. */
import { readFileSync } from 'node:fs'

const folder = new URL('../arm-templates/', import.meta.url)

export type RealTemplate = {
  file: string
  features: {
    eol?: 'lf' | 'crlf'
    finalNewline?: boolean
    scope?: string
    resourcesShape?: 'array' | 'object'
    trackingResources?: { depth: number; resolvedName: string; guid: string; conditional: boolean }[]
  }
  tagOutcome: 'insert' | 'already-tracked' | 'replace-placeholder' | 'refuse-unparseable'
  expectedLint: string[]
}

export const realTemplates: RealTemplate[] = (
  JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as { templates: RealTemplate[] }
).templates

export function templateBytes(file: string): Uint8Array {
  const found = realTemplates.find((template) => template.file === file || template.file.startsWith(`${file}-`))
  return new Uint8Array(readFileSync(new URL(found?.file ?? file, folder)))
}
