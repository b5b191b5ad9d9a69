/** What became of a text, word by word: the longest common subsequence kept, the rest removed or added. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** Beyond this many words, comparing each with each costs more than it tells. */
const MAX_WORDS = 4000

export function diffWords(before: string, after: string): DiffPart[] {
  const a = words(before)
  const b = words(after)
  if (a.length + b.length > MAX_WORDS) return joined([whole('removed', before), whole('added', after)])
  const common = commonLengths(a, b)
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const both = i < a.length && j < b.length && a[i] === b[j]
    if (both && common[i]![j] === common[i + 1]![j + 1]! + weight(a[i]!)) {
      parts.push(whole('same', a[i++]!))
      j++
    } else if (i < a.length && (j === b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      parts.push(whole('removed', a[i++]!))
    } else {
      parts.push(whole('added', b[j++]!))
    }
  }
  return joined(parts)
}

/** common[i][j]: how much the texts share from their i-th and j-th word on; a word counts for more than a space. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const either = Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
      table[i]![j] = a[i] === b[j] ? Math.max(table[i + 1]![j + 1]! + weight(a[i]!), either) : either
    }
  }
  return table
}

function weight(word: string): number {
  return word.trim() === '' ? 1 : 4
}

function joined(parts: DiffPart[]): DiffPart[] {
  const out: DiffPart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else if (part.text) out.push({ ...part })
  }
  return out
}

function words(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? []
}

function whole(kind: DiffPart['kind'], text: string): DiffPart {
  return { kind, text }
}
