/** The thread in which PDFs are read, one after the other: one answer to each message, whatever the file does. */
import { parentPort } from 'node:worker_threads'
import { getDocument, PasswordException, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { activeNames } from './pdf-names.ts'

export type PdfReport =
  | { is: 'damaged' | 'encrypted' }
  | { is: 'read'; pages: number; title: string; hasText: boolean; links: string[]; active: string[] }

/** Enough to tell a document of pictures from one with text. */
const PAGES_SEARCHED_FOR_TEXT = 5

async function read(bytes: Uint8Array): Promise<PdfReport> {
  // Before the parser, which takes the bytes for itself.
  const names = activeNames(Buffer.from(bytes))
  if (names.includes('Encrypt')) return { is: 'encrypted' }
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: true,
  } as Parameters<typeof getDocument>[0])
  try {
    return await reportOf(await loading.promise, names)
  } catch (error) {
    return { is: error instanceof PasswordException ? 'encrypted' : 'damaged' }
  } finally {
    await loading.destroy()
  }
}

async function reportOf(document: PDFDocumentProxy, names: string[]): Promise<PdfReport> {
  const { info } = await document.getMetadata()
  return {
    is: 'read',
    pages: document.numPages,
    title: String((info as { Title?: unknown }).Title ?? '').trim(),
    hasText: await hasText(document),
    links: await linksOf(document),
    active: [...new Set([...names, ...(await activeParts(document))])],
  }
}

/** What the parser itself finds, in case names were hidden from the search of the bytes. */
async function activeParts(document: PDFDocumentProxy): Promise<string[]> {
  const parts: string[] = []
  if (await document.hasJSActions()) parts.push('JavaScript')
  if (await document.getAttachments()) parts.push('EmbeddedFile')
  return parts
}

async function hasText(document: PDFDocumentProxy): Promise<boolean> {
  for (let n = 1; n <= Math.min(document.numPages, PAGES_SEARCHED_FOR_TEXT); n++) {
    const page = await document.getPage(n)
    const { items } = await page.getTextContent()
    if (items.some((item) => 'str' in item && item.str.trim() !== '')) return true
  }
  return false
}

const PAGES_SEARCHED_FOR_LINKS = 50
const MOST_LINKS = 50

/** Web addresses that the document leads to, each once. */
async function linksOf(document: PDFDocumentProxy): Promise<string[]> {
  const links = new Set<string>()
  for (let n = 1; n <= Math.min(document.numPages, PAGES_SEARCHED_FOR_LINKS) && links.size < MOST_LINKS; n++) {
    const page = await document.getPage(n)
    const annotations = (await page.getAnnotations()) as { url?: unknown }[]
    for (const { url } of annotations) if (typeof url === 'string' && url.length <= 2_048) links.add(url)
  }
  return [...links].slice(0, MOST_LINKS)
}

// Rejections that the parser leaves behind belong to files that were answered for: they must not end the thread.
process.on('unhandledRejection', () => {})
parentPort?.on('message', (bytes: Uint8Array) => {
  read(bytes).then(
    (report) => parentPort?.postMessage(report),
    () => parentPort?.postMessage({ is: 'damaged' } satisfies PdfReport),
  )
})
