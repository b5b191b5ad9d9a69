/** What the settings call a value, and the field of the form that holds it. */

/** Where the paths and mails of the settings stand in the form: removed and empty ones leave gaps there. */
export type Places = { at: number; mails: number[] }[]

const ofPath: Record<string, string> = {
  path: 'name',
  targetMinutes: 'target',
  'when/listingOptions': 'listingOption',
  'when/actionCodes': 'acts',
}

/** `#/paths/2/targetMinutes` is the field `path2.target`, or `path3.target` where a path before it is removed. */
export function pointerInForm(pointer: string, places: Places): string {
  const [, index, rest = ''] = /^#\/paths\/(\d+)(?:\/(.+))?$/.exec(pointer) ?? []
  const place = index === undefined ? undefined : places[Number(index)]
  if (!place) return pointer.replace(/^(#\/(?:digest\/to|partners|checklist|hours\/days|doubleOptIn))\/.*$/, '$1')
  return `#/path${place.at}.${fieldOfPath(rest, place)}`
}

function fieldOfPath(rest: string, { mails }: Places[number]): string {
  const [, mail, field] = /^mails\/(\d+)\/(\w+)$/.exec(rest) ?? []
  if (mail !== undefined) return `mail${mails[Number(mail)]}.${field}`
  const value = rest.replace(/\/\d.*$/, '')
  return ofPath[value] ?? value.replace('when/', '')
}
