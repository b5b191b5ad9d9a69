/** A day as it stands in a deal, when it is one: drafts keep whatever was typed. */
export function dayIn(value: string | undefined): string | undefined {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined
}
