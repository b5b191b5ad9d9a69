/** Helps whoever mistyped a key: which of the known ones did they mean? */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  const lastWord = (text: string) => text.slice(text.lastIndexOf('.') + 1)
  const sameWord = known.filter((candidate) => lastWord(candidate) === lastWord(key))
  if (sameWord.length === 1) return sameWord[0]
  const most = Math.max(2, key.length / 4)
  const [best] = known
    // Keys of very different length cannot be near: whoever sends thousands of them should not cost minutes.
    .filter((candidate) => Math.abs(candidate.length - key.length) <= most)
    .map((candidate) => ({ candidate, distance: editDistance(candidate.toLowerCase(), key.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return best && best.distance <= most ? best.candidate : undefined
}

/** A pointer in the form people write keys: `#/listing/screenshots/0/caption` → `listing.screenshots.0.caption`. */
export function labelledAs(pointer: string): string {
  return pointer.slice(2).replaceAll('/', '.')
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}
