/**
 * Draws the pictures and papers of the sample offers into `sample/media/`.
 *
 *     node sample/art/draw.ts [part of a path]
 *
 * What it draws is in the repository, so that the first start of `script/server` only reads files: it needs neither
 * fonts nor icons nor the seconds that drawing takes, and cannot fail on a machine that draws differently. Run it
 * after changing an offer's screens or the art; files that come out the same are left alone.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'
import { mediaPath } from '../media.ts'
import type { Drawing, SampleOffer } from '../offer.ts'
import { sampleOffers } from '../offers.ts'
import { samplePublishers } from '../publishers.ts'
import { loadIcons, screenIcons } from './icons.ts'
import { drawMark } from './marks.ts'
import { paletteOf } from './palette.ts'
import { writePdf } from './pdf.ts'
import { drawScreen } from './screens/screen.ts'
import { drawThumbnail } from './thumbnail.ts'

const wanted = process.argv[2] ?? ''
const work = sampleOffers.flatMap((offer) =>
  offer.drawings.filter(({ path }) => path.includes(wanted)).map((drawing) => ({ offer, drawing })),
)

await loadIcons([...screenIcons, ...sampleOffers.flatMap(iconsOf)])
const started = performance.now()
let changed = 0
// As many at a time as sharp has threads: the drawing itself is quick, compressing is what takes long.
await Promise.all(
  Array.from({ length: sharp.concurrency() + 1 }, async () => {
    for (let next = work.pop(); next; next = work.pop()) {
      if (await keep(next.drawing.path, await draw(next.offer, next.drawing))) changed++
    }
  }),
)
console.log(`${changed} files changed, ${((performance.now() - started) / 1000).toFixed(1)} s`)

async function draw(offer: SampleOffer, drawing: Drawing): Promise<Uint8Array> {
  const publisher = samplePublishers.find(({ publisherId }) => publisherId === offer.publisherId)
  if (!publisher) throw new Error(`nobody publishes ${offer.offerId}`)
  const { hue } = publisher
  switch (drawing.as) {
    case 'logo': {
      const mark = drawMark(offer.publisherId, offer.offerId, paletteOf(hue))
      return png(`<svg xmlns="http://www.w3.org/2000/svg" width="350" height="350" viewBox="0 0 350 350">${mark}</svg>`)
    }
    case 'screenshot':
      return png(drawScreen(offer, hue, drawing.screen))
    case 'thumbnail':
      return png(drawThumbnail(drawScreen(offer, hue, drawing.screen), drawing.name, offer, hue))
    case 'pdf':
      return writePdf(offer, publisher, {
        ...drawing,
        picture: drawing.figure && (await jpeg(drawScreen(offer, hue, drawing.figure))),
        mark: await png(
          `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 350 350">${drawMark(offer.publisherId, offer.offerId, paletteOf(hue))}</svg>`,
        ),
      })
  }
}

/** Flat pictures have few colours: a palette makes them a third of the size without a visible difference. */
function png(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 256, quality: 95, effort: 8, dither: 0.4 }).toBuffer()
}

function jpeg(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).resize(900).jpeg({ quality: 72, mozjpeg: true }).toBuffer()
}

async function keep(path: string, content: Uint8Array): Promise<boolean> {
  const file = mediaPath(path)
  const former = await readFile(file).catch(() => undefined)
  if (former?.equals(content)) return false
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  return true
}

function iconsOf({ app, drawings }: SampleOffer): string[] {
  const nodes = drawings.flatMap((drawing) =>
    drawing.as === 'screenshot' && drawing.screen.kind === 'flow' ? drawing.screen.nodes : [],
  )
  return [
    ...app.nav.map((entry) => entry.split(':')[0] ?? ''),
    ...nodes.map((node) => node.split('|')[3]?.trim() ?? ''),
  ]
}
