/**
 * Addresses of files that listings show: the offer, then the content's hash, so that what was fetched once stays
 * right for ever. Pictures also come narrower, as WebP: `…/ab12.w640.webp`.
 */
const extensions: Record<string, string> = { 'image/png': 'png', 'application/pdf': 'pdf' }

/** Widths that pictures come in, in pixels. */
const widths = [96, 192, 480, 960] as const
export type Width = (typeof widths)[number]

export type FileName = { sha256: string; width?: Width }

export function filePath(key: string, file: { sha256: string; contentType: string }): string {
  return `/files/${key}/${file.sha256}.${extensions[file.contentType] ?? 'bin'}`
}

/** `…/ab12.png` → `…/ab12.w480.webp` */
export function narrower(path: string, width: Width): string {
  return path.replace(/\.png(?=$|\?)/, `.w${width}.webp`)
}

/** What an address asks for, or undefined when no listing can have named it. */
export function parseFileName(name: string): FileName | undefined {
  const match = name.match(/^([0-9a-f]{64})\.(?:(png|pdf)|w(\d+)\.webp)$/)
  if (!match) return undefined
  const width = widths.find((w) => w === Number(match[3]))
  if (match[3] && !width) return undefined
  return { sha256: match[1]!, width }
}
