/** The strict JSON of a template: what portals and pipelines take. Specification: attribution §4.4. */
import { applyEdits, type Edit } from '../edits.ts'
import { isDocument, type JsonDocument, type JsonError, parseJson, type Span } from '../json/tolerant-json.ts'
import { isDecoded, lineStart, readSource, type Undecodable } from '../source-text.ts'

export type Published =
  | { kind: 'published'; bytes: Uint8Array; edits: Edit[] }
  | { kind: 'refused'; encoding: Undecodable['encoding'] }
  | { kind: 'refused'; error: JsonError; line: number; column: number }

/**
 * Takes out comments and trailing commas, and writes line ends inside strings as escapes. A byte order mark goes
 * too: strict readers refuse it. Everything else stays.
 */
export function publishTemplate(bytes: Uint8Array): Published {
  const source = readSource(bytes)
  if (!isDecoded(source)) return { kind: 'refused', encoding: source.encoding }
  const document = parseJson(source.text)
  if (!isDocument(document)) return { kind: 'refused', error: document, ...source.at(document.offset) }
  const edits = strictEdits(source.text, document)
  return { kind: 'published', bytes: new TextEncoder().encode(applyEdits(source.text, edits)), edits }
}

export function strictEdits(text: string, document: JsonDocument): Edit[] {
  return [
    ...document.comments.map((comment) => withoutComment(text, comment)),
    ...document.trailingCommas.map(({ start }) => ({ at: start, remove: 1, insert: '' })),
    ...document.rawControls.map(({ start }) => ({ at: start, remove: 1, insert: escaped(text.charCodeAt(start)) })),
  ]
}

/** A comment that has lines of its own goes with them; behind code, the blanks before it go too. */
function withoutComment(text: string, { start, end }: Span): Edit {
  let from = start
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--
  const ownLine = from === lineStart(text, start)
  let to = end
  while (text[to] === ' ' || text[to] === '\t') to++
  const lineEnds = to >= text.length || text[to] === '\n' || text[to] === '\r'
  if (!lineEnds) return { at: start, remove: end - start, insert: '' }
  if (ownLine && to < text.length) to += text.startsWith('\r\n', to) ? 2 : 1
  else to = end
  return { at: from, remove: to - from, insert: '' }
}

function escaped(code: number): string {
  return JSON.stringify(String.fromCharCode(code)).slice(1, -1)
}
