/** The head of an offer.yaml: of which version it is, and which offer it is about. */
import { isScalar, type Node, type YAMLMap } from 'yaml'
import { identityErrors } from '../identity.ts'
import { offerTypeIds } from '../types/registry.ts'
import type { Fault } from './fault.ts'
import type { OfferFile } from './offer-file.ts'
import { keyText, rangeOf } from './parse-yaml.ts'
import { scalarText } from './yaml-values.ts'

export const apiVersion = 'comptoir/v1'

const identityKeys = { publisher: 'publisherId', offerId: 'offerId', alias: 'alias', type: 'type' } as const
/** What types are called elsewhere. */
const laterNames: Record<string, string> = { 'dynamics-365-dataverse': 'dynamics-365-ce' }
export const headerKeys = ['apiVersion', ...Object.keys(identityKeys), 'published']

/** @returns the sections, which are left to read */
export function readHeader(file: OfferFile, root: YAMLMap): YAMLMap['items'] {
  const sections: YAMLMap['items'] = []
  let version: unknown
  for (const pair of root.items) {
    const name = keyText(pair.key)
    const value = pair.value as Node | null
    if (name === 'apiVersion') {
      version = isScalar(value) ? value.value : undefined
      file.places.note({ pointer: '#/apiVersion', path: name, key: rangeOf(pair.key as Node), value: rangeOf(value) })
    } else if (Object.hasOwn(identityKeys, name)) {
      const known = identityKeys[name as keyof typeof identityKeys]
      const text = isScalar(value) ? (scalarText(value) ?? '').trim() : ''
      file.identity[known] = known === 'type' ? (laterNames[text] ?? text) : text
      file.places.note({ pointer: `#/${known}`, path: name, key: rangeOf(pair.key as Node), value: rangeOf(value) })
    } else if (name === 'published') {
      file.published = isScalar(value) && value.value === true
      const range = rangeOf(value ?? (pair.key as Node))
      if (!isScalar(value) || typeof value.value !== 'boolean') {
        file.faults.push({ range, code: 'document.wrongType', params: { key: name, expected: 'boolean' } })
      }
    } else sections.push(pair)
  }
  if (version !== apiVersion) file.faults.push({ range: file.places.at('#/apiVersion'), code: 'file.apiVersion' })
  file.faults.push(...identityFaults(file))
  return sections
}

function identityFaults({ identity, profile, places }: OfferFile): Fault[] {
  const faults: Fault[] = []
  if (identity.publisherId === '') faults.push({ range: [0, 0], code: 'file.publisher.required' })
  else if (!/^[a-z0-9_-]{1,50}$/.test(identity.publisherId)) {
    faults.push({ range: places.at('#/publisherId'), code: 'file.publisher.format' })
  }
  const choices = offerTypeIds.join(', ')
  const noType = identity.type === ''
  if (noType) faults.push({ range: [0, 0], code: 'file.type.required', params: { choices } })
  const errors = identityErrors(identity, profile).filter(({ pointer }) => !(noType && pointer === '#/type'))
  return [...faults, ...errors.map(({ pointer, code = '', params }) => ({ range: places.at(pointer), code, params }))]
}
