/** Draws any screen of a product: the frame it has, and the template its data ask for. */
import type { SampleOffer } from '../../offer.ts'
import type { Screen } from '../../screen.ts'
import { drawFrame, HEIGHT, WIDTH } from '../chrome.ts'
import { drawMark } from '../marks.ts'
import { type Palette, paletteOf } from '../palette.ts'
import type { Box } from '../shapes.ts'
import { drawBoard } from './board.ts'
import { drawCalendar } from './calendar.ts'
import { drawChat } from './chat.ts'
import { drawDashboard } from './dashboard.ts'
import { drawFloor } from './floor.ts'
import { drawFlow } from './flow.ts'
import { drawForm } from './form.ts'
import { drawGallery } from './gallery.ts'
import { drawGrid } from './grid.ts'
import { drawInbox } from './inbox.ts'
import { drawMap } from './map.ts'
import { drawPaper } from './paper.ts'
import { drawPhones } from './phones.ts'
import { drawSchedule } from './schedule.ts'
import { drawTree } from './tree.ts'

type Room = { body: Box; palette: Palette; language: 'en' | 'fr' }

export function drawScreen(offer: SampleOffer, hue: number, screen: Screen): string {
  const palette = paletteOf(hue)
  const mark = (x: number, y: number, size: number) =>
    `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 350 350">${drawMark(offer.publisherId, offer.offerId, palette)}</svg>`
  if (screen.kind === 'phones') {
    return page(drawPhones(screen, { palette, mark, name: offer.app.name }))
  }
  const { svg, body } = drawFrame({ app: offer.app, palette, mark }, screen)
  return page(svg + drawBody(screen, { body, palette, language: offer.language }))
}

function drawBody(screen: Exclude<Screen, { kind: 'phones' }>, room: Room): string {
  switch (screen.kind) {
    case 'board':
      return drawBoard(screen, room)
    case 'map':
      return drawMap(screen, room)
    case 'dashboard':
      return drawDashboard(screen, room)
    case 'calendar':
      return drawCalendar(screen, room)
    case 'schedule':
      return drawSchedule(screen, room)
    case 'inbox':
      return drawInbox(screen, room)
    case 'grid':
      return drawGrid(screen, room)
    case 'form':
      return drawForm(screen, room)
    case 'chat':
      return drawChat(screen, room)
    case 'floor':
      return drawFloor(screen, room)
    case 'tree':
      return drawTree(screen, room)
    case 'paper':
      return drawPaper(screen, room)
    case 'flow':
      return drawFlow(screen, room)
    case 'gallery':
      return drawGallery(screen, room)
  }
}

export function page(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${content}</svg>`
}
