/**
 * What was found out about a text, kept for the next time it is asked: an offer is checked again at every save, and
 * all its texts but one are as they were. Only for what follows from the text and nothing else.
 */

// Hardly any text of an offer is longer, and a few hundred of this length are nothing to keep.
const LONGEST = 20_000

/** By content: of the texts that were asked about last. */
export function rememberedOf<T>(find: (text: string) => T, most = 64): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > LONGEST) return find(text)
    let found = known.get(text)
    if (found !== undefined || known.has(text)) return found as T
    found = find(text)
    if (known.size >= most) known.clear()
    known.set(text, found)
    return found
  }
}

/** For as long as the thing itself is kept. */
export function onceOf<K extends object, T>(find: (about: K) => T): (about: K) => T {
  const known = new WeakMap<K, T>()
  return (about) => {
    let found = known.get(about)
    if (found !== undefined || known.has(about)) return found as T
    found = find(about)
    known.set(about, found)
    return found
  }
}

/** Of two things together, for as long as both are kept; the one that is asked about most comes first. */
export function onceOfBoth<A extends object, B extends object, T>(find: (a: A, b: B) => T): (a: A, b: B) => T {
  const beside = onceOf<A, WeakMap<B, T>>(() => new WeakMap())
  return (a, b) => {
    const known = beside(a)
    let found = known.get(b)
    if (found !== undefined || known.has(b)) return found as T
    found = find(a, b)
    known.set(b, found)
    return found
  }
}
