/** A Bicep file, as far as attribution needs it: scope, declarations, trackers with their names resolved. */
import type { DeploymentScope } from '../arm/template.ts'
import type { Span } from '../json/tolerant-json.ts'
import { closingOf, isMasked, type MaskedText, maskText, type SkipRule, toLineEnd } from '../masked-text.ts'
import {
  isDecoded,
  lineStart,
  maxTemplateBytes,
  readSource,
  type SourceText,
  type Undecodable,
} from '../source-text.ts'
import { looksLikeTrackingId, parseTrackingId, type TrackingId } from '../tracking-id.ts'
import { resolveBicep, type Variables } from './expression.ts'
import { endOfString } from './strings.ts'

export type Declaration = Span & { keyword: string; name: string; body: Span }

export type BicepTracker = {
  declaration: Declaration
  name: Span
  resolvedName: string
  sources: Span[]
  id: TrackingId | undefined
  conditional: boolean
  form: 'resource' | 'module'
  hasDirective: boolean
}

export type BicepSource = {
  source: SourceText
  masked: MaskedText
  scope: DeploymentScope
  declarations: Declaration[]
  trackers: BicepTracker[]
  /** A value as far as it is known before a deployment. */
  resolve(at: Span): { text: string; sources: Span[] }
}

export type BicepReading =
  | { kind: 'bicep'; bicep: BicepSource }
  | { kind: 'encoding'; encoding: Undecodable['encoding'] }
  | { kind: 'tooLarge'; bytes: number }
  | { kind: 'unparseable'; offset: number; source: SourceText }

export const directive = '#disable-next-line no-deployments-resources'

export function readBicep(bytes: Uint8Array): BicepReading {
  if (bytes.length > maxTemplateBytes) return { kind: 'tooLarge', bytes: bytes.length }
  const source = readSource(bytes)
  if (!isDecoded(source)) return { kind: 'encoding', encoding: source.encoding }
  const masked = maskText(source.text, skipBicep)
  if (!isMasked(masked)) return { kind: 'unparseable', offset: masked.offset, source }
  const declarations = declarationsIn(masked)
  const scope = /^\s*'(\w+)'/.exec(source.text.slice(declarations.find((d) => d.keyword === 'targetScope')?.body.start))
  const variables: Variables = new Map(
    declarations.filter(({ keyword }) => keyword === 'var').map(({ name, body }) => [name, body]),
  )
  const resolve = (at: Span) => resolveBicep(source.text, at, variables)
  const trackers = trackersIn({ source, masked, declarations, resolve })
  return { kind: 'bicep', bicep: { source, masked, declarations, scope: scopeOf(scope?.[1]), trackers, resolve } }
}

/** Comments and strings; what stands in `${…}` belongs to its string. */
const skipBicep: SkipRule = (text, at) => {
  if (text.startsWith('//', at)) return { end: toLineEnd(text, at), comment: true }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2)
    return end < 0 ? 'unterminated' : { end: end + 2, comment: true }
  }
  // Directives are comments to the language.
  if (text[at] === '#' && lineBegins(text, at)) return { end: toLineEnd(text, at), comment: true }
  if (text[at] !== "'") return undefined
  const end = endOfString(text, at)
  return end === undefined ? 'unterminated' : { end, comment: false }
}

const head =
  /^[ \t]*(targetScope|metadata|param|var|resource|module|output|type|func|import|extension|provider)\b[ \t]*([A-Za-z_]\w*)?/gm

function declarationsIn({ mask, depthAt }: MaskedText): Declaration[] {
  const heads = [...mask.matchAll(head)].filter((match) => depthAt(match.index) === 0)
  return heads.map((match) => {
    const start = match.index + match[0].length - match[0].trimStart().length
    const equals = mask.indexOf('=', start)
    const end = endOfDeclaration(mask, start)
    const bodyStart = equals >= 0 && equals < end ? equals + 1 : end
    return { keyword: match[1]!, name: match[2] ?? '', start, end, body: { start: bodyStart, end } }
  })
}

/** The end of the line on which every bracket is closed again. */
function endOfDeclaration(mask: string, start: number): number {
  let i = start
  while (i < mask.length && mask[i] !== '\n' && mask[i] !== '\r') {
    if (mask[i] === '{' || mask[i] === '[' || mask[i] === '(') i = closingOf(mask, i)
    else i++
  }
  return i
}

function trackersIn({
  source: { text },
  masked,
  declarations,
  resolve,
}: Pick<BicepSource, 'source' | 'masked' | 'declarations' | 'resolve'>): BicepTracker[] {
  return declarations.flatMap((declaration) => {
    const { keyword, start, body } = declaration
    const isDeploymentResource =
      keyword === 'resource' &&
      /^resource\s+\w+\s+'Microsoft\.Resources\/deployments@[^']*'\s*(?!existing)/i.test(text.slice(start, body.start))
    if (!isDeploymentResource && keyword !== 'module') return []
    const name = propertyIn(masked, body, 'name')
    if (!name) return []
    const { text: resolvedName, sources } = resolve(name)
    if (!looksLikeTrackingId(resolvedName)) return []
    return [
      {
        declaration,
        name,
        resolvedName,
        sources,
        id: parseTrackingId(resolvedName),
        conditional: /^\s*if\b/.test(masked.mask.slice(body.start)),
        form: isDeploymentResource ? ('resource' as const) : ('module' as const),
        hasDirective: directiveBefore(text, start) !== undefined,
      },
    ]
  })
}

/** The value of a property of the outermost object. */
export function propertyIn({ text, mask }: MaskedText, body: Span, name: string): Span | undefined {
  const open = mask.indexOf('{', body.start)
  if (open < 0 || open >= body.end) return undefined
  for (let i = open + 1; i < body.end - 1; ) {
    if (mask[i] === '{' || mask[i] === '[' || mask[i] === '(') {
      i = closingOf(mask, i)
      continue
    }
    const found = new RegExp(`(?<![\\w.])${name}\\s*:`, 'y')
    found.lastIndex = i
    const match = found.exec(mask)
    if (match) {
      let start = i + match[0].length
      while (text[start] === ' ' || text[start] === '\t') start++
      return { start, end: Math.min(endOfDeclaration(mask, start), body.end) }
    }
    i++
  }
  return undefined
}

/** Where the lines with the linter's directive begin, when they stand right before a declaration. */
export function directiveBefore(text: string, declarationStart: number): number | undefined {
  let at = lineStart(text, declarationStart)
  for (;;) {
    if (at === 0) return undefined
    const previous = lineStart(text, at - (text.startsWith('\r\n', at - 2) ? 2 : 1))
    const line = text.slice(previous, toLineEnd(text, previous)).trim()
    if (/^#disable-next-line\b.*\bno-deployments-resources\b/.test(line)) return previous
    if (!line.startsWith('@') && !line.startsWith('//')) return undefined
    at = previous
  }
}

function lineBegins(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === ''
}

function scopeOf(name: string | undefined): DeploymentScope {
  return name === 'subscription' || name === 'managementGroup' || name === 'tenant' ? name : 'resourceGroup'
}
