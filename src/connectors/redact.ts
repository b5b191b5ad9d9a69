/** Takes secrets out of what is kept of a call: destinations echo headers and addresses in their answers. */

const hidden = '•••'
// What no connector sends on purpose, but servers like to print back (spec leads §6.5).
const wellKnown =
  /\b(client_secret|password|AccountKey|sig|SharedAccessSignature|Authorization|access_token)(["']?\s*[=:]\s*["']?)(?:(?:Bearer|Basic|SharedKey)\s+)?[^\s"'&,;}<]+/gi

export function redactor(secrets: (string | undefined)[]): (text: string) => string {
  const known = [...new Set(secrets.filter((s): s is string => s !== undefined && s.length >= 4))].sort(
    (a, b) => b.length - a.length,
  )
  return (text) =>
    known
      .reduce((cleaned, secret) => cleaned.replaceAll(secret, hidden), text)
      .replace(wellKnown, (_whole, name: string, sign: string) => `${name}${sign}${hidden}`)
}
