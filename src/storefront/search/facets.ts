/**
 * Facets: for each offer the values by which it can be filtered, and counts of them that follow the filter. Values
 * of all dimensions share one numbering; an offer's values lie side by side in one array.
 */
export const dimensions = ['category', 'industry', 'product', 'option', 'publisher', 'language'] as const
export type Dimension = (typeof dimensions)[number]
/** Values chosen in each dimension: any of those in one dimension, in all of the dimensions. */
export type Filter = Partial<Record<Dimension, readonly string[]>>
export type FacetCounts = Record<Dimension, Map<string, number>>

export class Facets {
  private readonly numbers = new Map<string, number>()
  private readonly names: string[] = []
  private dimensionOf = new Uint8Array(64)
  /** Values of offer n stand from starts[n] to starts[n + 1]. */
  private starts = new Uint32Array(1024)
  private values = new Uint16Array(8192)
  private offers = 0

  /** Adds the next offer's values. */
  add(valuesOf: Record<Dimension, readonly string[]>): void {
    if (this.offers + 2 > this.starts.length) this.starts = enlarged(this.starts)
    let end = this.starts[this.offers]!
    dimensions.forEach((dimension, d) => {
      for (const value of valuesOf[dimension]) {
        if (end === this.values.length) this.values = enlarged(this.values)
        this.values[end++] = this.numberOf(dimension, d, value)
      }
    })
    this.starts[++this.offers] = end
  }

  /**
   * Keeps of the offers those that pass, and counts values: of a dimension among the offers that pass all the other
   * dimensions, so that choosing a second value of it shows beforehand what it would add.
   */
  pass(offers: Uint32Array, filter: Filter): { passing: Uint32Array; counts: FacetCounts } {
    const { chosen, asked } = this.choices(filter)
    const counts = new Uint32Array(this.names.length)
    const passing = new Uint32Array(offers.length)
    let passed = 0
    for (let i = 0; i < offers.length; i++) {
      const offer = offers[i]!
      const start = this.starts[offer]!
      const end = this.starts[offer + 1]!
      let met = 0
      if (asked) for (let v = start; v < end; v++) met |= chosen[this.values[v]!]!
      const missed = asked & ~met
      if (missed === 0) {
        passing[passed++] = offer
        for (let v = start; v < end; v++) counts[this.values[v]!]!++
      } else if ((missed & (missed - 1)) === 0) {
        for (let v = start; v < end; v++) {
          const value = this.values[v]!
          if (1 << this.dimensionOf[value]! === missed) counts[value]!++
        }
      }
    }
    return { passing: passing.subarray(0, passed), counts: this.named(counts) }
  }

  /** The same without the counts. */
  passing(offers: Uint32Array, filter: Filter): Uint32Array {
    const { chosen, asked } = this.choices(filter)
    return offers.filter((offer) => {
      let met = 0
      for (let v = this.starts[offer]!; v < this.starts[offer + 1]!; v++) met |= chosen[this.values[v]!]!
      return (asked & ~met) === 0
    })
  }

  sweep(renumbered: Int32Array): void {
    let end = 0
    let kept = 0
    for (let offer = 0; offer < this.offers; offer++) {
      const from = this.starts[offer]!
      const to = this.starts[offer + 1]!
      if (renumbered[offer]! < 0) continue
      this.values.copyWithin(end, from, to)
      this.starts[kept++] = end
      end += to - from
    }
    this.starts[kept] = end
    this.offers = kept
  }

  private choices(filter: Filter): { chosen: Uint8Array; asked: number } {
    const chosen = new Uint8Array(this.names.length)
    let asked = 0
    dimensions.forEach((dimension, d) => {
      const values = filter[dimension]
      if (!values?.length) return
      asked |= 1 << d
      for (const value of values) {
        const number = this.numbers.get(`${d}:${value}`)
        if (number !== undefined) chosen[number] = 1 << d
      }
    })
    return { chosen, asked }
  }

  private named(counts: Uint32Array): FacetCounts {
    const result = Object.fromEntries(dimensions.map((d) => [d, new Map()])) as FacetCounts
    counts.forEach((count, value) => {
      if (count) result[dimensions[this.dimensionOf[value]!]!].set(this.names[value]!, count)
    })
    return result
  }

  private numberOf(dimension: Dimension, d: number, value: string): number {
    const key = `${d}:${value}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.names.push(value) - 1
    if (number >= 2 ** 16) throw new Error(`more than ${2 ** 16} facet values; ${dimension} ${value} is one too many`)
    if (number === this.dimensionOf.length) this.dimensionOf = enlarged(this.dimensionOf)
    this.dimensionOf[number] = d
    this.numbers.set(key, number)
    return number
  }
}

function enlarged<A extends Uint8Array | Uint16Array | Uint32Array>(array: A): A {
  const larger = new (array.constructor as new (length: number) => A)(array.length * 2)
  larger.set(array)
  return larger
}
