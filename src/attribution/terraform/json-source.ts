/** A `.tf.json` file, as far as attribution needs it: the same provider blocks, as members. */
import { type JsonFile, type NoJson, readJsonFile } from '../json/json-file.ts'
import { type JsonMember, type JsonNode, type JsonObject, memberOf, nodeAt, textOf } from '../json/tolerant-json.ts'
import { type Attribute, attributedProviders, type Constraints, type ProviderBlock } from './source.ts'

export type JsonBlock = JsonMember & { value: JsonObject }

export type TerraformJson = Omit<JsonFile, 'kind'> & {
  kind: 'terraformJson'
  blocks: JsonBlock[]
  providers: ProviderBlock[]
  constraints: Constraints
}

export function readTerraformJson(bytes: Uint8Array): TerraformJson | NoJson {
  const file = readJsonFile(bytes)
  if (file.kind !== 'json') return file
  const { document } = file
  const blocks = jsonBlocks(document.root)
  return {
    ...file,
    kind: 'terraformJson',
    blocks,
    providers: blocks.map(asProvider),
    constraints: constraintsIn(document.root),
  }
}

function asProvider({ key, value }: JsonBlock): ProviderBlock {
  const partner = memberOf(value, 'partner_id')
  const alias = textOf(memberOf(value, 'alias')?.value)
  const disabled = memberOf(value, 'disable_terraform_partner_id')?.value
  const partnerId: Attribute | undefined = partner && {
    name: 'partner_id',
    nameSpan: partner.key,
    value: partner.value,
    ...literalOf(partner.value),
    isUnset: partner.value.kind === 'scalar' && partner.value.value === null,
  }
  return {
    provider: key.value,
    start: key.start,
    end: value.end,
    body: { start: value.start + 1, end: value.end - 1 },
    attributes: [],
    ...(alias !== undefined && { alias }),
    ...(partnerId && { partnerId }),
    disablesDefault: disabled?.kind === 'scalar' && disabled.value === true,
  }
}

/** A text with an expression in it is no literal: only the run knows what it says. */
function literalOf(node: JsonNode): { literal?: string } {
  const text = textOf(node)
  return text === undefined || /[$%]\{/.test(text) ? {} : { literal: text }
}

function constraintsIn(root: JsonNode): Constraints {
  const found: Constraints = new Map()
  for (const settings of listOf(nodeAt(root, 'terraform')))
    for (const required of listOf(memberOf(settings, 'required_providers')?.value))
      for (const name of attributedProviders) {
        const value = memberOf(required, name)?.value
        const version = value?.kind === 'object' ? memberOf(value, 'version')?.value : value
        const text = textOf(version)
        if (version && text !== undefined) found.set(name, { text, span: version })
      }
  return found
}

function jsonBlocks(root: JsonNode): JsonBlock[] {
  return listOf(nodeAt(root, 'provider')).flatMap((entry) =>
    entry.kind !== 'object'
      ? []
      : entry.members
          .filter(({ key }) => attributedProviders.includes(key.value))
          .flatMap(({ key, value }) => {
            if (value.kind === 'object') return [{ key, value }]
            if (value.kind !== 'array') return []
            return value.items.flatMap((item) =>
              item.kind === 'object' ? [{ key: { ...key, start: item.start }, value: item }] : [],
            )
          }),
  )
}

/** Blocks may stand alone or in a list. */
function listOf(node: JsonNode | undefined): JsonNode[] {
  return node?.kind === 'array' ? node.items : node ? [node] : []
}
