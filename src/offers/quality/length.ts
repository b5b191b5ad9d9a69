/** Length as the limits count it: Unicode code points. What comes from a draft is in NFC already. */
export function lengthOf(text: string): number {
  let n = 0
  for (const _ of text) n++
  return n
}
