/** The words of a text: what stands between whatever is neither letter, accent nor digit. */

/** In lower case, with their accents, in order. */
export function wordsIn(text: string): string[] {
  const lower = text.toLowerCase()
  const words: string[] = []
  let start = -1
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    if (isSurrogate(code)) return lower.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    if (kindOf(code) !== OTHER) {
      if (start < 0) start = i
    } else if (start >= 0) {
      words.push(lower.slice(start, i))
      start = -1
    }
  }
  if (start >= 0) words.push(lower.slice(start))
  return words
}

/** Runs of letters alone: what languages are told by. In lower case. */
export function lettersIn(text: string): string[] {
  const lower = text.toLowerCase()
  const runs: string[] = []
  let start = -1
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    if (isSurrogate(code)) return lower.match(/\p{L}+/gu) ?? []
    if (kindOf(code) === LETTER) {
      if (start < 0) start = i
    } else if (start >= 0) {
      runs.push(lower.slice(start, i))
      start = -1
    }
  }
  if (start >= 0) runs.push(lower.slice(start))
  return runs
}

const [UNKNOWN, OTHER, LETTER, MARK_OR_DIGIT] = [0, 1, 2, 3] as const

// Asking Unicode of one character takes longer than reading ten: each is asked of once.
const kinds = new Uint8Array(0x1_00_00)

function kindOf(code: number): number {
  const known = kinds[code]!
  if (known !== UNKNOWN) return known
  const character = String.fromCharCode(code)
  const kind = /\p{L}/u.test(character) ? LETTER : /[\p{M}\p{N}]/u.test(character) ? MARK_OR_DIGIT : OTHER
  kinds[code] = kind
  return kind
}

const isSurrogate = (code: number) => (code & 0xf800) === 0xd800
