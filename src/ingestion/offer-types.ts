/** What each offer type is called by the generations of publishing APIs; where there is no name, it is not expressed. */

import { offerTypeIds } from '#offers'

export type WireType = {
  type: string
  /** Ingestion API v1. */
  v1?: string
  productIngestion: string
  /** The older portal API. */
  portal?: string
  /** A second name that the Product Ingestion API has for it: understood, and given back to whoever used it. */
  alsoCalled?: string
  /** `kind` of its resources in the Product Ingestion API. */
  kind: string
}

const known: readonly WireType[] = [
  {
    type: 'azure-virtual-machine',
    v1: 'AzureThirdPartyVirtualMachine',
    productIngestion: 'azureVirtualMachine',
    alsoCalled: 'coreVirtualMachine',
    portal: 'microsoft-azure-virtualmachines',
    kind: 'azureVM',
  },
  {
    type: 'azure-application',
    v1: 'AzureApplication',
    productIngestion: 'azureApplication',
    portal: 'microsoft-azure-applications',
    kind: 'azureApplication',
  },
  { type: 'azure-container', v1: 'AzureContainer', productIngestion: 'azureContainer', kind: 'azureContainer' },
  { type: 'saas', productIngestion: 'softwareAsAService', portal: 'microsoft-azure-saas', kind: 'azureSaaS' },
  {
    type: 'dynamics-365-ce',
    v1: 'AzureDynamics365ForCustomerEngagement',
    productIngestion: 'dynamics365ForCustomerEngagement',
    kind: 'dynamics365ForCustomerEngagement',
  },
  {
    type: 'dynamics-365-operations',
    v1: 'AzureDynamics365ForOperations',
    productIngestion: 'dynamics365ForOperations',
    kind: 'dynamics365ForOperations',
  },
  {
    type: 'dynamics-365-business-central',
    v1: 'AzureDynamics365BusinessCentral',
    productIngestion: 'dynamics365BusinessCentral',
    kind: 'dynamics365BusinessCentral',
  },
  { type: 'power-bi-app', productIngestion: 'powerBiApp', kind: 'powerBiApp' },
  { type: 'consulting-service', productIngestion: 'consultingService', kind: 'consultingService' },
  { type: 'managed-service', productIngestion: 'managedService', kind: 'managedService' },
  { type: 'iot-edge-module', productIngestion: 'iotEdgeModule', kind: 'iotEdgeModule' },
]

/** Every type: one that the field has no name for is called by its own id. */
export const wireTypes: readonly WireType[] = offerTypeIds.map(
  (type) => known.find((entry) => entry.type === type) ?? { type, productIngestion: camel(type), kind: camel(type) },
)

function camel(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

type Surface = 'v1' | 'productIngestion' | 'portal'

/** The type that a surface calls so, in whatever case. */
export function typeCalled(surface: Surface, name: string): WireType | undefined {
  const wanted = name.toLowerCase()
  const isCalledSo = (entry: WireType) =>
    entry[surface]?.toLowerCase() === wanted ||
    (surface === 'productIngestion' && entry.alsoCalled?.toLowerCase() === wanted)
  return wireTypes.find(isCalledSo)
}

export function wireTypeOf(type: string): WireType {
  const found = wireTypes.find((entry) => entry.type === type)
  if (!found) throw new Error(`the publishing APIs have no name for the offer type ${type}`)
  return found
}

/** Types that a surface can express. */
export function typesOf(surface: Surface): string[] {
  return wireTypes.filter((entry) => entry[surface] !== undefined).map((entry) => entry.type)
}
