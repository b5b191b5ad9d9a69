/** Lints the Terraform files of one module together: a provider block in one file is judged beside those of others. */
import { isPlaceholderGuid, readGuid } from '../guid.ts'
import { allowsBefore, blockName, readTerraform, type TerraformSource } from '../terraform/source.ts'
import { tagTerraform } from '../terraform/tag.ts'
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
  const read: { name: string; bytes: Uint8Array; terraform: TerraformSource; report: Notes }[] = []
  for (const { name, bytes } of files) {
    const reading = readTerraform(bytes)
    if (reading.kind === 'terraform') {
      read.push({ name, bytes, terraform: reading.terraform, report: notes(reading.terraform.source, channel) })
      continue
    }
    const report = notes(reading.kind === 'unparseable' ? reading.source : undefined, channel)
    if (reading.kind === 'encoding') report.add('CUA024', undefined, { params: { encoding: reading.encoding } })
    else if (reading.kind === 'tooLarge')
      report.add('CUA001', undefined, { variant: 'tooLarge', params: { bytes: reading.bytes } })
    else report.add('CUA001', { start: reading.offset, end: reading.offset }, { variant: 'unexpectedEnd' })
    result.set(name, enabled(report.findings, options, []))
  }
  const constraint = read
    .map(({ terraform }) => terraform.constraints.get('azurerm')?.text)
    .find((text) => text !== undefined)
  const tracked = read.some(({ terraform }) => terraform.providers.some(({ partnerId }) => partnerId))
  for (const { name, bytes, terraform, report } of read) {
    lintFile({ terraform, bytes }, { report, options, constraint, tracked })
    const { masked, source } = terraform
    const disabled = masked.comments.flatMap((span) => disabledBy(source.text.slice(span.start, span.end)))
    result.set(name, enabled(report.findings, options, disabled))
  }
  return result
}

function lintFile(
  { terraform, bytes }: { terraform: TerraformSource; bytes: Uint8Array },
  {
    report,
    options,
    constraint,
    tracked,
  }: { report: Notes; options: LintOptions; constraint: string | undefined; tracked: boolean },
) {
  const own = terraform.constraints.get('azurerm')
  if (own && tracked && allowsBefore(own.text, knowsPartnerId))
    report.add('CUA052', own.span, { params: { constraint: own.text } })
  for (const block of terraform.providers) {
    const head = { start: block.start, end: block.body.start }
    if (!block.partnerId) {
      if (block.disablesDefault) continue
      const tagged = options.guid ? tagTerraform(bytes, { guid: options.guid }) : undefined
      const fix = tagged?.kind === 'inserted' ? { fix: { code: 'partnerId', edits: tagged.edits } } : {}
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
