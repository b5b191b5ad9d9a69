/** The colours of one publisher's pictures, all made from its hue. */

export interface Palette {
  hue: number
  /** The product's own colour, for headers, buttons and the first series of a chart. */
  main: string
  /** For dark sidebars and headings. */
  deep: string
  darker: string
  /** Grounds, from nearly white to clearly coloured. */
  wash: string
  tint: string
  soft: string
  /** A companion colour across the wheel, used sparingly. */
  spark: string
  /** Six distinguishable colours for series and blocks; the last is a quiet grey. */
  series: [string, string, string, string, string, string]
  ink: string
  text: string
  quiet: string
  faint: string
  line: string
  ground: string
  paper: string
}

export type Tone = 'ok' | 'busy' | 'warn' | 'bad' | 'idle'

/** Text and ground of a status. The same in every product, as in the marketplace itself. */
export const tones: Record<Tone, { text: string; ground: string; solid: string }> = {
  ok: { text: '#1d6b43', ground: '#dff3e6', solid: '#2f9e66' },
  busy: { text: '#1f56a5', ground: '#e0ecfc', solid: '#3b7ddd' },
  warn: { text: '#8a5300', ground: '#fdefd3', solid: '#e2a02b' },
  bad: { text: '#a42a2a', ground: '#fbe3e1', solid: '#d6524e' },
  idle: { text: '#55605c', ground: '#eceeed', solid: '#98a39f' },
}

export function paletteOf(hue: number): Palette {
  // Yellows and olives turn to mud when they are dark.
  const lift = hue > 45 && hue < 130 ? 0.05 : 0
  return {
    hue,
    main: oklch(0.52 + lift, 0.125, hue),
    deep: oklch(0.33 + lift * 0.6, 0.075, hue),
    darker: oklch(0.25, 0.055, hue),
    wash: oklch(0.983, 0.008, hue),
    tint: oklch(0.95, 0.022, hue),
    soft: oklch(0.87, 0.055, hue),
    spark: oklch(0.76, 0.13, hue + 165),
    series: [
      oklch(0.55 + lift, 0.13, hue),
      oklch(0.74, 0.11, hue + 35),
      oklch(0.68, 0.12, hue + 150),
      oklch(0.46, 0.1, hue - 40),
      oklch(0.67, 0.15, hue + 205),
      '#aeb8b4',
    ],
    ink: '#1b2421',
    text: '#38433f',
    quiet: '#6c7773',
    faint: '#9aa5a1',
    line: '#e3e8e6',
    ground: oklch(0.975, 0.006, hue),
    paper: '#ffffff',
  }
}

/** Lightness 0–1, chroma and hue of OKLCH as a hexadecimal colour; chroma gives way where the screen has no such colour. */
export function oklch(lightness: number, chroma: number, hue: number): string {
  for (let c = chroma; ; c -= 0.004) {
    const channels = linearRgb(lightness, Math.max(c, 0), hue)
    if (c <= 0 || channels.every((channel) => channel >= -0.0005 && channel <= 1.0005)) {
      return `#${channels.map(hexadecimal).join('')}`
    }
  }
}

// Björn Ottosson, "A perceptual color space for image processing" (2020).
function linearRgb(lightness: number, chroma: number, hue: number): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function hexadecimal(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear))
  const value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
}
