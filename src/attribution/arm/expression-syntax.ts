/** The text inside `[…]` as a tree: calls, literals, and access to members and items. */

export type Expression =
  | { kind: 'literal'; value: string | number }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'access'; of: Expression; key: Expression }

const token = /\s*(?:'((?:[^']|'')*)'|(-?\d+)|([A-Za-z_][\w.]*)|(.))/sy

/** The inside of `[…]` as a tree. @returns undefined when it is not an expression; function names in lower case */
export function parseExpression(text: string): Expression | undefined {
  const tokens: Token[] = []
  token.lastIndex = 0
  const end = text.trimEnd().length
  while (token.lastIndex < end) {
    const match = token.exec(text)
    if (!match) return undefined
    const [, string, number, word, sign] = match
    if (string !== undefined) tokens.push({ string: string.replaceAll("''", "'") })
    else if (number !== undefined) tokens.push({ number: Number(number) })
    else if (word !== undefined) tokens.push({ word })
    else tokens.push({ sign: sign! })
  }
  const cursor = { tokens, i: 0, depth: 0 }
  const tree = expression(cursor)
  return tree && cursor.i === tokens.length ? tree : undefined
}

type Token = { string?: string; number?: number; word?: string; sign?: string }
type Cursor = { tokens: Token[]; i: number; depth: number }

function expression(at: Cursor): Expression | undefined {
  if (at.depth > 100) return undefined
  at.depth++
  let tree = primary(at)
  while (tree) {
    const sign = at.tokens[at.i]?.sign
    if (sign === '[') {
      at.i++
      const key = expression(at)
      if (!key || at.tokens[at.i++]?.sign !== ']') return undefined
      tree = { kind: 'access', of: tree, key }
    } else if (sign === '.') {
      const word = at.tokens[at.i + 1]?.word
      if (!word) return undefined
      at.i += 2
      tree = word.split('.').reduce<Expression>(accessTo, tree)
    } else break
  }
  at.depth--
  return tree
}

function accessTo(of: Expression, name: string): Expression {
  return { kind: 'access', of, key: { kind: 'literal', value: name } }
}

function primary(at: Cursor): Expression | undefined {
  const first = at.tokens[at.i++]
  if (first?.string !== undefined) return { kind: 'literal', value: first.string }
  if (first?.number !== undefined) return { kind: 'literal', value: first.number }
  if (first?.word === undefined) return undefined
  if (at.tokens[at.i]?.sign !== '(') return undefined
  at.i++
  const args: Expression[] = []
  while (at.tokens[at.i]?.sign !== ')') {
    const arg = expression(at)
    if (!arg) return undefined
    args.push(arg)
    const sign = at.tokens[at.i]?.sign
    if (sign === ',') at.i++
    else if (sign !== ')') return undefined
  }
  at.i++
  return { kind: 'call', name: first.word.toLowerCase(), args }
}
