/** Compares by a text, for `sort`: the same order in every process, whatever its language. */
export function byText<T>(textOf: (item: T) => string) {
  return (a: T, b: T) => (textOf(a) < textOf(b) ? -1 : 1)
}
