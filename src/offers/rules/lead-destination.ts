/** who asks for contacts has somewhere to send them. */
import type { Rule, Subject } from './rule.ts'

/** Which kind of connection each destination needs; `builtin` needs none. */
const kindOf: Record<string, string> = {
  httpsEndpoint: 'https',
  dynamics: 'dynamics',
  marketo: 'marketo',
  salesforce: 'salesforce',
  azureTable: 'azure-table',
  azureBlob: 'azure-blob',
}

export const leadsAreConnected: Rule = ({ document, type }) => {
  const { destination = '', connectionIds = [] } = document.leads ?? {}
  const collects = document.listingOption === 'contactMe' || document.testDrive?.enabled === true || type.transactable
  const connected = destination === 'builtin' || (destination in kindOf && connectionIds.length > 0)
  // A destination not chosen at all is told by the field's own condition.
  return collects && !connected && destination !== ''
    ? [{ fieldKey: 'leads.destination', code: 'setup.leads.required' }]
    : []
}

export const connectionsExist: Rule = ({ document, context }) =>
  chosen(document).flatMap((id, i) =>
    context.connections.has(id)
      ? []
      : [
          {
            fieldKey: 'leads.connectionIds',
            at: [i],
            code: 'setup.leads.connectionIds.invalid',
            params: { value: id },
          },
        ],
  )

export const connectionOfKind: Rule = ({ document, context }) => {
  const kind = kindOf[document.leads?.destination ?? '']
  const kinds = chosen(document).flatMap((id) => context.connections.get(id)?.kind ?? [])
  return kind && kinds.length > 0 && !kinds.includes(kind)
    ? [{ fieldKey: 'leads.connectionIds', code: 'setup.leads.connectionIds.kind' }]
    : []
}

const chosen = (document: Subject['document']) => document.leads?.connectionIds ?? []
