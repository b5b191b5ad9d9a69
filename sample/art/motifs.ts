/** Flat pictures for galleries and photographs: a few shapes each, in the publisher's colours. */
import { oklch, type Palette } from './palette.ts'
import { type Box, circle, n, rect } from './shapes.ts'

type Motif = (box: Box, colours: Colours) => string

interface Colours {
  ground: string
  far: string
  near: string
  light: string
  dark: string
}

export function drawMotif(name: string, box: Box, palette: Palette, turn = 0): string {
  const motif = motifs[name]
  if (!motif) throw new Error(`there is no motif "${name}"`)
  const hue = palette.hue + [0, 40, 200, 20, 150, 330][turn % 6]!
  const colours = {
    ground: oklch(0.9, 0.05, hue),
    far: oklch(0.78, 0.09, hue),
    near: oklch(0.58, 0.12, hue),
    light: oklch(0.96, 0.04, hue + 60),
    dark: oklch(0.38, 0.08, hue),
  }
  return rect(box, { fill: colours.ground }) + motif(box, colours)
}

const centre = ({ x, y, width, height }: Box) => ({ cx: x + width / 2, cy: y + height / 2, s: height / 100 })

function hills({ x, y, width, height }: Box, { far, near }: Colours): string {
  const at = (share: number) => n(y + height * share)
  return (
    `<path d="M${n(x)} ${at(0.75)}C${n(x + width * 0.25)} ${at(0.45)} ${n(x + width * 0.4)} ${at(0.6)} ${n(x + width * 0.6)} ${at(0.7)}S${n(x + width * 0.9)} ${at(0.5)} ${n(x + width)} ${at(0.6)}V${at(1)}H${n(x)}Z" fill="${far}"/>` +
    `<path d="M${n(x)} ${at(0.9)}C${n(x + width * 0.3)} ${at(0.7)} ${n(x + width * 0.55)} ${at(0.95)} ${n(x + width)} ${at(0.78)}V${at(1)}H${n(x)}Z" fill="${near}"/>`
  )
}

function leafAt(cx: number, cy: number, length: number, angle: number, fill: string): string {
  return `<path transform="translate(${n(cx)} ${n(cy)}) rotate(${angle})" d="M0 0C${n(length * 0.32)} ${n(-length * 0.3)} ${n(length * 0.32)} ${n(-length * 0.75)} 0 ${n(-length)}C${n(-length * 0.32)} ${n(-length * 0.75)} ${n(-length * 0.32)} ${n(-length * 0.3)} 0 0Z" fill="${fill}"/>`
}

const motifs: Record<string, Motif> = {
  sun: (box, colours) => {
    const { cx, cy, s } = centre(box)
    return circle(cx, cy - 6 * s, 24 * s, colours.light) + hills(box, colours)
  },
  moon: (box, colours) => {
    const { cx, cy, s } = centre(box)
    const night = rect(box, { fill: colours.dark })
    const stars = [
      [-60, -30],
      [-30, -38],
      [40, -34],
      [70, -14],
      [-80, 2],
      [15, -22],
    ].map(([dx = 0, dy = 0]) => circle(cx + dx * s, cy + dy * s, 1.6 * s, colours.light))
    return (
      night +
      stars.join('') +
      circle(cx + 30 * s, cy - 12 * s, 18 * s, colours.light) +
      circle(cx + 22 * s, cy - 16 * s, 16 * s, colours.dark) +
      hills(box, { ...colours, far: colours.near })
    )
  },
  waves: (box, { far, near, dark, light }) => {
    const rows = [far, near, dark].map((fill, i) => {
      const y = box.y + box.height * (0.42 + i * 0.2)
      const step = box.width / 6
      const crest = Array.from({ length: 7 }, () => `q${n(step / 2)} ${n(-box.height * 0.16)} ${n(step)} 0`).join('')
      return `<path d="M${n(box.x - i * step * 0.3)} ${n(y)}${crest}V${n(box.y + box.height)}H${n(box.x - step)}Z" fill="${fill}"/>`
    })
    return circle(box.x + box.width * 0.76, box.y + box.height * 0.26, box.height * 0.13, light) + rows.join('')
  },
  leaf: (box, { near, far, dark }) => {
    const { cx, cy, s } = centre(box)
    const stem = `<path d="M${n(cx)} ${n(cy + 44 * s)}V${n(cy - 30 * s)}" stroke="${dark}" stroke-width="${n(2.4 * s)}"/>`
    const leaves = [-2, -1, 0, 1, 2].flatMap((k) => [
      leafAt(cx, cy + (18 - (k + 2) * 12) * s, 34 * s, 58, k % 2 ? near : far),
      leafAt(cx, cy + (24 - (k + 2) * 12) * s, 34 * s, -58, k % 2 ? far : near),
    ])
    return stem + leaves.join('') + leafAt(cx, cy - 28 * s, 24 * s, 0, near)
  },
  tree: (box, colours) => {
    const { cx, cy, s } = centre(box)
    const trees = [-62, -20, 26, 66].map((dx, i) => {
      const r = (i % 2 ? 20 : 15) * s
      const x = cx + dx * s
      const y = cy + (i % 2 ? 2 : 10) * s
      return (
        rect({ x: x - 2 * s, y, width: 4 * s, height: 34 * s }, { fill: colours.dark }) +
        circle(x, y - r * 0.4, r, i % 2 ? colours.near : colours.dark)
      )
    })
    return hills(box, colours) + trees.join('')
  },
  coral: (box, { near, dark, far }) => {
    const { cx, cy, s } = centre(box)
    const arms = [-60, -38, -14, 14, 38, 60].map((angle, i) => {
      const end = {
        x: cx + Math.sin((angle * Math.PI) / 180) * 62 * s,
        y: cy + 22 * s + Math.cos((angle * Math.PI) / 180) * 20 * s,
      }
      return `<path d="M${n(cx)} ${n(cy - 6 * s)}Q${n((cx + end.x) / 2 + (i % 2 ? 14 : -14) * s)} ${n(cy + 34 * s)} ${n(end.x)} ${n(end.y)}" fill="none" stroke="${i % 2 ? near : dark}" stroke-width="${n(9 * s)}" stroke-linecap="round"/>`
    })
    return (
      arms.join('') +
      circle(cx, cy - 14 * s, 25 * s, near) +
      circle(cx - 9 * s, cy - 14 * s, 4 * s, far) +
      circle(cx + 9 * s, cy - 14 * s, 4 * s, far)
    )
  },
  house: (box, { near, dark, light, far }) => {
    const { cx, cy, s } = centre(box)
    return (
      rect({ x: box.x, y: cy + 28 * s, width: box.width, height: box.height }, { fill: far }) +
      rect({ x: cx - 34 * s, y: cy - 6 * s, width: 68 * s, height: 40 * s }, { fill: near }) +
      `<path d="M${n(cx - 42 * s)} ${n(cy - 4 * s)}L${n(cx)} ${n(cy - 38 * s)}L${n(cx + 42 * s)} ${n(cy - 4 * s)}Z" fill="${dark}"/>` +
      rect({ x: cx - 8 * s, y: cy + 10 * s, width: 16 * s, height: 24 * s }, { fill: light }) +
      rect({ x: cx + 15 * s, y: cy + 4 * s, width: 12 * s, height: 12 * s }, { fill: light }) +
      rect({ x: cx - 27 * s, y: cy + 4 * s, width: 12 * s, height: 12 * s }, { fill: light })
    )
  },
  book: (box, { near, dark, light, far }) => {
    const { cx, cy, s } = centre(box)
    return [dark, near, far]
      .map((fill, i) => {
        const at = { x: cx - (44 - i * 5) * s, y: cy + (18 - i * 19) * s, width: (88 - i * 12) * s, height: 16 * s }
        return (
          rect(at, { fill, radius: 3 * s }) +
          rect({ x: at.x + 10 * s, y: at.y + 6 * s, width: at.width - 26 * s, height: 3.5 * s }, { fill: light })
        )
      })
      .join('')
  },
  wheel: (box, { near, dark, light }) => {
    const { cx, cy, s } = centre(box)
    const spokes = Array.from({ length: 8 }, (_, i) => {
      const angle = (i / 8) * Math.PI * 2
      return `<path d="M${n(cx)} ${n(cy)}L${n(cx + Math.cos(angle) * 34 * s)} ${n(cy + Math.sin(angle) * 34 * s)}" stroke="${dark}" stroke-width="${n(2.6 * s)}"/>`
    })
    return circle(cx, cy, 38 * s, light, near, 7 * s) + spokes.join('') + circle(cx, cy, 8 * s, near)
  },
  gift: (box, { near, dark, light }) => {
    const { cx, cy, s } = centre(box)
    return (
      rect({ x: cx - 34 * s, y: cy - 8 * s, width: 68 * s, height: 46 * s }, { fill: near, radius: 3 * s }) +
      rect({ x: cx - 38 * s, y: cy - 20 * s, width: 76 * s, height: 16 * s }, { fill: dark, radius: 3 * s }) +
      rect({ x: cx - 6 * s, y: cy - 20 * s, width: 12 * s, height: 58 * s }, { fill: light }) +
      leafAt(cx, cy - 18 * s, 26 * s, 55, light) +
      leafAt(cx, cy - 18 * s, 26 * s, -55, light)
    )
  },
  rain: (box, { near, dark, light }) => {
    const { cx, cy, s } = centre(box)
    const drops = Array.from({ length: 22 }, (_, i) => {
      const x = box.x + ((i * 53) % 100) * 0.01 * box.width
      const y = box.y + ((i * 37) % 100) * 0.01 * box.height
      return `<path d="M${n(x)} ${n(y)}l${n(-4 * s)} ${n(12 * s)}" stroke="${near}" stroke-width="${n(2 * s)}" stroke-linecap="round"/>`
    })
    return (
      drops.join('') +
      `<path d="M${n(cx - 42 * s)} ${n(cy + 6 * s)}A${n(42 * s)} ${n(42 * s)} 0 0 1 ${n(cx + 42 * s)} ${n(cy + 6 * s)}Z" fill="${dark}"/>` +
      `<path d="M${n(cx - 14 * s)} ${n(cy + 6 * s)}A${n(14 * s)} ${n(42 * s)} 0 0 1 ${n(cx + 14 * s)} ${n(cy + 6 * s)}Z" fill="${light}"/>` +
      `<path d="M${n(cx)} ${n(cy + 6 * s)}v${n(26 * s)}a${n(7 * s)} ${n(7 * s)} 0 0 1 ${n(-14 * s)} 0" fill="none" stroke="${dark}" stroke-width="${n(4 * s)}" stroke-linecap="round"/>`
    )
  },
  wave: (box, { far, near, dark }) =>
    [far, near, dark, near, far]
      .map((fill, i) => {
        const y = box.y + box.height * (0.14 + i * 0.18)
        const step = box.width / 8
        return `<path d="M${n(box.x)} ${n(y)}${Array.from({ length: 8 }, (_, k) => `q${n(step / 2)} ${n(box.height * (k % 2 ? 0.12 : -0.12))} ${n(step)} 0`).join('')}" fill="none" stroke="${fill}" stroke-width="${n(box.height * 0.075)}"/>`
      })
      .join(''),
  coin: (box, { near, dark, light }) => {
    const { cx, cy, s } = centre(box)
    return [22, 8, -6, -20]
      .map(
        (dy, i) =>
          `<ellipse cx="${n(cx)}" cy="${n(cy + dy * s)}" rx="${n(38 * s)}" ry="${n(14 * s)}" fill="${i % 2 ? light : near}" stroke="${dark}" stroke-width="${n(2.4 * s)}"/>`,
      )
      .join('')
  },
  pump: (box, { near, dark, far, light }) => {
    const { cx, cy, s } = centre(box)
    return (
      rect({ x: cx - 60 * s, y: cy + 30 * s, width: 120 * s, height: 8 * s }, { fill: dark, radius: 2 * s }) +
      circle(cx - 26 * s, cy + 4 * s, 28 * s, near) +
      circle(cx - 26 * s, cy + 4 * s, 13 * s, light, dark, 3 * s) +
      rect({ x: cx - 38 * s, y: cy - 42 * s, width: 22 * s, height: 26 * s }, { fill: near }) +
      rect({ x: cx - 43 * s, y: cy - 44 * s, width: 32 * s, height: 7 * s }, { fill: dark, radius: 2 * s }) +
      rect({ x: cx + 2 * s, y: cy - 4 * s, width: 14 * s, height: 14 * s }, { fill: dark }) +
      rect({ x: cx + 14 * s, y: cy - 16 * s, width: 48 * s, height: 40 * s }, { fill: far, radius: 5 * s }) +
      [22, 32, 42, 52]
        .map((dx) =>
          rect({ x: cx + dx * s, y: cy - 14 * s, width: 3.4 * s, height: 36 * s }, { fill: dark, opacity: 0.5 }),
        )
        .join('')
    )
  },
  motor: (box, { near, dark, far }) => {
    const { cx, cy, s } = centre(box)
    return (
      rect({ x: cx - 46 * s, y: cy - 26 * s, width: 82 * s, height: 52 * s }, { fill: near, radius: 8 * s }) +
      [-36, -24, -12, 0, 12, 24]
        .map((dx) =>
          rect({ x: cx + dx * s, y: cy - 26 * s, width: 4 * s, height: 52 * s }, { fill: dark, opacity: 0.55 }),
        )
        .join('') +
      rect({ x: cx + 36 * s, y: cy - 18 * s, width: 12 * s, height: 36 * s }, { fill: far }) +
      rect({ x: cx + 48 * s, y: cy - 5 * s, width: 20 * s, height: 10 * s }, { fill: dark }) +
      rect({ x: cx - 18 * s, y: cy - 40 * s, width: 30 * s, height: 15 * s }, { fill: dark, radius: 2 * s }) +
      rect({ x: cx - 38 * s, y: cy + 26 * s, width: 18 * s, height: 10 * s }, { fill: dark }) +
      rect({ x: cx + 10 * s, y: cy + 26 * s, width: 18 * s, height: 10 * s }, { fill: dark })
    )
  },
  bolts: (box, { near, dark, far }) => {
    const { cx, cy, s } = centre(box)
    return Array.from({ length: 10 }, (_, i) => {
      const x = cx + (((i * 37) % 100) - 50) * 1.5 * s
      const y = cy + (((i * 61) % 80) - 40) * s
      const nut = Array.from(
        { length: 6 },
        (_, k) =>
          `${n(x + Math.cos((k / 3) * Math.PI + i) * 14 * s)} ${n(y + Math.sin((k / 3) * Math.PI + i) * 14 * s)}`,
      ).join('L')
      return `<path d="M${nut}Z" fill="${i % 2 ? near : dark}"/>${circle(x, y, 6 * s, far)}`
    }).join('')
  },
  window: (box, { near, dark, light, far }) => {
    const { cx, cy, s } = centre(box)
    return [-48, 0, 48]
      .map(
        (dx, i) =>
          rect(
            { x: cx + (dx - 18) * s, y: cy - 34 * s, width: 36 * s, height: 66 * s },
            { fill: i === 1 ? far : light, stroke: dark, width: 4 * s },
          ) +
          rect({ x: cx + (dx - 1) * s, y: cy - 34 * s, width: 3 * s, height: 66 * s }, { fill: dark }) +
          rect({ x: cx + (dx - 22) * s, y: cy + 34 * s, width: 44 * s, height: 6 * s }, { fill: near }),
      )
      .join('')
  },
  portrait: (box, { near, dark, light }) => {
    const { cx, cy, s } = centre(box)
    return (
      `<path d="M${n(cx - 46 * s)} ${n(cy + 52 * s)}C${n(cx - 40 * s)} ${n(cy + 12 * s)} ${n(cx + 40 * s)} ${n(cy + 12 * s)} ${n(cx + 46 * s)} ${n(cy + 52 * s)}Z" fill="${near}"/>` +
      circle(cx, cy - 10 * s, 23 * s, light) +
      `<path d="M${n(cx - 25 * s)} ${n(cy - 6 * s)}C${n(cx - 30 * s)} ${n(cy - 46 * s)} ${n(cx + 30 * s)} ${n(cy - 46 * s)} ${n(cx + 25 * s)} ${n(cy - 6 * s)}C${n(cx + 18 * s)} ${n(cy - 22 * s)} ${n(cx - 6 * s)} ${n(cy - 22 * s)} ${n(cx - 25 * s)} ${n(cy - 6 * s)}Z" fill="${dark}"/>`
    )
  },
  arm: (box, { near, dark, far }) => {
    const { cx, cy, s } = centre(box)
    return (
      rect({ x: cx - 50 * s, y: cy + 34 * s, width: 100 * s, height: 8 * s }, { fill: dark }) +
      `<path d="M${n(cx - 26 * s)} ${n(cy + 32 * s)}L${n(cx - 16 * s)} ${n(cy - 20 * s)}L${n(cx + 30 * s)} ${n(cy - 32 * s)}L${n(cx + 44 * s)} ${n(cy + 4 * s)}" fill="none" stroke="${near}" stroke-width="${n(11 * s)}" stroke-linejoin="round"/>` +
      [
        [-26, 30],
        [-16, -20],
        [30, -32],
      ]
        .map(([dx = 0, dy = 0]) => circle(cx + dx * s, cy + dy * s, 9 * s, far, dark, 3 * s))
        .join('') +
      circle(cx + 45 * s, cy + 10 * s, 5 * s, dark)
    )
  },
}
