/** Packages, and the configurations that name them. */
import { type AssetKind, assetKinds, fieldIndex, findAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { malformed, notFound, unprocessable } from '#platform/problem'
import type { OfferView } from '../offer-view.ts'
import type { Writing } from '../sheets/sheet.ts'
import { signedAddress } from '../uploads/addresses.ts'
import {
  type AnnouncedFile,
  announceFile,
  changeFile,
  filesOf,
  findFile,
  forgetFile,
  getFile,
} from '../uploads/files.ts'
import { processFile } from '../uploads/process.ts'
import { type Json, listOf, type Members, textOf } from '../wire/json.ts'
import { tagOf } from '../wire/tags.ts'
import { contentOf } from './entities.ts'
import type { Place } from './modules.ts'
import { requireTag } from './preconditions.ts'
import type { V1Request } from './request.ts'

/** What a package of each type becomes. Others stay as they were uploaded. */
const kinds: Record<string, AssetKind> = {
  AzureApplicationPackage: 'azure-package',
  Dynamics365BusinessCentralAddOnExtensionPackage: 'extension-app',
  Dynamics365BusinessCentralAddOnLibraryExtensionPackage: 'library-app',
  AzureDynamics365ForCustomerEngagementPackage: 'package',
}

const MODULE = 'package'

export async function listPackages(ctx: Ctx, request: V1Request): Promise<Members[]> {
  return (await filesOf(ctx, request.view.product, MODULE)).map((file) => readPackage(ctx, request, file))
}

export async function createPackage(ctx: Ctx, request: V1Request): Promise<Members> {
  const body = await request.members()
  const resourceType = textOf(body, 'resourceType')
  if (!resourceType) throw malformed('resourceType is required.')
  if (!textOf(body, 'fileName')) throw malformed('fileName is required.')
  const members = { ...contentOf(body), resourceType }
  const file = await announceFile(ctx, request.view.product, { kind: MODULE, members })
  return readPackage(ctx, request, file)
}

export async function getPackage(ctx: Ctx, request: V1Request, id: string): Promise<Members> {
  const announced = await findFile(ctx, { publisherId: request.view.product.publisherId, id })
  if (announced) return readPackage(ctx, request, await getFile(ctx, request.view.product, { id, kind: MODULE }))
  // One that came by another way has the id of its file.
  const asset = await findAsset(ctx, request.view.product.publisherId, id)
  const resourceType = Object.entries(kinds).find(([, kind]) => kind === asset?.kind)?.[0]
  if (!asset || !resourceType) throw notFound(`There is no package ${id}.`)
  return { resourceType, fileName: asset.filename, state: 'Processed', '@odata.etag': tagOf(id), id }
}

export async function putPackage(ctx: Ctx, request: V1Request, id: string): Promise<Members> {
  const body = await request.members()
  const announced = await getFile(ctx, request.view.product, { id, kind: MODULE })
  requireTag(request, body, tagOfFile(announced))
  const resourceType = textOf(announced.members, 'resourceType') ?? ''
  const file = await changeFile(ctx, announced, {
    members: { ...(announced.members as Members), ...withoutState(contentOf(body)), resourceType },
  })
  if (textOf(body, 'state')?.toLowerCase() !== 'uploaded') return readPackage(ctx, request, file)
  const done = await processFile(ctx, file, kinds[resourceType])
  // Clients of application packages wait for `InProcessing` to end; clients of extensions take no other word than the last.
  const state = resourceType === 'AzureApplicationPackage' ? 'InProcessing' : done.state
  return readPackage(ctx, request, { ...done, state })
}

export async function deletePackage(ctx: Ctx, request: V1Request, id: string): Promise<void> {
  await forgetFile(ctx, await getFile(ctx, request.view.product, { id, kind: MODULE }))
}

function readPackage(ctx: Ctx, { view, base }: V1Request, file: AnnouncedFile): Members {
  const { resourceType = 'Package', ...members } = withoutState(file.members as Members)
  const { publisherId } = view.product
  const purpose = file.sha256 ? 'r' : 'w'
  return {
    resourceType,
    ...members,
    fileSasUri: signedAddress(ctx, base, {
      publisherId,
      what: 'file',
      id: file.id,
      purpose,
      name: textOf(members, 'fileName'),
    }),
    state: file.state,
    ...(file.failure && { failureReason: file.failure }),
    '@odata.etag': tagOfFile(file),
    id: file.id,
  }
}

function tagOfFile({ id, changes }: AnnouncedFile): string {
  return tagOf(id, changes)
}

function withoutState(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => !['state', 'filesasuri'].includes(name.toLowerCase())),
  )
}

/** The fields that named packages fill, by the kind of file each field takes. */
export async function packageFields(
  ctx: Ctx,
  view: OfferView,
  { place, body }: { place: Place; body: Members },
): Promise<Writing> {
  const references = listOf(body, 'packageReferences')
  if (references.length === 0) return {}
  const fields = assetFields(view, place)
  const values: Writing = {}
  for (const reference of references) {
    const id = textOf(reference, 'value') ?? ''
    const file = await findFile(ctx, { publisherId: view.product.publisherId, id })
    const asset = file?.assetId ?? id
    const kind = (await findAsset(ctx, view.product.publisherId, asset))?.kind
    if (!file && !kind) throw unknownPackage(reference)
    const field = kind && fields.find((one) => one.asset === kind)
    if (field) values[field.key] = asset
  }
  return values
}

function unknownPackage(reference: Json) {
  const id = textOf(reference, 'value') ?? ''
  return unprocessable('A package that is named does not exist.', {
    errors: [{ pointer: '#/PackageReferences', detail: `There is no package “${id}”.` }],
  })
}

function assetFields({ type }: OfferView, { planId }: Place): { key: string; asset: AssetKind }[] {
  const index = fieldIndex(type)
  const fields =
    planId === undefined ? [...index.values()].map(({ field }) => field) : (index.get('plans')?.field.item ?? [])
  return fields.flatMap(({ key, asset }) => (asset && asset in assetKinds ? [{ key, asset }] : []))
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @throws unprocessable for a tenant or principal of the public cloud that is no GUID */
export function requireGuids(body: Members): void {
  const tenant = textOf(body, 'publicAzureTenantID')
  const principals = listOf(body, 'publicAzureAuthorizations').map((one) => textOf(one, 'principalID') ?? '')
  const errors = [
    ...(tenant !== undefined && tenant !== '' && !guid.test(tenant) ? ['PublicAzureTenantID'] : []),
    ...principals.flatMap((id, i) => (guid.test(id) ? [] : [`PublicAzureAuthorizations/${i}/PrincipalID`])),
  ].map((name) => ({ pointer: `#/${name}`, detail: 'Enter a valid GUID' }))
  if (errors.length > 0) throw unprocessable('Some identifiers are not valid.', { errors })
}
