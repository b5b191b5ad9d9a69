/** What options of attribution commands have in common, and how their values are read. */
import { InvalidArgumentError, Option } from 'commander'

export const language = () =>
  new Option('--lang <language>', 'the language of messages').choices(['en', 'fr']).default('en')
export const textOrJson = () =>
  new Option('--format <format>', 'how to print the result').choices(['text', 'json']).default('text')
export const channels = ['marketplace', 'publicRepository', 'privateRepository', 'customerEngagement', 'other']

export function list(text: string, before: string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ]
}

export function marketplace(text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new InvalidArgumentError('An address such as https://your.market.')
  return text
}

export function marketplaceOrOff(text: string): string {
  return text === 'off' ? text : marketplace(text)
}

export function month(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A month such as 2026-01.')
  return text
}

export function identifier(text: string): string {
  if (!/^[A-Za-z_]\w*$/.test(text)) throw new InvalidArgumentError('Letters, digits and “_”, beginning with a letter.')
  return text
}

export function whole(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('A whole number from 1.')
  return value
}

export function date(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(text)) throw new InvalidArgumentError('An API version such as 2022-09-01.')
  return text
}

export function suffix(text: string): string {
  if (!/^[-_.][\w.()-]{1,23}$/.test(text))
    throw new InvalidArgumentError('“-”, “_” or “.”, then at most 23 letters and digits.')
  return text
}
