/** Text as people type it: made comparable, freed of what no one typed on purpose, never cut. */

// C0 and C1 controls. Tabs and line breaks mean something in a message only.
const controls = /\p{Cc}/gu
const controlsButBreaks = /(?![\n\t])\p{Cc}/gu
// Overrides of writing direction make a name read as another one; the letters stay.
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g

/** Unpaired surrogates and U+0000 cannot be stored or sent on, so such text is refused, not mended. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

export function cleanLine(text: string): string {
  return text.replace(controls, '').replace(directionOverrides, '').normalize('NFC').trim()
}

export function cleanParagraphs(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controlsButBreaks, '').normalize('NFC').trim()
}

/** Characters as people count them for limits: code points, so that an emoji is one and not two. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}
