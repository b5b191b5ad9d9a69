/** What landed in the stand-ins, as a page that renews itself; and what to enter in the portal to send leads there. */
export type System = {
  name: string
  /** What to enter in the portal's form, by the label of the field. */
  enter: Record<string, string>
  landed(): Promise<Record<string, unknown>[]>
}

const words = {
  en: { title: 'What landed in the stand-ins', enter: 'Enter in the portal', none: 'Nothing yet.', count: 'leads' },
  fr: {
    title: 'Ce qui est arrivé dans les doublures',
    enter: 'À saisir dans le portail',
    none: 'Rien encore.',
    count: 'prospects',
  },
}
const newest = 50
// Long texts that say what other columns say, and what only programs read.
const hiddenColumns = /^(Description|description|CustomerInfo|odata|comments|.*@odata)/

export async function landedPage(systems: System[], acceptLanguage: string): Promise<string> {
  const locale = /^\s*fr\b/i.test(acceptLanguage) ? 'fr' : 'en'
  const say = words[locale]
  const sections = await Promise.all(
    systems.map(async ({ name, enter, landed }) => {
      const rows = await landed()
      const settings = Object.entries(enter).map(
        ([label, value]) => `<dt>${text(label)}</dt><dd><code>${text(value)}</code></dd>`,
      )
      return `<section><h2>${text(name)} – ${rows.length} ${say.count}</h2>
<details><summary>${say.enter}</summary><dl>${settings.join('')}</dl></details>
${rows.length === 0 ? `<p>${say.none}</p>` : tableOf(rows.slice(-newest).reverse())}</section>`
    }),
  )
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><title>${say.title}</title><style>
body{font:16px/1.5 system-ui;margin:2rem auto;max-width:72rem;padding:0 1rem;color-scheme:light dark}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}th,td{border:1px solid #8886;padding:.25rem .5rem;text-align:left;white-space:nowrap}
code{overflow-wrap:anywhere}dt{font-weight:600}</style></head><body><h1>${say.title}</h1>${sections.join('')}</body></html>`
}

function tableOf(rows: Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !hiddenColumns.test(name))
  const head = columns.map((name) => `<th scope="col">${text(name)}</th>`).join('')
  const body = rows.map((row) => `<tr>${columns.map((name) => `<td>${text(shown(row[name]))}</td>`).join('')}</tr>`)
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function shown(value: unknown): string {
  return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function text(value: string): string {
  const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return value.replace(/[&<>"]/g, (character) => escaped[character]!)
}
