/**
 * Characters that nobody sees, and that make a text another than it seems: of no width, or turning the direction of
 * what follows; and the sign that stands for one that was lost. Marks that scripts need to be read are none of them.
 */
export function unseenIn(text: string): string | undefined {
  const [character] = unseen.exec(text) ?? []
  return character && `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

const unseen = /[\u180E\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFFF9-\uFFFB\uFFFD]/
