import { azureBlob } from './azure-blob/index.ts'
import { azureTable } from './azure-table/index.ts'
import type { Connector } from './contract.ts'
import { dynamics } from './dynamics/index.ts'
import { https } from './https/index.ts'
import { hubspot } from './hubspot/index.ts'
import { marketo } from './marketo/index.ts'
import { salesforce } from './salesforce/index.ts'

/** Every connector there is, in the order in which they are offered. Adding one is a line here and a folder beside https/. */
export const connectors: readonly Connector[] = [dynamics, salesforce, marketo, hubspot, https, azureTable, azureBlob]

/** @throws when no connector has the kind: connections are only made of kinds in the list */
export function connectorOf(kind: string): Connector {
  const connector = connectors.find((c) => c.kind === kind)
  if (!connector) throw new Error(`no connector for ${kind}`)
  return connector
}
