/**
 * Members whose shape has to be looked at before they are worked on: what reads them takes from a wrong shape what it
 * can, and the rest would be gone without a word.
 */
import { isMembers, type Json, type Members, memberOf, textOf } from '../wire/json.ts'

const isTexts = (value: Json) => Array.isArray(value) && value.every((one) => typeof one === 'string')
const isListOf = (fits: (one: Json) => boolean) => (value: Json) => Array.isArray(value) && value.every(fits)
const hasId = (one: Json) => isMembers(one) && typeof memberOf(one, 'id') === 'string'
/** An empty object is an empty list to some programs. */
const isObject = (value: Json) => isMembers(value) || (Array.isArray(value) && value.length === 0)
const isTextsById = (value: Json) =>
  isObject(value) && Object.values(value as Members).every((list) => list === null || isTexts(list))

const objects = [
  ...['pricing', 'trial', 'operatingSystem', 'vmProperties'],
  ...['supportContact', 'engineeringContact', 'cloudSolutionProviderContact'],
]

const lists = ['vmImageVersions', 'skus', 'cnabReferences', 'generalLinks']

const shapes: Record<string, [says: string, fits: (value: Json) => boolean]> = {
  ...Object.fromEntries(objects.map((name) => [name, ['an object', isObject]] as const)),
  ...Object.fromEntries(lists.map((name) => [name, ['a list of objects', isListOf(isMembers)]] as const)),
  categories: ['an object with a list of texts for each category', isTextsById],
  industries: ['an object with a list of texts for each industry', isTextsById],
  previewAudiences: ['a list of objects with an id', isListOf(hasId)],
  privateAudiences: ['a list of objects with an id', isListOf(hasId)],
  audiences: ['a list of objects with an id', isListOf(hasId)],
  markets: ['a list of texts', isTexts],
}

const states = [
  ...['generallyAvailable', 'deprecated', 'deleted'],
  // Those that are read somewhere in the field, and sent back as they were.
  ...['notAvailable', 'neverUsed', 'test', 'preview', 'decommissioned'],
]

export function shapeFaults(members: Members): string[] {
  const state = memberOf(members, 'lifecycleState')
  const isState = state === undefined || state === null || states.includes(String(textOf(members, 'lifecycleState')))
  return [
    ...(isState ? [] : [`lifecycleState must be one of ${states.slice(0, 3).join(', ')}.`]),
    ...Object.entries(shapes).flatMap(([name, [says, fits]]) => {
      const value = memberOf(members, name)
      return value === undefined || value === null || fits(value) ? [] : [`${name} must be ${says}.`]
    }),
  ]
}
