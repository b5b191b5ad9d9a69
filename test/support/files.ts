/** Files for tests, made on the spot: images that look like something, documents with text, packages. */
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'

/** A sharp PNG of that size: stripes and text-like detail, never twice the same for different seeds. */
export async function aPng(width: number, height = width, { seed = 1 } = {}): Promise<Buffer> {
  const lines = Array.from({ length: 40 }, (_, i) => {
    const y = (i * height) / 40
    const length = (width * (((i * 7 + seed * 13) % 10) + 2)) / 12
    return `<rect x="${width / 20}" y="${y}" width="${length}" height="${height / 90 + 1}" fill="hsl(${(i * 31 + seed * 57) % 360} 60% 35%)"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e8f0f4"/>${lines.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** A logo: one flat shape on a transparent ground. */
export async function aLogo(edge = 280, { seed = 1 } = {}): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${edge}" height="${edge}"><circle cx="50%" cy="50%" r="46%" fill="hsl(${(seed * 57) % 360} 70% 40%)"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** A one-page PDF with a title and text; `objects` are added to it, `catalog` goes into its root. */
export function aPdf({
  title = 'Field guide',
  text = 'How crews plan their day.',
  catalog = '',
  /** Where a link on its page leads. */
  link = '',
  objects = [] as string[],
} = {}): Buffer {
  const content = text ? `BT /F1 24 Tf 72 720 Td (${text}) Tj ET` : '0 0 100 100 re f'
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${linkTo(link)} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< ${title ? `/Title (${title})` : ''} /Producer (test) >>`,
    ...objects,
  ]
  let body = '%PDF-1.7\n'
  const offsets = all.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = all.length + 1
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

function linkTo(url: string): string {
  if (!url) return ''
  return `/Annots [<< /Type /Annot /Subtype /Link /Rect [72 700 200 740] /Border [0 0 0] /A << /S /URI /URI (${url}) >> >>]`
}

/** A marketplace package with as many CRM packages in it. */
export function aPackage({ crmPackages = 1, entries = {} as Record<string, string> } = {}): Buffer {
  const inner = Array.from({ length: crmPackages }, (_, i) => [
    `package-${i + 1}.zip`,
    zipSync({ 'solution.xml': strToU8('<x/>') }),
  ])
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'input.xml': strToU8('<PvsPackageData/>'),
      'TermsOfUse.html': strToU8('<p>Terms</p>'),
      ...Object.fromEntries(inner),
      ...Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])),
    }),
  )
}

/** An app for Business Central: a zip behind a header of 40 bytes. */
export function anApp(entries: Record<string, string> = { 'NavxManifest.xml': '<Package/>' }): Buffer {
  const header = Buffer.alloc(40)
  header.write('NAVX', 0, 'latin1')
  return Buffer.concat([header, aZip(entries)])
}

export function aZip(entries: Record<string, string>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))))
}

/** An Excel workbook that is nothing but recognisable as one. */
export const aWorkbook = () => aZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' })

/** Both templates of an Azure application. */
export const anAzurePackage = () =>
  aZip({ 'mainTemplate.json': '{"resources":[]}', 'createUiDefinition.json': '{"parameters":{}}' })

/** A file of a kind; those with different seeds differ. */
export async function aFileOf(kind: string, seed: string): Promise<{ filename: string; content: Buffer }> {
  const n = Number.parseInt(seed.slice(-3), 10)
  switch (kind) {
    case 'logo-large':
      return { filename: 'logo.png', content: await aLogo(280, { seed: n }) }
    case 'screenshot':
      return { filename: `screen-${n}.png`, content: await aPng(1280, 720, { seed: n }) }
    case 'azure-package':
      return { filename: 'app.zip', content: anAzurePackage() }
    case 'extension-app':
    case 'test-automation':
      return { filename: `${kind}.app`, content: anApp() }
    case 'customization-report':
      return { filename: 'report.xlsx', content: aWorkbook() }
    default:
      return { filename: `${kind}.pdf`, content: aPdf({ title: kind }) }
  }
}
