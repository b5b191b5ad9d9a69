/** Lints the Terraform files of one module together: a provider block in one file is judged beside those of others. */
import { isPlaceholderGuid, readGuid } from '../guid.ts'
import type { Span } from '../json/tolerant-json.ts'
import { readTerraformJson } from '../terraform/json-source.ts'
import { allowsBefore, blockName, readTerraform, type TerraformSource } from '../terraform/source.ts'
import { tagTerraform, tagTerraformJson } from '../terraform/tag.ts'
import { type LintFinding, type LintOptions, type Notes, notes } from './finding.ts'
import { lintRegistration } from './registration.ts'
import { disabledBy, enabled } from './suppression.ts'

/** The first release that takes a value with its prefix. */
const takesPrefix = [3, 19, 0]
const knowsPartnerId = [1, 21, 0]

export function lintTerraform(
  files: readonly { name: string; bytes: Uint8Array }[],
  options: LintOptions = {},
): Map<string, LintFinding[]> {
  const { channel = 'marketplace' } = options
  const result = new Map<string, LintFinding[]>()
  const read: (Readable & { name: string; bytes: Uint8Array; report: Notes })[] = []
  for (const { name, bytes } of files) {
    const report = notes(undefined, channel)
    const readable = readModuleFile(name, bytes, report)
    if (readable) read.push({ ...readable, name, bytes, report: notes(readable.source, channel) })
    else result.set(name, enabled(report.findings, options, []))
  }
  const constraint = read.map(({ constraints }) => constraints.get('azurerm')?.text).find((text) => text !== undefined)
  const tracked = read.some(({ providers }) => providers.some(({ partnerId }) => partnerId && !partnerId.isUnset))
  for (const file of read) {
    lintModuleFile(file, { options, constraint, tracked })
    const disabled = file.comments.flatMap((span) => disabledBy(file.source.text.slice(span.start, span.end)))
    result.set(file.name, enabled(file.report.findings, options, disabled))
  }
  return result
}

type Readable = Pick<TerraformSource, 'source' | 'providers' | 'constraints'> & { comments: readonly Span[] }

/** @returns undefined after saying why it cannot be read */
function readModuleFile(name: string, bytes: Uint8Array, report: Notes): Readable | undefined {
  const reading = name.toLowerCase().endsWith('.tf.json') ? readTerraformJson(bytes) : readTerraform(bytes)
  switch (reading.kind) {
    case 'terraform':
      return { ...reading.terraform, comments: reading.terraform.masked.comments }
    case 'terraformJson':
      return { ...reading, comments: reading.document.comments }
    case 'encoding':
      report.add('CUA024', undefined, { params: { encoding: reading.encoding } })
      return undefined
    case 'tooLarge':
      report.add('CUA001', undefined, { variant: 'tooLarge', params: { bytes: reading.bytes } })
      return undefined
    case 'unparseable': {
      const broken = notes(reading.source, 'marketplace')
      const [at, variant, character] =
        'error' in reading
          ? [reading.error.offset, reading.error.code, reading.error.character ?? '']
          : [reading.offset, 'unexpectedEnd', '']
      broken.add('CUA001', { start: at, end: at }, { variant, params: { character } })
      report.findings.push(...broken.findings)
      return undefined
    }
  }
}

function lintModuleFile(
  { name, bytes, report, providers, constraints }: Readable & { name: string; bytes: Uint8Array; report: Notes },
  { options, constraint, tracked }: { options: LintOptions; constraint: string | undefined; tracked: boolean },
) {
  const tag = name.toLowerCase().endsWith('.tf.json') ? tagTerraformJson : tagTerraform
  const own = constraints.get('azurerm')
  if (own && tracked && allowsBefore(own.text, knowsPartnerId))
    report.add('CUA052', own.span, { params: { constraint: own.text } })
  for (const block of providers) {
    const head = { start: block.start, end: block.body.start }
    if (!block.partnerId || block.partnerId.isUnset) {
      if (block.disablesDefault) continue
      const tagged = options.guid ? tag(bytes, { guid: options.guid }) : undefined
      const fix = tagged && 'edits' in tagged ? { fix: { code: 'partnerId', edits: tagged.edits } } : {}
      report.add(tracked ? 'CUA050' : 'CUA053', head, { params: { provider: blockName(block) }, ...fix })
      continue
    }
    const { literal, value } = block.partnerId
    if (literal === undefined) continue
    if (isPlaceholderGuid(literal.replace(/^pid-/i, ''))) {
      report.add('CUA004', value, { params: { name: literal } })
      continue
    }
    const reading = readGuid(literal.replace(/-partnercenter$/i, ''), { denied: [] })
    if (reading.kind !== 'guid') report.add('CUA051', value, { params: { value: literal } })
    else {
      if (/^pid-/i.test(literal) && constraint !== undefined && allowsBefore(constraint, takesPrefix))
        report.add('CUA051', value, { variant: 'prefix', params: { constraint } })
      const suffix = /-partnercenter$/i.test(literal) ? '-partnercenter' : ''
      lintRegistration({ form: 'guid', text: `pid-${reading.guid}${suffix}`, guid: reading.guid, suffix }, value, {
        report,
        options,
      })
    }
  }
}
