/**
 * Reads JSON as templates are really written: comments, strings over several lines, trailing commas. Every value
 * keeps where it stands, so that an edit can leave everything else alone. What a strict reader would refuse is
 * listed; what no reader accepts is refused with its place.
 */

export type Span = { start: number; end: number }

export type JsonString = Span & { kind: 'string'; value: string }
export type JsonMember = { key: JsonString; value: JsonNode }
export type JsonObject = Span & { kind: 'object'; members: JsonMember[] }
export type JsonArray = Span & { kind: 'array'; items: JsonNode[] }
export type JsonScalar = Span & { kind: 'scalar'; value: number | boolean | null }
export type JsonNode = JsonString | JsonObject | JsonArray | JsonScalar

export type JsonDocument = {
  root: JsonNode
  comments: Span[]
  trailingCommas: Span[]
  /** Line ends, tabs and other control characters that stand unescaped inside strings. */
  rawControls: Span[]
}

export type JsonErrorCode =
  | 'unexpectedEnd'
  | 'unexpectedCharacter'
  | 'strangeBlank'
  | 'badEscape'
  | 'badNumber'
  | 'expectedComma'
  | 'expectedColon'
  | 'expectedKey'
  | 'afterTheEnd'
  | 'tooDeep'

export type JsonError = { code: JsonErrorCode; offset: number; character?: string }

/** Deeper than any template; a file made to exhaust the stack is refused instead. */
const maxDepth = 400

export function parseJson(text: string): JsonDocument | JsonError {
  try {
    return new Reader(text).document()
  } catch (error) {
    if (error instanceof Unreadable) return error.where
    throw error
  }
}

export function isDocument(parsed: JsonDocument | JsonError): parsed is JsonDocument {
  return 'root' in parsed
}

class Unreadable extends Error {
  where: JsonError
  constructor(where: JsonError) {
    super(where.code)
    this.where = where
  }
}

class Reader {
  text: string
  i = 0
  depth = 0
  comments: Span[] = []
  trailingCommas: Span[] = []
  rawControls: Span[] = []

  constructor(text: string) {
    this.text = text
  }

  document(): JsonDocument {
    this.skip()
    const root = this.value()
    this.skip()
    if (this.i < this.text.length) this.fail('afterTheEnd')
    const { comments, trailingCommas, rawControls } = this
    return { root, comments, trailingCommas, rawControls }
  }

  value(): JsonNode {
    const code = this.text.charCodeAt(this.i)
    if (code === 123) return this.object()
    if (code === 91) return this.array()
    if (code === 34) return this.string()
    return this.scalar()
  }

  object(): JsonObject {
    const start = this.open()
    const members: JsonMember[] = []
    while (!this.closes('}')) {
      if (this.text.charCodeAt(this.i) !== 34) this.fail('expectedKey')
      const key = this.string()
      this.skip()
      if (this.text.charCodeAt(this.i) !== 58) this.fail('expectedColon')
      this.i++
      this.skip()
      members.push({ key, value: this.value() })
      this.separator('}')
    }
    this.depth--
    return { kind: 'object', start, end: ++this.i, members }
  }

  array(): JsonArray {
    const start = this.open()
    const items: JsonNode[] = []
    while (!this.closes(']')) {
      items.push(this.value())
      this.separator(']')
    }
    this.depth--
    return { kind: 'array', start, end: ++this.i, items }
  }

  open(): number {
    if (++this.depth > maxDepth) this.fail('tooDeep')
    const start = this.i++
    this.skip()
    return start
  }

  closes(bracket: string): boolean {
    if (this.i >= this.text.length) this.fail('unexpectedEnd')
    return this.text[this.i] === bracket
  }

  /** After an element: a comma, or the bracket that ends the section. */
  separator(bracket: string) {
    this.skip()
    if (this.text.charCodeAt(this.i) !== 44) {
      if (!this.closes(bracket)) this.fail('expectedComma')
      return
    }
    const comma = this.i++
    this.skip()
    if (this.closes(bracket)) this.trailingCommas.push({ start: comma, end: comma + 1 })
  }

  string(): JsonString {
    const { text } = this
    const start = this.i
    let from = start + 1
    let value = ''
    let i = from
    for (;;) {
      const code = text.charCodeAt(i)
      if (code === 34) break
      if (i >= text.length) this.fail('unexpectedEnd', text.length)
      if (code === 92) {
        value += text.slice(from, i)
        const [char, length] = this.escape(i)
        value += char
        i += length
        from = i
        continue
      }
      if (code < 32) this.rawControls.push({ start: i, end: i + 1 })
      i++
    }
    value += text.slice(from, i)
    this.i = i + 1
    return { kind: 'string', start, end: this.i, value }
  }

  escape(at: number): [string, number] {
    const char = this.text[at + 1]
    if (char === 'u') {
      const digits = this.text.slice(at + 2, at + 6)
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('badEscape', at)
      return [String.fromCharCode(Number.parseInt(digits, 16)), 6]
    }
    const plain = char === undefined ? undefined : escapes[char]
    if (plain === undefined) this.fail('badEscape', at)
    return [plain, 2]
  }

  scalar(): JsonScalar {
    const start = this.i
    if (start >= this.text.length) this.fail('unexpectedEnd')
    for (const [word, value] of words)
      if (this.text.startsWith(word, start) && !/[\w$]/.test(this.text[start + word.length] ?? '')) {
        this.i = start + word.length
        return { kind: 'scalar', start, end: this.i, value }
      }
    if (!/[-0-9]/.test(this.text[start]!)) this.fail('unexpectedCharacter')
    number.lastIndex = start
    const match = number.exec(this.text)
    if (!match || /[\w.+]/.test(this.text[start + match[0].length] ?? '')) this.fail('badNumber')
    this.i = start + match[0].length
    return { kind: 'scalar', start, end: this.i, value: Number(match[0]) }
  }

  /** Blanks and comments. */
  skip() {
    const { text } = this
    for (;;) {
      const code = text.charCodeAt(this.i)
      if (code === 32 || code === 10 || code === 13 || code === 9) this.i++
      else if (code === 47 && (text[this.i + 1] === '/' || text[this.i + 1] === '*')) this.comment()
      else return
    }
  }

  comment() {
    const start = this.i
    if (this.text[start + 1] === '/') {
      while (this.i < this.text.length && this.text[this.i] !== '\n' && this.text[this.i] !== '\r') this.i++
    } else {
      const end = this.text.indexOf('*/', start + 2)
      if (end < 0) this.fail('unexpectedEnd', this.text.length)
      this.i = end + 2
    }
    this.comments.push({ start, end: this.i })
  }

  fail(code: JsonErrorCode, offset = this.i): never {
    if (offset >= this.text.length) throw new Unreadable({ code: 'unexpectedEnd', offset: this.text.length })
    const character = this.text[offset]!
    const strange = code !== 'badEscape' && /[\s\uFEFF\u200B\u2060]/u.test(character) && !/[ \t\r\n]/.test(character)
    throw new Unreadable({ code: strange ? 'strangeBlank' : code, offset, character })
  }
}

const escapes: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const words: [string, boolean | null][] = [
  ['true', true],
  ['false', false],
  ['null', null],
]
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y

/** A member by its name, as Resource Manager reads it: case does not matter, escapes are resolved. */
export function memberOf(node: JsonNode | undefined, name: string): JsonMember | undefined {
  if (node?.kind !== 'object') return undefined
  const wanted = name.toLowerCase()
  return node.members.find(({ key }) => key.value.length === wanted.length && key.value.toLowerCase() === wanted)
}

export function nodeAt(node: JsonNode | undefined, ...path: string[]): JsonNode | undefined {
  let at = node
  for (const name of path) at = memberOf(at, name)?.value
  return at
}

export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined
}

/** The plain value, as JSON.parse would give it. */
export function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'array':
      return node.items.map(plain)
    case 'object': {
      // A key may be __proto__: defined, not assigned.
      const object: Record<string, unknown> = {}
      for (const { key, value } of node.members)
        Object.defineProperty(object, key.value, {
          value: plain(value),
          enumerable: true,
          writable: true,
          configurable: true,
        })
      return object
    }
    default:
      return node.value
  }
}
