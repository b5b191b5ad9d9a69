/** What changes, one field after the other, as a person reads it. */
import type { DraftPlan, FieldChange } from '../../src/offers/file/compare-draft.ts'
import type { Json } from '../../src/offers/offer-document.ts'

export function showChanges({ changes, uploads, newSecrets, newConnections }: DraftPlan): string {
  const lines = [
    ...changes.flatMap(showChange),
    ...uploads.map(({ path, kind }) => `+ file ${path} (${kind})`),
    ...newConnections.map((name) => `+ connection from ${name}`),
    ...newSecrets.map((name) => `+ secret from ${name}`),
  ]
  return lines.length ? `${lines.join('\n')}\n` : 'Nothing to change.\n'
}

export function showChange({ path, from, to }: FieldChange): string[] {
  const sign = from === null ? '+' : to === null ? '-' : '~'
  return [
    `${sign} ${path}`,
    ...(from === null ? [] : shown(from).map((line) => `    - ${line}`)),
    ...(to === null ? [] : shown(to).map((line) => `    + ${line}`)),
  ]
}

function shown(value: Json): string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  // What stands in an offer was written by others: it must not steer the terminal.
  return text.split('\n').map((line) => line.replace(/\p{Cc}/gu, '\uFFFD'))
}
