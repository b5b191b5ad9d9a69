/** Changes to a text as spans: everything outside them stays as it is. */

export type Edit = { at: number; remove: number; insert: string }

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const { at, remove, insert } of inOrder(edits)) {
    result += text.slice(from, at) + insert
    from = at + remove
  }
  return result + text.slice(from)
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.at - b.at)
}
