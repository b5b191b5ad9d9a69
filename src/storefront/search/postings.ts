/**
 * Where each word stands: for every word the offers that hold it, and how much it weighs in each. A posting is one
 * number: 24 bits of offer, 8 bits of weight, so 100 000 offers of 120 different words take some 50 MB.
 */
const WEIGHT_BITS = 8
export const HEAVIEST = 255

export class Postings {
  private lists: Uint32Array[] = []
  private lengths: number[] = []

  add(term: number, offer: number, weight: number): void {
    const length = this.lengths[term] ?? 0
    let list = this.lists[term]
    if (!list || list.length === length) list = this.grow(term, length)
    list[length] = ((offer << WEIGHT_BITS) | weight) >>> 0
    this.lengths[term] = length + 1
  }

  /** How many offers hold the word, removed ones included until they are swept. */
  frequency(term: number): number {
    return this.lengths[term] ?? 0
  }

  listOf(term: number): Uint32Array {
    return this.lists[term] ?? none
  }

  /** Forgets removed offers and gives the others new numbers: `renumbered[old]`, or -1 for those removed. */
  sweep(renumbered: Int32Array): void {
    for (let term = 0; term < this.lists.length; term++) {
      const list = this.lists[term]
      if (!list) continue
      let kept = 0
      for (let i = 0; i < this.lengths[term]!; i++) {
        const offer = renumbered[list[i]! >>> WEIGHT_BITS]!
        if (offer >= 0) list[kept++] = ((offer << WEIGHT_BITS) | (list[i]! & HEAVIEST)) >>> 0
      }
      this.lengths[term] = kept
    }
  }

  private grow(term: number, length: number): Uint32Array {
    // Most words stand in one or two offers: they start small.
    const grown = new Uint32Array(length < 4 ? Math.max(1, length * 2) : Math.ceil(length * 1.5))
    if (length) grown.set(this.lists[term]!)
    this.lists[term] = grown
    for (let t = this.lengths.length; t <= term; t++) this.lengths[t] = 0
    return grown
  }
}

const none = new Uint32Array(0)

export const offerOf = (posting: number) => posting >>> WEIGHT_BITS
export const weightOf = (posting: number) => posting & HEAVIEST
