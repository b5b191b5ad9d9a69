/** What people paste comes with what stood around it: spaces, line breaks, quotes of a file, brackets of a mail. */
import type { SettingValues } from './contract.ts'

const wrappings: [open: string, close: string][] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['«', '»'],
]
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** @param keys of the texts; a password is not among them, since it may begin and end with anything */
export function unwrapPasted(values: SettingValues, keys: string[]): SettingValues {
  const texts = keys.flatMap((key): [string, string][] => {
    const value = values[key]
    return typeof value === 'string' ? [[key, unwrapped(value)]] : []
  })
  return { ...values, ...Object.fromEntries(texts) }
}

function unwrapped(text: string): string {
  const bare = text.trim()
  const around = wrappings.find(
    ([open, close]) =>
      bare.length > 2 && bare.startsWith(open) && bare.endsWith(close) && !bare.slice(1, -1).includes(open),
  )
  if (around || /^<https?:[^<>]*>$/i.test(bare)) return unwrapped(bare.slice(1, -1))
  return bare
}

/** The one GUID in a text, out of braces, an address or a label; the text itself when there is none, or several. */
export function guidIn(text: string): string {
  const [found, another] = text.match(guid) ?? []
  return found && !another ? found.toLowerCase() : text
}
