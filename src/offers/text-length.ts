/** How long a text is to the limits of fields and to the rules of quality. */

/** Length as the limits count it: Unicode code points after NFC. */
export function lengthOf(text: string): number {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) >= FIRST_COMBINING) return codePointsIn(text.normalize('NFC'))
  }
  return text.length
}

/** Below it, every character is one code unit, and NFC changes none. */
const FIRST_COMBINING = 0x300

function codePointsIn(text: string): number {
  let n = text.length
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      n--
      i++
    }
  }
  return n
}
