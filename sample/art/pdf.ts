/** The papers of the sample offers: one to three readable pages, with a text layer and a link to the landing page. */
import {
  PDFArray,
  PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  PDFString,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib'
import type { SampleOffer } from '../offer.ts'
import type { SamplePublisher } from '../publisher.ts'
import { paletteOf } from './palette.ts'

const A4 = { width: 595.28, height: 841.89 }
const margin = 62
const textWidth = A4.width - margin * 2
// The same at every drawing, so that a paper that says the same is the same file.
const writtenAt = new Date('2024-06-03T08:00:00Z')

interface Paper {
  path: string
  title: string
  body: string[]
  picture?: Uint8Array
  mark: Uint8Array
}

interface Pen {
  document: PDFDocument
  page: PDFPage
  y: number
  regular: PDFFont
  bold: PDFFont
}

export async function writePdf(offer: SampleOffer, publisher: SamplePublisher, paper: Paper): Promise<Uint8Array> {
  const { name = '', summary = '', keywords = [] } = offer.document.listing ?? {}
  const document = await PDFDocument.create()
  document.setTitle(paper.title, { showInWindowTitleBar: true })
  document.setAuthor(publisher.displayName)
  document.setSubject(name)
  document.setKeywords(keywords)
  document.setLanguage(offer.language)
  document.setCreationDate(writtenAt)
  document.setModificationDate(writtenAt)
  document.setProducer('Comptoir sample marketplace')
  document.setCreator(publisher.displayName)

  const pen: Pen = {
    document,
    page: document.addPage([A4.width, A4.height]),
    y: A4.height,
    regular: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  }
  const { main, deep } = paletteOf(publisher.hue)

  await writeHead(pen, paper, { name, publisher: publisher.displayName, colour: deep })
  write(pen, summary, { size: 13, font: pen.bold, colour: main, after: 14 })
  if (paper.picture) await showPicture(pen, paper.picture)
  paper.body.forEach((line, i) => {
    writeLine(pen, line, { colour: deep, next: paper.body[i + 1] })
  })
  writeLanding(pen, offer, { publisher, colour: main, path: paper.path })
  numberPages(pen, publisher)
  return document.save({ useObjectStreams: true })
}

async function writeHead(pen: Pen, { title, mark }: Paper, head: { name: string; publisher: string; colour: string }) {
  const band = 118
  pen.page.drawRectangle({ x: 0, y: A4.height - band, width: A4.width, height: band, color: colourOf(head.colour) })
  pen.page.drawImage(await pen.document.embedPng(mark), { x: margin, y: A4.height - band + 34, width: 50, height: 50 })
  const white = rgb(1, 1, 1)
  const lines = breakLines(title, pen.bold, 19, textWidth - 70).slice(0, 2)
  lines.forEach((line, i) => {
    pen.page.drawText(line, {
      x: margin + 70,
      y: A4.height - (lines.length > 1 ? 48 : 58) - i * 23,
      size: 19,
      font: pen.bold,
      color: white,
    })
  })
  pen.page.drawText(`${head.name} · ${head.publisher}`, {
    x: margin + 70,
    y: A4.height - 96,
    size: 10,
    font: pen.regular,
    color: white,
  })
  pen.y = A4.height - band - 34
}

async function showPicture(pen: Pen, picture: Uint8Array) {
  const image = await pen.document.embedJpg(picture)
  const height = (textWidth * image.height) / image.width
  pen.y -= height
  pen.page.drawImage(image, { x: margin, y: pen.y, width: textWidth, height })
  pen.page.drawRectangle({
    x: margin,
    y: pen.y,
    width: textWidth,
    height,
    borderColor: rgb(0.86, 0.88, 0.87),
    borderWidth: 0.8,
  })
  pen.y -= 24
}

function writeLine(pen: Pen, line: string, { colour, next }: { colour: string; next?: string }) {
  if (line.startsWith('# ')) {
    // A heading does not stay alone at the foot of a page.
    if (pen.y < margin + 76) turnPage(pen)
    pen.y -= 8
    write(pen, line.slice(2), { size: 14, font: pen.bold, colour, after: 7 })
    return
  }
  const [, mark, words] = /^(-|\d+\.) (.*)$/.exec(line) ?? []
  if (!mark || !words) {
    write(pen, line, { after: 10 })
    return
  }
  if (pen.y < margin + 16) turnPage(pen)
  pen.page.drawText(mark === '-' ? '•' : mark, {
    x: margin + 6,
    y: pen.y - 11,
    size: 11,
    font: pen.regular,
    color: colourOf(colour),
  })
  write(pen, words, { indent: 26, after: next && /^(-|\d+\.) /.test(next) ? 4 : 10 })
}

function writeLanding(
  pen: Pen,
  { offerId, language, document: { listing } }: SampleOffer,
  { publisher, colour, path }: { publisher: SamplePublisher; colour: string; path: string },
) {
  if (pen.y < margin + 92) turnPage(pen)
  // Which of the papers brought the visitor: the links of listings are counted by it.
  const number = (listing?.documents ?? []).findIndex(({ file }) => file === path) + 1
  const url = `${publisher.website}/${offerId}?src=document&mktcmpid=${number ? `doc-${number}` : 'scenarios'}`
  const shown = `${new URL(url).hostname}/${offerId}`
  pen.y -= 10
  pen.page.drawLine({
    start: { x: margin, y: pen.y },
    end: { x: A4.width - margin, y: pen.y },
    thickness: 0.8,
    color: rgb(0.86, 0.88, 0.87),
  })
  pen.y -= 12
  write(pen, language === 'fr' ? `En savoir plus sur ${listing?.name}` : `More about ${listing?.name}`, {
    size: 11,
    font: pen.bold,
    after: 3,
  })
  const y = pen.y - 12
  pen.page.drawText(shown, { x: margin, y, size: 11, font: pen.regular, color: colourOf(colour) })
  const width = pen.regular.widthOfTextAtSize(shown, 11)
  link(pen, url, { x: margin, y: y - 3, width, height: 16 })
  pen.y = y - 10
}

function link({ document, page }: Pen, url: string, box: { x: number; y: number; width: number; height: number }) {
  const annotation = document.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [box.x, box.y, box.x + box.width, box.y + box.height],
    Border: [0, 0, 0],
    A: { Type: 'Action', S: 'URI', URI: PDFString.of(url) },
  })
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? document.context.obj([])
  annotations.push(document.context.register(annotation))
  page.node.set(PDFName.of('Annots'), annotations)
}

function numberPages({ document, regular }: Pen, { displayName }: SamplePublisher) {
  const pages = document.getPages()
  pages.forEach((page, i) => {
    const grey = rgb(0.45, 0.5, 0.48)
    page.drawText(displayName, { x: margin, y: 34, size: 9, font: regular, color: grey })
    const number = `${i + 1} / ${pages.length}`
    page.drawText(number, {
      x: A4.width - margin - regular.widthOfTextAtSize(number, 9),
      y: 34,
      size: 9,
      font: regular,
      color: grey,
    })
  })
}

function write(
  pen: Pen,
  content: string,
  {
    size = 11,
    font = pen.regular,
    colour = '#27312e',
    indent = 0,
    after = 8,
  }: { size?: number; font?: PDFFont; colour?: string; indent?: number; after?: number },
) {
  for (const line of breakLines(content, font, size, textWidth - indent)) {
    if (pen.y < margin + size) turnPage(pen)
    pen.y -= size
    pen.page.drawText(line, { x: margin + indent, y: pen.y, size, font, color: colourOf(colour) })
    pen.y -= size * 0.42
  }
  pen.y -= after
}

function turnPage(pen: Pen) {
  pen.page = pen.document.addPage([A4.width, A4.height])
  pen.y = A4.height - margin
}

function breakLines(content: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of plain(content).split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word
    if (lines.length && font.widthOfTextAtSize(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Letters that the standard fonts lack; the papers have few of them. */
function plain(content: string): string {
  return content.replaceAll('\u202f', ' ').replaceAll('−', '–')
}

function colourOf(hexadecimal: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hexadecimal.slice(at, at + 2), 16) / 255)
  return rgb(red, green, blue)
}
