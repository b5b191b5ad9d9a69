/**
 * JSON as resource managers read templates: with a byte order mark, comments, commas after the last entry and line
 * ends in texts, none of which are JSON, and all of which public templates have.
 */
export function parseTemplate(text: string): unknown {
  return JSON.parse(asJson(text.replace(/^\uFEFF/, '')))
}

/** Walked once, character by character: a file that is made to be slow is as quick as any other. */
function asJson(text: string): string {
  let json = ''
  /** Where in `json` a comma stands that nothing follows yet. */
  let comma = -1
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at)
    const token = text.slice(at, end)
    at = end
    if (token.startsWith('//') || token.startsWith('/*') || token.trim() === '') {
      json += ' '
      continue
    }
    if ((token === ']' || token === '}') && comma >= 0) json = json.slice(0, comma)
    comma = token === ',' ? json.length : -1
    json += token.startsWith('"')
      ? token.replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
      : token
  }
  return json
}

/** A text and a comment are taken whole, and so is what stands between signs; what is not closed goes to the end. */
function endOfToken(text: string, start: number): number {
  const first = text[start]!
  if (first === '"') return endOfText(text, start)
  if (text.startsWith('//', start)) return orEnd(text, text.indexOf('\n', start))
  if (text.startsWith('/*', start)) return orEnd(text, text.indexOf('*/', start + 2), 2)
  let at = start + 1
  if (!isPlain(first)) return at
  while (at < text.length && isPlain(text[at]!)) at++
  return at
}

function endOfText(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return Math.min(at + 1, text.length)
}

const orEnd = (text: string, found: number, beyond = 0) => (found < 0 ? text.length : found + beyond)

const isPlain = (character: string) => !'"/[]{},: \t\r\n'.includes(character)
