/** The APIs that a token can be for, by the resources under which clients ask for it. */

/** Which API of ours each resource of the field stands for. */
export const audiences = {
  ingestion: ['https://api.partner.microsoft.com'],
  productIngestion: ['https://graph.microsoft.com'],
  portal: ['https://cloudpartner.azure.com'],
  partnerCenter: ['https://api.partnercenter.microsoft.com'],
  fulfilment: [
    '20e940b3-4c77-4b0b-9a53-9e16a1b010a7',
    '62d94f6c-d599-489b-a797-3e10e42fbe22',
    'https://marketplaceapi.microsoft.com',
  ],
} as const satisfies Record<string, readonly string[]>

export type Api = keyof typeof audiences

/** A resource as tokens name it, or nothing when it is none of ours. Ours are also those of this very instance. */
export function audienceOf(resource: string, own: readonly string[]): string | undefined {
  const bare = resource.trim().replace(/\/+$/, '').toLowerCase()
  const known: string[] = [...Object.values(audiences).flat(), ...own]
  return known.find((audience) => audience.toLowerCase() === bare)
}

/** `https://graph.microsoft.com/.default openid` → the resource; a scope may name one permission of it instead. */
export function resourceOfScope(scope: string): string | undefined {
  const named = scope
    .split(/\s+/)
    .filter((one) => one && !['openid', 'profile', 'offline_access', 'email'].includes(one))
  return named[0]?.replace(/\/+(\.default|user_impersonation)$/, '')
}
