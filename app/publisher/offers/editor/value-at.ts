/** The value at a dotted key of a nested document. */
export function valueAt(document: Record<string, unknown>, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined | null)?.[part], document)
}
