/**
 * Fields under their own names, for what no documented member takes: made from the data of a type, so that a field
 * that is added to it is in every API the same day. Secrets are masked; files are their ids.
 */
import type { AssetKind, Field } from '#offers'
import { isMembers, type Json, type Members } from '../wire/json.ts'
import type { Entry, Sheet } from './sheet.ts'

const MASK = '*********'

export type OwnField = Pick<Field, 'key' | 'type' | 'asset' | 'default'>

/** One entry for each first part of the keys: `technical.tenantId` and `technical.version` make `technical`. */
export function ownEntries(fields: readonly OwnField[], prefix = ''): Entry[] {
  const parts = [...new Set(fields.map(({ key }) => key.split('.')[0]!))]
  return parts.map((part) =>
    ownEntry(
      prefix + part,
      fields.filter(({ key }) => isUnder(key, part)),
    ),
  )
}

function isUnder(key: string, part: string): boolean {
  return key === part || key.startsWith(`${part}.`)
}

function ownEntry(member: string, fields: readonly OwnField[]): Entry {
  const leaves = fields.map((field) => ({ ...field, path: field.key.split('.').slice(1) }))
  const secrets = leaves.filter(({ type }) => type === 'secret')
  return {
    member,
    fields: fields.map(({ key }) => key),
    stays: true,
    read({ get }) {
      let found: Json | undefined
      for (const { key, path, type, default: unchanged } of leaves) {
        const value = get(key)
        // What nobody chose is not told: it comes with the offer.
        if (value !== undefined && value !== unchanged) found = put(found, path, type === 'secret' ? MASK : value)
      }
      return found
    },
    write(value) {
      return Object.fromEntries(
        leaves.map(({ key, path, type }) => {
          const given = value === null ? null : at(value, path)
          return [key, type === 'secret' && given === MASK ? undefined : given]
        }),
      )
    },
    ...(secrets.length > 0 && {
      masked: (posted: Json) =>
        secrets.reduce(
          (hidden, { path }) => (at(hidden, path) === undefined ? hidden : put(hidden, path, MASK)),
          posted,
        ),
    }),
  }
}

/** Fields that none of the sheets stands for. */
export function fieldsLeft<F extends OwnField>(fields: readonly F[], sheets: readonly Sheet[]): F[] {
  const taken = new Set(sheets.flat().flatMap((entry) => entry.fields))
  return fields.filter(({ key }) => !taken.has(key))
}

/** What plans and lead destinations tell, pictures, and secrets for reviewers, which people give. */
export function isToldElsewhere({ key }: OwnField): boolean {
  return /^(plans$|leads\.|submission\.certificationSecrets$|listing\.(logos\.|screenshots$))/.test(key)
}

/** The files that a member names, for them to be fetched where an address stands in place of an id. */
export function filesIn(
  fields: readonly OwnField[],
  body: Members,
): { path: string[]; url: string; kind: AssetKind }[] {
  return fields.flatMap(({ key, asset }) => {
    const path = key.split('.')
    const value = at(body, path)
    return asset && typeof value === 'string' && /^https?:\/\//.test(value) ? [{ path, url: value, kind: asset }] : []
  })
}

function at(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value
  for (const name of path) {
    if (!isMembers(found) || !Object.hasOwn(found, name)) return undefined
    found = found[name]
  }
  return found
}

/** A copy with that value at that place. */
export function put(value: Json | undefined, [name, ...rest]: readonly string[], inner: Json): Json {
  if (name === undefined) return inner
  const members: Members = isMembers(value) ? value : {}
  return { ...members, [name]: put(Object.hasOwn(members, name) ? members[name] : undefined, rest, inner) }
}
