/** A file as JSON, tolerantly read; or why it could not be. */
import { isDecoded, maxTemplateBytes, readSource, type SourceText, type Undecodable } from '../source-text.ts'
import { isDocument, type JsonDocument, type JsonError, parseJson } from './tolerant-json.ts'

export type NoJson =
  | { kind: 'encoding'; encoding: Undecodable['encoding'] }
  | { kind: 'tooLarge'; bytes: number }
  | { kind: 'unparseable'; error: JsonError; source: SourceText }

export type JsonFile = { kind: 'json'; source: SourceText; document: JsonDocument }

export function readJsonFile(bytes: Uint8Array): JsonFile | NoJson {
  if (bytes.length > maxTemplateBytes) return { kind: 'tooLarge', bytes: bytes.length }
  const source = readSource(bytes)
  if (!isDecoded(source)) return { kind: 'encoding', encoding: source.encoding }
  const document = parseJson(source.text)
  return isDocument(document) ? { kind: 'json', source, document } : { kind: 'unparseable', error: document, source }
}
