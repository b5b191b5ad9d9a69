/** No emoji in the name; the signs ™ ® © are welcome (spec "offers" 3.4). */
import type { Rule } from './rule.ts'

export const nameWithoutEmoji: Rule = ({ document }) =>
  hasEmoji(document.listing?.name ?? '') ? [{ fieldKey: 'listing.name', code: 'listing.name.emoji' }] : []

function hasEmoji(text: string): boolean {
  // Some keyboards type ™ ® © followed by the variation selector that asks for a coloured picture.
  return emoji.test(text.replace(/[™®©]\uFE0F?/g, ''))
}

// Drawn as emoji by default; asked to be (selector 16, keycaps); flags and tags; and the pictographs of the
// blocks that hold little else. Arrows and mathematical signs that can also be drawn so are left alone.
const emoji =
  /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[0-9#*]\uFE0F?\u20E3|\p{RI}|[\u2600-\u27BF]|[\u{1F000}-\u{1FAFF}]/u
