/** What a chart shows, and in which colours. */
export type Series = { key: string; label: string; colour?: string }

/** What is null was not measured: no dot, no line to it, no zero. */
export type Point = Record<string, string | number | null>

export type ChartProps = {
  /** What is counted, over what. */
  title: string
  data: Point[]
  /** The key of `data` that stands along the bottom: a day, a name. */
  along: { key: string; label: string; format?: (value: string | number) => string }
  series: Series[]
  format?: (value: number) => string
  /** Where a point leads: what is behind its figures. */
  hrefOf?: (point: Point) => string | undefined
}

/** The same colour for the same thing everywhere: a series that means one of these takes its name. */
export const seriesColours = [
  'var(--brand)',
  'var(--on-its-way)',
  'var(--accent-strong)',
  'var(--done)',
  'var(--failed)',
  'var(--at-rest)',
]
