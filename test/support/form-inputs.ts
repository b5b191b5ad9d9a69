/** The inputs with which a form of an offer sends a value: a name and a text for each of its parts. */
export function inputs(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return typeof value === 'object' ? [] : [[name, String(value)]]
  return value.flatMap((entry, i) =>
    typeof entry === 'object'
      ? Object.entries(entry as object).flatMap(([key, inner]) => inputs(`${name}.${i}.${key}`, inner))
      : [[name, String(entry)] as [string, string]],
  )
}
