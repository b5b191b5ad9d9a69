import type { OptIn } from './permissions.ts'

/** What a publisher opted in for its marketers, as may.ts wants it: beside the roles of a grant. */
export function optIns(publisher: { edit: boolean; leads: boolean }): OptIn[] {
  return [
    ...(publisher.edit ? (['marketersEditListings'] as const) : []),
    ...(publisher.leads ? (['marketersReadLeads'] as const) : []),
  ]
}
