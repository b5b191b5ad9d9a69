/** What a table lists, in the order it had in the draft: spreadsheets sort, and the same list sorted is no change. */
export function inFormerOrder(listed: readonly string[], before: readonly string[] = []): string[] {
  const now = new Set(listed)
  return [...new Set([...before.filter((one) => now.has(one)), ...now])]
}
