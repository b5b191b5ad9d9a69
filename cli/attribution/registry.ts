/** Asks a marketplace what it knows of GUIDs: an address that needs no sign-in and tells nothing that is not public. */
import type { RegisteredGuid } from '../../src/attribution/library.ts'

/** As the registry answers anybody. */
export type PublicGuid = RegisteredGuid & { guid: string; notices: { locale: string; text: string }[] }

/** @returns undefined after saying why there was no answer */
export async function askRegistry(url: string, guids: readonly string[]): Promise<Map<string, PublicGuid> | undefined> {
  const found = new Map<string, PublicGuid>()
  try {
    for (let i = 0; i < guids.length; i += 100) {
      const address = new URL('/api/v1/attribution/guids', url)
      address.searchParams.set('guids', guids.slice(i, i + 100).join(','))
      const response = await fetch(address, {
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(15_000),
      })
      if (!response.ok) throw new Error(`${address.origin} answered ${response.status}`)
      const { items } = (await response.json()) as { items: PublicGuid[] }
      for (const item of items) found.set(item.guid, item)
    }
    return found
  } catch (error) {
    process.stderr.write(`The registry could not be asked: ${(error as Error).message}\n`)
    return undefined
  }
}
