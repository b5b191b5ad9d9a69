/** Ids arrive in addresses: PostgreSQL refuses to compare a uuid with what is none, and we answer that there is nothing. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
