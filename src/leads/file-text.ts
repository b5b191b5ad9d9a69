/** The text of a file that somebody chose: what spreadsheets save is not always UTF-8. */

/** UTF-8 or UTF-16 by its first bytes or by how it reads; what is neither is what Windows writes in the West. */
export function textOfFile(bytes: Uint8Array): string {
  const encoding = markedAs(bytes) ?? looksLike(bytes)
  return new TextDecoder(encoding).decode(bytes)
}

function markedAs([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined
}

/** Of Latin text in UTF-16 every other byte is nought. */
function looksLike(bytes: Uint8Array): string {
  const [even, odd] = [0, 1].map(
    (from) => bytes.subarray(0, 512).filter((byte, i) => i % 2 === from && byte === 0).length,
  )
  const most = Math.min(bytes.length, 512) / 4
  if (odd! > most && even === 0) return 'utf-16le'
  if (even! > most && odd === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
