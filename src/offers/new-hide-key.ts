/** A hide key for publishers who do not want to think one up (spec "offers" 3.5). */
import { randomInt } from 'node:crypto'

// Without those that are misread when a key is passed on by phone.
const characters = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 20

export function newHideKey(): string {
  return Array.from({ length: LENGTH }, () => characters[randomInt(characters.length)]).join('')
}
