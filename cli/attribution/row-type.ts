/** What a file of rows is, by its name; zipped ones by what they were before. */
export function rowTypeOf(path: string): string {
  const name = path.toLowerCase().replace(/\.gz$/, '')
  if (name.endsWith('.csv')) return 'text/csv'
  if (name.endsWith('.parquet')) return 'application/vnd.apache.parquet'
  // Standard input may be either: one value a line is NDJSON.
  return /\.(ndjson|jsonl)$/.test(name) || name === '-' ? 'application/x-ndjson' : 'application/json'
}
