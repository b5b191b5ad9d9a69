/** A Terraform file, as far as attribution needs it: provider blocks, their partner ids, version constraints. */
import type { Span } from '../json/tolerant-json.ts'
import { closingOf, isMasked, type MaskedText, maskText, type SkipRule, toLineEnd } from '../masked-text.ts'
import { isDecoded, maxTemplateBytes, readSource, type SourceText, type Undecodable } from '../source-text.ts'

export const attributedProviders = ['azurerm', 'azapi']

export type Attribute = {
  name: string
  nameSpan: Span
  value: Span
  literal?: string
  /** Where the characters of the literal stand: in the value itself, or in the local value that it names. */
  literalAt?: number
  /** `null`: as if it were not there, but for its name, which must not stand twice. */
  isUnset?: boolean
}
/** Version constraints, by provider. */
export type Constraints = Map<string, { text: string; span: Span }>
export type ProviderBlock = Span & {
  provider: string
  alias?: string
  /** Between the braces. */
  body: Span
  attributes: Attribute[]
  partnerId?: Attribute
  disablesDefault: boolean
}

export type TerraformSource = {
  source: SourceText
  masked: MaskedText
  providers: ProviderBlock[]
  constraints: Constraints
}

export type TerraformReading =
  | { kind: 'terraform'; terraform: TerraformSource }
  | { kind: 'encoding'; encoding: Undecodable['encoding'] }
  | { kind: 'tooLarge'; bytes: number }
  | { kind: 'unparseable'; offset: number; source: SourceText }

export function readTerraform(bytes: Uint8Array): TerraformReading {
  if (bytes.length > maxTemplateBytes) return { kind: 'tooLarge', bytes: bytes.length }
  const source = readSource(bytes)
  if (!isDecoded(source)) return { kind: 'encoding', encoding: source.encoding }
  const masked = maskText(source.text, skipTerraform)
  if (!isMasked(masked)) return { kind: 'unparseable', offset: masked.offset, source }
  const locals = localsIn(masked)
  const providers = providersIn(masked).map((block) => withLocals(block, { text: source.text, locals }))
  return {
    kind: 'terraform',
    terraform: {
      source,
      masked,
      providers,
      constraints: new Map([...ownVersions(providers), ...constraintsIn(masked)]),
    },
  }
}

const skipTerraform: SkipRule = (text, at) => {
  if (text[at] === '#' || text.startsWith('//', at)) return { end: toLineEnd(text, at), comment: true }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2)
    return end < 0 ? 'unterminated' : { end: end + 2, comment: true }
  }
  if (text.startsWith('<<', at)) return heredoc(text, at)
  if (text[at] !== '"') return undefined
  const end = endOfString(text, at)
  return end === undefined ? 'unterminated' : { end, comment: false }
}

function heredoc(text: string, at: number): ReturnType<SkipRule> {
  const head = /^<<-?([A-Za-z_][\w-]*)\r?\n/.exec(text.slice(at, at + 200))
  if (!head) return undefined
  const close = new RegExp(`^[ \\t]*${head[1]}[ \\t]*$`, 'm').exec(text.slice(at + head[0].length))
  return close ? { end: at + head[0].length + close.index + close[0].length, comment: false } : 'unterminated'
}

function endOfString(text: string, at: number): number | undefined {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\n') return undefined
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i + 1
    else if ((text[i] === '$' || text[i] === '%') && text[i + 1] === '{' && text[i - 1] !== text[i]) {
      let depth = 1
      for (i += 2; i < text.length && depth; i++) {
        if (text[i] === '"') {
          const end = endOfString(text, i)
          if (end === undefined) return undefined
          i = end - 1
        } else if (text[i] === '{') depth++
        else if (text[i] === '}') depth--
      }
      i--
    }
  }
  return undefined
}

function providersIn(masked: MaskedText): ProviderBlock[] {
  const { text, mask } = masked
  return [...mask.matchAll(/^[ \t]*provider\b/gm)].flatMap((match) => {
    if (masked.depthAt(match.index) !== 0) return []
    const open = mask.indexOf('{', match.index)
    const label = /^[ \t]*provider\s+"?([\w-]+)"?\s*$/.exec(text.slice(match.index, open))
    if (open < 0 || !label || !attributedProviders.includes(label[1]!)) return []
    const end = closingOf(mask, open)
    const attributes = attributesIn(masked, { start: open + 1, end: end - 1 })
    const named = (name: string) => attributes.find((attribute) => attribute.name === name)
    const alias = named('alias')?.literal
    const partnerId = named('partner_id')
    const disabled = named('disable_terraform_partner_id')
    return [
      {
        provider: label[1]!,
        start: match.index + match[0].length - match[0].trimStart().length,
        end,
        body: { start: open + 1, end: end - 1 },
        attributes,
        ...(alias !== undefined && { alias }),
        ...(partnerId && { partnerId }),
        disablesDefault:
          disabled !== undefined && text.slice(disabled.value.start, disabled.value.end).trim() === 'true',
      },
    ]
  })
}

/** Attributes of a block itself, not of blocks and objects inside. */
function attributesIn(masked: MaskedText, body: Span): Attribute[] {
  const { text, mask } = masked
  const depth = masked.depthAt(body.start)
  const inside = mask.slice(body.start, body.end)
  return [...inside.matchAll(/(?<![\w.-])([A-Za-z_][\w-]*)[ \t]*=(?![=>])/g)].flatMap((match) => {
    const start = body.start + match.index
    if (masked.depthAt(start) !== depth) return []
    const from = start + match[0].length
    const open = /^[ \t]*[[{(]/.exec(mask.slice(from))
    const raw = open ? closingOf(mask, from + open[0].length - 1) : Math.min(toLineEnd(mask, from), body.end)
    let valueStart = from
    while (text[valueStart] === ' ' || text[valueStart] === '\t') valueStart++
    const literal = /^"((?:[^"\\$%]|\\.)*)"/.exec(text.slice(valueStart, raw))
    const end = literal
      ? valueStart + literal[0].length
      : valueStart +
        text
          .slice(valueStart, raw)
          .replace(/(#|\/\/).*$/, '')
          .trimEnd().length
    return [
      {
        name: match[1]!,
        nameSpan: { start, end: start + match[1]!.length },
        value: { start: valueStart, end },
        ...(literal && { literal: literal[1]!, literalAt: valueStart + 1 }),
        isUnset: text.slice(valueStart, end) === 'null',
      },
    ]
  })
}

/** Local values of this file that are written out; what is put together from others is for the run to know. */
function localsIn(masked: MaskedText): Map<string, Attribute> {
  const found = new Map<string, Attribute>()
  for (const match of masked.mask.matchAll(/^[ \t]*locals[ \t]*\{/gm)) {
    if (masked.depthAt(match.index) !== 0) continue
    const open = match.index + match[0].length - 1
    const body = { start: open + 1, end: closingOf(masked.mask, open) - 1 }
    for (const attribute of attributesIn(masked, body)) found.set(attribute.name, attribute)
  }
  return found
}

/** With a partner id that names a local value as if it stood there. */
function withLocals(
  block: ProviderBlock,
  { text, locals }: { text: string; locals: ReadonlyMap<string, Attribute> },
): ProviderBlock {
  const { partnerId } = block
  if (!partnerId || partnerId.literal !== undefined) return block
  const value = text.slice(partnerId.value.start, partnerId.value.end)
  const name = /^(?:local\.([\w-]+)|"\$\{\s*local\.([\w-]+)\s*\}")$/.exec(value)
  const local = name && locals.get(name[1] ?? name[2]!)
  if (local?.literal === undefined) return block
  return { ...block, partnerId: { ...partnerId, literal: local.literal, literalAt: local.literalAt! } }
}

/** Before required_providers there was, each provider block said which version it wants. */
function ownVersions(providers: ProviderBlock[]): Constraints {
  const found: Constraints = new Map()
  for (const { provider, attributes } of providers) {
    const version = attributes.find(({ name }) => name === 'version')
    if (version?.literal !== undefined) found.set(provider, { text: version.literal, span: version.value })
  }
  return found
}

function constraintsIn(masked: MaskedText): Constraints {
  const { mask } = masked
  const found: Constraints = new Map()
  for (const match of mask.matchAll(/\brequired_providers\s*\{/g)) {
    const open = match.index + match[0].length - 1
    const block = { start: open + 1, end: closingOf(mask, open) - 1 }
    for (const { name, value, literal } of attributesIn(masked, block)) {
      if (!attributedProviders.includes(name)) continue
      if (literal !== undefined) found.set(name, { text: literal, span: value })
      else if (mask[value.start] === '{') {
        const version = attributesIn(masked, { start: value.start + 1, end: closingOf(mask, value.start) - 1 }).find(
          (a) => a.name === 'version',
        )
        if (version?.literal !== undefined) found.set(name, { text: version.literal, span: version.value })
      }
    }
  }
  return found
}

/** Whether a constraint allows a version before the given one. Nothing said means the newest, not any. */
export function allowsBefore(constraint: string, version: readonly number[]): boolean {
  let lowest: number[] = []
  for (const clause of constraint.split(',')) {
    const match = /^\s*(=|!=|>=|<=|~>|>|<)?\s*v?(\d+(?:\.\d+)*)/.exec(clause)
    if (!match) continue
    const [, sign = '=', digits] = match
    if (sign === '<' || sign === '<=' || sign === '!=') continue
    const bound = digits!.split('.').map(Number)
    if (compare(bound, lowest) > 0) lowest = bound
  }
  return compare(lowest, version) < 0
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference) return difference
  }
  return 0
}

export function blockName({ provider, alias }: ProviderBlock): string {
  return alias === undefined ? provider : `${provider}.${alias}`
}
