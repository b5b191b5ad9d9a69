/** `source-action|offer`, as destinations with a single source field receive it. */
export function composeLeadSource(parts: { source: string; actionCode: string; offer: string }): string {
  return `${parts.source}-${parts.actionCode}|${parts.offer}`
}

/** The offer part may hold dashes and bars: cut at the first bar, then the left part at its first dash. Undefined when it has neither. */
export function parseLeadSource(text: string): { source: string; actionCode: string; offer: string } | undefined {
  const match = /^([^-|]+)-([^|]+)\|(.*)$/s.exec(text)
  return match ? { source: match[1]!, actionCode: match[2]!, offer: match[3]! } : undefined
}
