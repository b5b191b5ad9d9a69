/** who asks for contacts has somewhere to send them. */
import { holds } from '../types/condition.ts'
import type { Field } from '../types/offer-type.ts'
import { fieldIndex } from '../types/registry.ts'
import type { Rule, Subject } from './rule.ts'

/** Which kind of connection each destination needs; `builtin` needs none. */
export const connectionKindOf: Record<string, string> = {
  httpsEndpoint: 'https',
  dynamics: 'dynamics',
  marketo: 'marketo',
  salesforce: 'salesforce',
  hubspot: 'hubspot',
  azureTable: 'azure-table',
  azureBlob: 'azure-blob',
}

export const leadsAreConnected: Rule = ({ document, type, read }) => {
  const { destination = '', connectionIds = [] } = document.leads ?? {}
  const collects = requires(fieldIndex(type).get('leads.destination')?.field.required, read)
  const connected = destination === 'builtin' || (destination in connectionKindOf && connectionIds.length > 0)
  // A destination not chosen at all is told by the field's own condition.
  return collects && !connected && destination !== ''
    ? [{ fieldKey: 'leads.destination', code: 'setup.leads.required' }]
    : []
}

function requires(required: Field['required'] | undefined, read: Subject['read']): boolean {
  return typeof required === 'object' ? holds(required, read) : required === true
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
  const kind = connectionKindOf[document.leads?.destination ?? '']
  const kinds = chosen(document).flatMap((id) => context.connections.get(id)?.kind ?? [])
  return kind && kinds.length > 0 && !kinds.includes(kind)
    ? [{ fieldKey: 'leads.connectionIds', code: 'setup.leads.connectionIds.kind' }]
    : []
}

const chosen = (document: Subject['document']) => document.leads?.connectionIds ?? []
