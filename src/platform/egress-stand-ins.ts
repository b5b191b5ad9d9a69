/**
 * Stand-ins for outside systems: the operator may say that calls to a vendor's host go to another origin, a
 * sandbox or a test stand. Publishers cannot: connectors and their settings keep the vendor's own addresses.
 */

export type StandIns = {
  /** The URL that is called in place of this one, when its host has a stand-in. Path and query stay byte for byte, below the stand-in's own path. */
  of(url: string): string | undefined
  /** `host:port` of every stand-in: the operator named them, so the guard lets calls to them pass. */
  hosts: string[]
}

/**
 * @param entries `host=origin`, with a path where the stand-in serves the vendor's paths below one; a host may begin with `*.`
 * @throws Error when an entry cannot be read
 */
export function openStandIns(entries: string[]): StandIns {
  const known = entries.map(parse)
  return {
    of(url) {
      if (known.length === 0 || !URL.canParse(url)) return undefined
      const { host, origin, pathname, search } = new URL(url)
      const found = known.find(({ pattern }) =>
        pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
      )
      return found && found.base + (url.startsWith(origin) ? url.slice(origin.length) : pathname + search)
    },
    hosts: known.map(({ base }) => {
      const { hostname, port, protocol } = new URL(base)
      return `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`
    }),
  }
}

function parse(entry: string): { pattern: string; base: string } {
  const at = entry.indexOf('=')
  const text = entry.slice(at + 1).trim()
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (at < 1 || !url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    throw new Error(`COMPTOIR_LEADS_STAND_INS: “${entry}” is not host=origin`)
  }
  return { pattern: entry.slice(0, at).trim().toLowerCase(), base: url.origin + url.pathname.replace(/\/+$/, '') }
}
