/** What lies under the routes and areas of a map: a town, a country or a coast that does not exist. */
import type { MapScreen } from '../screen.ts'
import { type Box, line, n, rect } from './shapes.ts'

export type Point = [x: number, y: number]

export const drawGround: Record<MapScreen['ground'], (box: Box, roll: () => number) => string> = {
  streets: drawStreets,
  country: drawCountry,
  coast: drawCoast,
}

function drawStreets(box: Box, roll: () => number): string {
  const paper = rect(box, { fill: '#eef0ea' })
  const parks = Array.from({ length: 4 }, () => {
    const at = {
      x: box.x + roll() * box.width * 0.85,
      y: box.y + roll() * box.height * 0.8,
      width: 70 + roll() * 110,
      height: 50 + roll() * 80,
    }
    return rect(at, { fill: '#d5e6c9', radius: 14 })
  })
  const bend = box.height * (0.3 + roll() * 0.3)
  const river = `<path d="M${n(box.x - 20)} ${n(box.y + bend)}C${n(box.x + box.width * 0.3)} ${n(box.y + bend - 120)} ${n(box.x + box.width * 0.45)} ${n(box.y + bend + 190)} ${n(box.x + box.width + 20)} ${n(box.y + bend + 60)}" fill="none" stroke="#bcd9ea" stroke-width="30"/>`
  const small = Array.from({ length: 34 }, (_, i) => {
    const along = roll()
    const slant = (roll() - 0.5) * 60
    return i % 2
      ? line(box.x + along * box.width, box.y, box.x + along * box.width + slant, box.y + box.height, '#ffffff', 4)
      : line(box.x, box.y + along * box.height, box.x + box.width, box.y + along * box.height + slant, '#ffffff', 4)
  })
  const large = [0.22, 0.63].flatMap((share) => [
    line(box.x, box.y + box.height * share, box.x + box.width, box.y + box.height * (share + 0.12), '#f7e3b0', 9),
    line(box.x + box.width * share, box.y, box.x + box.width * (share + 0.1), box.y + box.height, '#f7e3b0', 9),
  ])
  const blocks = Array.from({ length: 46 }, () => {
    const at = {
      x: box.x + roll() * box.width,
      y: box.y + roll() * box.height,
      width: 12 + roll() * 26,
      height: 10 + roll() * 20,
    }
    return rect(at, { fill: '#e0e1d9', radius: 2 })
  })
  return paper + parks.join('') + blocks.join('') + river + small.join('') + large.join('')
}

function drawCountry(box: Box, roll: () => number): string {
  const sea = rect(box, { fill: '#d8e8f0' })
  const land = blob(
    { x: box.x + box.width * 0.5, y: box.y + box.height * 0.5 },
    [box.width * 0.44, box.height * 0.46],
    18,
    roll,
    0.12,
  )
  const rivers = [0.3, 0.6].map((share) => {
    const x = box.x + box.width * share
    return `<path d="M${n(x)} ${n(box.y + box.height * 0.1)}C${n(x + 90)} ${n(box.y + box.height * 0.35)} ${n(x - 60)} ${n(box.y + box.height * 0.6)} ${n(x + 40)} ${n(box.y + box.height * 0.92)}" fill="none" stroke="#bcd9ea" stroke-width="4"/>`
  })
  return `${sea}<path d="${land}" fill="#f0f1e9" stroke="#cfd8cd" stroke-width="2"/>${rivers.join('')}`
}

function drawCoast(box: Box, roll: () => number): string {
  const sea = rect(box, { fill: '#cfe3ee' })
  const shore: Point[] = Array.from({ length: 26 }, (_, i) => {
    const along = i / 25
    return [box.x + box.width * (0.08 + along * 0.62) + (roll() - 0.5) * 70, box.y + box.height * (1.02 - along * 1.08)]
  })
  const land = `M${n(box.x)} ${n(box.y + box.height + 40)}L${shore.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}L${n(box.x + box.width + 30)} ${n(box.y - 30)}L${n(box.x + box.width + 30)} ${n(box.y + box.height + 40)}Z`
  const islands = shore
    .filter((_, i) => i % 3 === 1)
    .map(
      ([x, y]) =>
        `<path d="${blob({ x: x - 34 - roll() * 26, y }, [12 + roll() * 14, 9 + roll() * 10], 8, roll, 0.25)}" fill="#eff1e8" stroke="#c6d3cc"/>`,
    )
  const hills = Array.from({ length: 22 }, () => {
    const x = box.x + box.width * (0.5 + roll() * 0.5)
    const y = box.y + box.height * roll()
    return `<path d="M${n(x)} ${n(y)}l9 -13l9 13" fill="none" stroke="#d3dacb" stroke-width="2"/>`
  })
  return `${sea}<path d="${land}" fill="#eff1e8" stroke="#c6d3cc" stroke-width="2"/>${hills.join('')}${islands.join('')}`
}

function blob(
  { x, y }: { x: number; y: number },
  [rx, ry]: Point,
  points: number,
  roll: () => number,
  rough: number,
): string {
  const around = Array.from({ length: points }, (_, i): Point => {
    const angle = (i / points) * Math.PI * 2
    const reach = 1 + (roll() - 0.5) * 2 * rough
    return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach]
  })
  const middle = (i: number): string => {
    const [ax, ay] = around[i % points] ?? [0, 0]
    const [bx, by] = around[(i + 1) % points] ?? [0, 0]
    return `${n((ax + bx) / 2)} ${n((ay + by) / 2)}`
  }
  return `M${middle(points - 1)}${around.map(([px, py], i) => `Q${n(px)} ${n(py)} ${middle(i)}`).join('')}Z`
}
