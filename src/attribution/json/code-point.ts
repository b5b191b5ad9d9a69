/** A character that nobody sees, as Unicode calls it: `U+00A0`. */
export function codePoint(character: string): string {
  return character ? `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` : ''
}
