/**
 * The relay's one file: which addresses receive leads, which systems they go to. Everything wrong with it is
 * said at once, each with its line. Secrets are not in it: it says where each stands.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { FileFinding } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import type { RelayConfig } from './config.ts'
import { type Fault, faultsOfShape, fileShape, type Path } from './file-shape.ts'
import { type Refusal, refusalsOf } from './refusals.ts'
import { resolved } from './resolved.ts'
import { relayTexts } from './texts.ts'

type Read = { config: RelayConfig; findings: FileFinding[] } | { config: undefined; findings: FileFinding[] }

/** @param file where it stands: paths in it are relative to its folder */
export function readRelayConfig(
  file: string,
  { env, locale }: { env: Record<string, string | undefined>; locale: Locale },
): Read {
  const lines = new LineCounter()
  const finding = (rule: string, message: string, at = { line: 1, column: 1 }): FileFinding => ({
    file,
    ...at,
    rule,
    level: 'error',
    message,
  })
  const text = textOf(file)
  if (text instanceof Error) {
    const message = relayTexts(locale, 'relay.unreadable', { message: text.message })
    return { config: undefined, findings: [finding('relay.unreadable', message)] }
  }
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) {
    const findings = document.errors.map(({ pos, message }) => {
      const { line, col } = lines.linePos(pos[0])
      const said = relayTexts(locale, 'relay.yaml', { message: message.split(/ at line|\n/)[0]! })
      return finding('relay.yaml', said, { line, column: col })
    })
    return { config: undefined, findings }
  }
  const say = ({ path, rule, message }: Refusal) => finding(rule, message, positionOf(document, lines, path))
  const inWords = ({ path, code, params }: Fault) =>
    say({ path, rule: code, message: relayTexts(locale, code, params) })
  const parsed = fileShape.safeParse(document.toJS() ?? {})
  if (!parsed.success) return { config: undefined, findings: faultsOfShape(parsed.error).map(inWords) }
  const { config, faults } = resolved(parsed.data, { folder: dirname(resolve(file)), env })
  if (faults.length > 0) return { config: undefined, findings: faults.map(inWords) }
  const findings = refusalsOf(config, { env, locale }).map(say)
  return findings.length > 0 ? { config: undefined, findings } : { config, findings }
}

function textOf(file: string): string | Error {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return error as Error
  }
}

/** Where a value stands, or a member whose value is not the point; where it is missing, what it should stand in. */
function positionOf(document: Document, lines: LineCounter, path: Path): { line: number; column: number } {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    const start = isNode(node) ? node.range?.[0] : keyOf(document, path.slice(0, length))
    if (start === undefined) continue
    const { line, col } = lines.linePos(start)
    return { line, column: col }
  }
  return { line: 1, column: 1 }
}

/** A member without a value still has a name somewhere. */
function keyOf(document: Document, path: Path): number | undefined {
  const around = path.length <= 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(around)) return undefined
  const key = around.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key
  return isScalar(key) ? key.range?.[0] : undefined
}
