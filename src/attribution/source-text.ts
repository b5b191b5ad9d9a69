/** A source file as text whose every position leads back to its bytes. */

export type Position = { line: number; column: number }

export type SourceText = {
  /** Everything after a byte order mark. Encoding it as UTF-8 gives the file's bytes again. */
  text: string
  bom: boolean
  eol: '\n' | '\r\n' | '\r'
  /** One-based line and column of an offset of the text. */
  at(offset: number): Position
}

export type Undecodable = { encoding: 'UTF-16LE' | 'UTF-16BE' | 'UTF-32LE' | 'UTF-32BE' | 'unknown' }

export const maxTemplateBytes = 4 * 1024 * 1024

/** Decodes UTF-8 and nothing else: what is decoded without loss is written back without loss. */
export function readSource(bytes: Uint8Array): SourceText | Undecodable {
  const encoding = foreignEncoding(bytes)
  if (encoding) return { encoding }
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return sourceText(whole)
  } catch {
    return { encoding: 'unknown' }
  }
}

const labels: Record<string, string> = { 'UTF-16LE': 'utf-16le', 'UTF-16BE': 'utf-16be' }

/** The text of a file that is only read: redirected output of some shells is UTF-16. */
export function decodeAny(bytes: Uint8Array): string {
  return new TextDecoder(labels[foreignEncoding(bytes) ?? ''] ?? 'utf-8').decode(bytes)
}

export function sourceText(whole: string): SourceText {
  const bom = whole.startsWith('\uFEFF')
  const text = bom ? whole.slice(1) : whole
  let lines: number[] | undefined
  return {
    text,
    bom,
    eol: majorityEol(text),
    at(offset) {
      lines ??= lineStarts(text)
      const line = upperBound(lines, offset)
      return { line, column: offset - lines[line - 1]! + 1 }
    },
  }
}

export function isDecoded(source: SourceText | Undecodable): source is SourceText {
  return 'text' in source
}

/** The file's bytes with another text in place of its own; a byte order mark stays. */
export function encodeSource(source: Pick<SourceText, 'bom'>, text: string): Uint8Array {
  return new TextEncoder().encode(source.bom ? `\uFEFF${text}` : text)
}

/** The blanks with which the line of an offset begins. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset)
  let end = start
  while (text[end] === ' ' || text[end] === '\t') end++
  return text.slice(start, Math.min(end, offset))
}

/** Whether nothing but blanks stands before the offset on its line. */
export function startsItsLine(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0; i--) {
    const char = text[i]
    if (char === '\n' || char === '\r') return true
    if (char !== ' ' && char !== '\t') return false
  }
  return true
}

export function lineStart(text: string, offset: number): number {
  let i = offset
  while (i > 0 && text[i - 1] !== '\n' && text[i - 1] !== '\r') i--
  return i
}

function majorityEol(text: string): '\n' | '\r\n' | '\r' {
  let crlf = 0
  let lf = 0
  let cr = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) lf++
    else if (code === 13) {
      if (text.charCodeAt(i + 1) === 10) {
        crlf++
        i++
      } else cr++
    }
  }
  if (crlf > lf) return '\r\n'
  return cr > lf && crlf === 0 ? '\r' : '\n'
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

function upperBound(sorted: number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

function foreignEncoding(bytes: Uint8Array): Undecodable['encoding'] | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length >= 4 ? 'UTF-32LE' : 'UTF-16LE'
  if (a === 0xfe && b === 0xff) return 'UTF-16BE'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32BE'
  if (bytes.length < 4) return undefined
  // Without a mark the first characters of a template tell: they are ASCII.
  if (a === 0 && b === 0 && c === 0) return 'UTF-32BE'
  if (b === 0 && c === 0 && d === 0) return 'UTF-32LE'
  if (a === 0) return 'UTF-16BE'
  return b === 0 ? 'UTF-16LE' : undefined
}
