/** The thread in which one PDF is read. Answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDocument, PasswordException, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { activeNames } from './pdf-names.ts'

export type PdfReport =
  | { is: 'damaged' | 'encrypted' }
  | { is: 'read'; pages: number; title: string; hasText: boolean; active: string[] }

/** Enough to tell a document of pictures from one with text. */
const PAGES_SEARCHED_FOR_TEXT = 5

async function read(bytes: Uint8Array): Promise<PdfReport> {
  // Before the parser, which takes the bytes for itself.
  const names = activeNames(Buffer.from(bytes))
  if (names.includes('Encrypt')) return { is: 'encrypted' }
  let document: PDFDocumentProxy
  try {
    document = await getDocument({
      data: bytes,
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: true,
    } as Parameters<typeof getDocument>[0]).promise
  } catch (error) {
    return { is: error instanceof PasswordException ? 'encrypted' : 'damaged' }
  }
  const { info } = await document.getMetadata()
  return {
    is: 'read',
    pages: document.numPages,
    title: String((info as { Title?: unknown }).Title ?? '').trim(),
    hasText: await hasText(document),
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

parentPort?.postMessage(await read(workerData as Uint8Array))
