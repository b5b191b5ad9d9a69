/** Technical configurations of plans. */
import { choice, same } from '../sheets/entries.ts'
import type { Entry, Sheet } from '../sheets/sheet.ts'
import { isMembers, type Json, listOf, memberOf, textOf } from '../wire/json.ts'

const operatingSystem: Entry = {
  member: 'operatingSystem',
  fields: ['technical.osFamily', 'technical.osName'],
  read({ get }) {
    const family = get('technical.osFamily')
    const name = get('technical.osName')
    if (family === undefined && name === undefined) return undefined
    return { family: family ?? '', type: name ?? '' }
  },
  write: (value) => ({
    'technical.osFamily': textOf(value, 'family')?.toLowerCase() ?? null,
    'technical.osName': textOf(value, 'friendlyName') ?? textOf(value, 'type') ?? null,
  }),
}

const ports: Entry = {
  member: 'openPorts',
  fields: ['technical.ports'],
  read({ get }) {
    const list = get('technical.ports')
    return Array.isArray(list) ? list.map((entry) => ({ ...(isMembers(entry) ? entry : {}) })) : []
  },
  write: (value) => ({ 'technical.ports': Array.isArray(value) ? value.map(ownPort) : null }),
}

function ownPort(given: Json): Json {
  if (!isMembers(given)) return { port: String(given), protocol: 'tcp' }
  const port = memberOf(given, 'port') ?? memberOf(given, 'publicPort')
  return { port: String(port ?? ''), protocol: (textOf(given, 'protocol') ?? 'tcp').toLowerCase() }
}

/** An address is given back byte for byte, and so is all else that an image version says. */
const imageVersions: Entry = {
  member: 'vmImageVersions',
  fields: ['technical.images'],
  read({ get }) {
    const list = get('technical.images')
    return Array.isArray(list) ? list.map(wireVersion) : []
  },
  write: (value) => ({ 'technical.images': Array.isArray(value) ? value.map(ownVersion) : null }),
}

function wireVersion(entry: Json): Json {
  const source = textOf(entry, 'source')
  return {
    versionNumber: textOf(entry, 'version') ?? '',
    lifecycleState: memberOf(entry, 'deprecated') === true ? 'deprecated' : 'generallyAvailable',
    vmImages: source ? [{ imageType: 'x64Gen2', source: wireSource(source) }] : [],
  }
}

/** An address with its signature, or an image in a gallery. */
function wireSource(source: string): Json {
  return source.startsWith('/subscriptions/')
    ? { sourceType: 'sharedImageGallery', sharedImage: { resourceId: source }, dataDisks: [] }
    : { sourceType: 'sasUri', osDisk: { uri: source }, dataDisks: [] }
}

function ownVersion(given: Json): Json {
  const image = memberOf(listOf(given, 'vmImages')[0], 'source')
  const source = textOf(memberOf(image, 'osDisk'), 'uri') ?? textOf(memberOf(image, 'sharedImage'), 'resourceId')
  return {
    version: textOf(given, 'versionNumber') ?? '',
    ...(source !== undefined && { source }),
    ...(textOf(given, 'lifecycleState') === 'deprecated' && { deprecated: true }),
  }
}

export const virtualMachineSheet: Sheet = [
  operatingSystem,
  same('recommendedVmSizes', 'technical.recommendedSizes', []),
  ports,
  imageVersions,
  same('basePlan', 'technical.reuses'),
]

/** A bundle is named by registry, repository and tag; the rest of a reference is kept as it was posted. */
const bundles: Entry = {
  member: 'cnabReferences',
  fields: ['technical.bundle.repository'],
  read({ get }) {
    const named = get('technical.bundle.repository')
    const [, registryName, repositoryName, tag] =
      String(named ?? '').match(/^([^./]+)[^/]*\/(.+?)(?::([^:/]+))?$/) ?? []
    return registryName && repositoryName ? [{ registryName, repositoryName, ...(tag && { tag }) }] : []
  },
  write(value) {
    const last = Array.isArray(value) ? value.at(-1) : undefined
    const [registry, repository, tag] = ['registryName', 'repositoryName', 'tag'].map((name) => textOf(last, name))
    const host = registry?.includes('.') ? registry : `${registry}.azurecr.io`
    return {
      'technical.bundle.repository': registry && repository ? `${host}/${repository}${tag ? `:${tag}` : ''}` : null,
    }
  },
}

export const containerSheet: Sheet = [
  choice('payloadType', 'technical.kind', { cnab: 'kubernetes', image: 'image' }, 'cnab'),
  same('clusterExtensionType', 'technical.bundle.extensionType'),
  bundles,
]
