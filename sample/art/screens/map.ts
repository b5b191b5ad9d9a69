import type { MapScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { text } from '../lettering.ts'
import { drawGround, type Point } from '../map-grounds.ts'
import { oklch, type Palette, tones } from '../palette.ts'
import { type Box, card, cellsOf, circle, clipped, dice, label, line, n, pill, rect } from '../shapes.ts'

/** A map with routes or areas on it, and the list of them beside. */
export function drawMap(screen: MapScreen, { body, palette }: { body: Box; palette: Palette }): string {
  const panel = { x: body.x, y: body.y, width: 316, height: body.height }
  const map = { x: body.x + 332, y: body.y, width: body.width - 332, height: body.height }
  const roll = dice(screen.title + screen.panel)
  const ground = drawGround[screen.ground](map, roll)
  const over = screen.areas ? drawAreas(map, screen.areas, palette) : drawRoutes(map, screen, palette, roll)
  const callout = screen.callout ? drawCallout(map, screen.callout, palette) : ''
  const zoom = drawZoom(map, palette)
  return (
    drawPanel(panel, screen, palette) +
    clipped(map, ground + over + callout + zoom, 10) +
    rect(map, { stroke: palette.line, radius: 10 })
  )
}

function drawPanel(box: Box, { panel, routes = [], areas = [] }: MapScreen, palette: Palette): string {
  const items = routes.length ? routes : areas
  const step = Math.min(84, (box.height - 56) / items.length)
  const rows = items.map((item, i) => {
    const cells = cellsOf(item)
    const [name = '', sub = '', figure = ''] = cells
    const y = box.y + 52 + i * step
    const colour = colourOf(palette, i)
    const detail = routes.length
      ? pill(box.x + 38, y + step / 2 + 26, cells[3] ?? '', 200).svg
      : text(box.x + 38, y + step / 2 + 27, figure, {
          size: 12.5,
          weight: 500,
          fill: palette.text,
          max: box.width - 56,
        })
    return (
      line(box.x, y, box.x + box.width, y, palette.line) +
      rect({ x: box.x + 18, y: y + 16, width: 6, height: step - 32 }, { fill: colour, radius: 3 }) +
      text(box.x + 38, y + step / 2 - 12, name, { size: 13.5, weight: 600, max: box.width - 56 }) +
      label(box.x + 38, y + step / 2 + 6, sub, palette, box.width - 56) +
      detail
    )
  })
  return card(box, palette) + text(box.x + 18, box.y + 33, panel, { size: 15, weight: 600 }) + rows.join('')
}

function drawRoutes(box: Box, { routes = [], ground }: MapScreen, palette: Palette, roll: () => number): string {
  if (ground === 'coast') return drawLegs(box, routes, palette, roll)
  const depot: Point = [box.x + box.width * 0.47, box.y + box.height * 0.52]
  const tours = routes.map((route, i) => {
    const stops = Number(cellsOf(route)[2] ?? 6)
    const points = tourOf(box, depot, (i / routes.length) * Math.PI * 2 + 0.4, stops, roll)
    const colour = colourOf(palette, i)
    const path = [depot, ...points, depot].map(([x, y]) => `${n(x)} ${n(y)}`).join('L')
    const done = Math.round(stops * (0.2 + roll() * 0.7))
    return (
      `<path d="M${path}" fill="none" stroke="#ffffff" stroke-width="7" stroke-linejoin="round" opacity="0.85"/>` +
      `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="4" stroke-linejoin="round"/>` +
      points
        .map(
          ([x, y], s) =>
            circle(x, y, 8.5, s < done ? colour : '#ffffff', s < done ? '#ffffff' : colour, 2.4) +
            stopNumber(x, y, s + 1, s < done ? '#ffffff' : colour),
        )
        .join('')
    )
  })
  const [dx, dy] = depot
  return (
    tours.join('') +
    rect(
      { x: dx - 18, y: dy - 18, width: 36, height: 36 },
      { fill: palette.deep, radius: 9, stroke: '#ffffff', width: 2.5 },
    ) +
    icon('truck', dx - 11, dy - 11, 22, '#ffffff')
  )
}

function stopNumber(x: number, y: number, number: number, colour: string): string {
  return text(x, y + 3.6, String(number), { size: 10, weight: 700, fill: colour, anchor: 'middle' })
}

/** Stops of one tour: out along one direction and back along its neighbour, never crossing another tour. */
function tourOf(box: Box, [cx, cy]: Point, angle: number, stops: number, roll: () => number): Point[] {
  return Array.from({ length: stops }, (_, s) => {
    const share = (s + 1) / (stops + 1)
    const far = Math.sin(share * Math.PI) ** 0.7
    const turn = angle + (share - 0.5) * 0.82 + (roll() - 0.5) * 0.05
    const reach = 0.24 + far * 0.66 + (roll() - 0.5) * 0.1
    const x = cx + Math.cos(turn) * reach * box.width * 0.47
    const y = cy + Math.sin(turn) * reach * box.height * 0.47
    return [
      Math.max(box.x + 16, Math.min(box.x + box.width - 16, x)),
      Math.max(box.y + 16, Math.min(box.y + box.height - 16, y)),
    ]
  })
}

function drawLegs(box: Box, routes: string[], palette: Palette, roll: () => number): string {
  const places: Point[] = Array.from({ length: routes.length + 1 }, (_, i) => {
    const share = i / routes.length
    return [box.x + box.width * (0.22 + share * 0.5), box.y + box.height * (0.88 - share * 0.74) + (roll() - 0.5) * 30]
  })
  const legs = routes.map((_, i) => {
    const [from, to] = [places[i], places[i + 1]]
    if (!from || !to) return ''
    const middle: Point = [(from[0] + to[0]) / 2 + 46, (from[1] + to[1]) / 2 + 26]
    const dash = i === routes.length - 1 ? ' stroke-dasharray="3 10"' : ''
    return `<path d="M${n(from[0])} ${n(from[1])}Q${n(middle[0])} ${n(middle[1])} ${n(to[0])} ${n(to[1])}" fill="none" stroke="${colourOf(palette, i)}" stroke-width="6" stroke-linecap="round"${dash}/>`
  })
  const names = [
    ...routes.map((route) => route.split(' – ')[0] ?? ''),
    cellsOf(routes.at(-1) ?? '')[0]?.split(' – ')[1] ?? '',
  ]
  const dots = places.map(
    ([x, y], i) =>
      circle(x, y, 9, '#ffffff', palette.deep, 4) +
      text(x - 18, y + 5, names[i] ?? '', { size: 13.5, weight: 600, fill: palette.deep, anchor: 'end' }),
  )
  return legs.join('') + dots.join('')
}

const territories: { path: Point[]; at: Point }[] = [
  {
    path: [
      [0.3, 0.12],
      [0.5, 0.07],
      [0.68, 0.1],
      [0.66, 0.32],
      [0.46, 0.38],
      [0.31, 0.33],
    ],
    at: [0.48, 0.22],
  },
  {
    path: [
      [0.3, 0.12],
      [0.31, 0.33],
      [0.36, 0.52],
      [0.27, 0.74],
      [0.16, 0.66],
      [0.1, 0.46],
      [0.17, 0.24],
    ],
    at: [0.23, 0.45],
  },
  {
    path: [
      [0.31, 0.33],
      [0.46, 0.38],
      [0.66, 0.32],
      [0.64, 0.56],
      [0.5, 0.66],
      [0.36, 0.52],
    ],
    at: [0.5, 0.48],
  },
  {
    path: [
      [0.68, 0.1],
      [0.82, 0.2],
      [0.9, 0.44],
      [0.85, 0.68],
      [0.64, 0.56],
      [0.66, 0.32],
    ],
    at: [0.76, 0.4],
  },
  {
    path: [
      [0.36, 0.52],
      [0.5, 0.66],
      [0.64, 0.56],
      [0.85, 0.68],
      [0.72, 0.86],
      [0.5, 0.93],
      [0.33, 0.87],
      [0.27, 0.74],
    ],
    at: [0.53, 0.77],
  },
]

function drawAreas(box: Box, areas: string[], palette: Palette): string {
  const at = ([x, y]: Point): Point => [box.x + x * box.width, box.y + y * box.height]
  return areas
    .map((area, i) => {
      const territory = territories[i]
      if (!territory) throw new Error('a map has at most five areas')
      const path = territory.path.map((point) => at(point).map(n).join(' ')).join('L')
      const [x, y] = at(territory.at)
      const colour = colourOf(palette, i)
      const roll = dice(area)
      const dots = Array.from({ length: 16 }, () =>
        circle(x + (roll() - 0.5) * 150, y + (roll() - 0.5) * 100, 3, colour, '#ffffff'),
      )
      const name = cellsOf(area)[0] ?? ''
      const width = name.length * 8 + 26
      return (
        `<path d="M${path}Z" fill="${colour}" fill-opacity="0.26" stroke="${colour}" stroke-width="2.6" stroke-linejoin="round"/>` +
        dots.join('') +
        rect(
          { x: x - width / 2, y: y - 15, width, height: 30 },
          { fill: '#ffffff', radius: 15, stroke: colour, width: 1.6 },
        ) +
        text(x, y + 5, name, { size: 13.5, weight: 600, fill: palette.ink, anchor: 'middle' })
      )
    })
    .join('')
}

function drawCallout(map: Box, [title = '', ...lines]: string[], palette: Palette): string {
  const height = 52 + lines.length * 22
  const box = { x: map.x + map.width - 284, y: map.y + map.height - height - 20, width: 264, height }
  return (
    card(box, palette) +
    rect({ x: box.x, y: box.y + 14, width: 4, height: 24 }, { fill: palette.main, radius: 2 }) +
    text(box.x + 18, box.y + 31, title, { size: 14, weight: 600, max: box.width - 34 }) +
    lines
      .map((content, i) =>
        text(box.x + 18, box.y + 58 + i * 22, content, { size: 13, fill: palette.text, max: box.width - 34 }),
      )
      .join('')
  )
}

function drawZoom(map: Box, palette: Palette): string {
  const box = { x: map.x + map.width - 52, y: map.y + 18, width: 34, height: 68 }
  return (
    rect(box, { fill: '#ffffff', stroke: palette.line, radius: 8 }) +
    icon('plus', box.x + 8, box.y + 8, 18, palette.text) +
    line(box.x + 6, box.y + 34, box.x + 28, box.y + 34, palette.line) +
    line(box.x + 11, box.y + 51, box.x + 23, box.y + 51, palette.text, 1.6)
  )
}

function colourOf(palette: Palette, i: number): string {
  const extra = [tones.bad.solid, oklch(0.6, 0.13, palette.hue + 95)]
  return [...palette.series.slice(0, 5), ...extra][i % 7] ?? palette.main
}
