/** Files that are not what they say, or do what no document should. */
import { crc32 } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import type { AssetKind } from '../../src/offers/index.ts'
import { aPackage, aPdf, aPng } from '../support/files.ts'

type FaultyFile = {
  name: string
  kind: AssetKind
  filename: string
  bytes(): Promise<Buffer> | Buffer
  /** The refusal. */
  code: string
}

export const faultyFiles: FaultyFile[] = [
  png('of the wrong size', 'listing.screenshots.size', () => aPng(1279, 720)),
  png('that is a JPEG', 'listing.screenshots.notPng', async () =>
    sharp(await aPng(1280, 720))
      .jpeg()
      .toBuffer(),
  ),
  png('that lies about its size', 'listing.screenshots.damagedImage', async () =>
    lyingPng(await aPng(640, 360), 1280, 720),
  ),
  png('that claims to be a wall of pixels', 'listing.screenshots.damagedImage', async () =>
    lyingPng(await aPng(64), 60_000, 60_000),
  ),
  png('that ends too soon', 'listing.screenshots.damagedImage', async () => (await aPng(1280, 720)).subarray(0, 2_000)),
  png('that moves', 'listing.screenshots.animated', async () => animated(await aPng(1280, 720))),
  png('of nothing', 'listing.screenshots.empty', () => Buffer.alloc(0)),
  png('without end', 'listing.screenshots.tooManyBytes', () => Buffer.alloc(6 * 1024 * 1024)),
  {
    name: 'a logo that is not square',
    kind: 'logo-large',
    filename: 'logo.png',
    bytes: () => aPng(300, 280),
    code: 'listing.logos.large.notSquare',
  },
  pdf('that is a text', 'listing.documents.notPdf', () => Buffer.from('Dear reviewer')),
  pdf('with a script', 'listing.documents.activePdf', () =>
    aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
  ),
  pdf('that starts a program', 'listing.documents.activePdf', () =>
    aPdf({ catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
  ),
  pdf('that is broken', 'listing.documents.damagedPdf', () => Buffer.from('%PDF-1.7\nnothing else')),
  pdf('of 50 MB', 'listing.documents.tooManyBytes', () => Buffer.concat([aPdf(), Buffer.alloc(50 * 1024 * 1024, ' ')])),
  zip('that is none', 'technical.packageFile.notZip', () => Buffer.from('PK, but no zip')),
  zip('that ends too soon', 'technical.packageFile.damagedZip', () => aPackage().subarray(0, 60)),
  zip('that climbs out of its folder', 'technical.packageFile.unsafeZip', () =>
    Buffer.from(zipSync({ '../../etc/cron.d/x': strToU8('x') })),
  ),
  zip('that writes to the root', 'technical.packageFile.unsafeZip', () =>
    Buffer.from(zipSync({ '/etc/passwd': strToU8('x') })),
  ),
  zip('that unpacks without end', 'technical.packageFile.hugeZip', () =>
    Buffer.from(zipSync({ 'zeros.bin': new Uint8Array(30 * 1024 * 1024) })),
  ),
]

function png(says: string, code: string, bytes: FaultyFile['bytes']): FaultyFile {
  return { name: `a picture ${says}`, kind: 'screenshot', filename: 'board.png', bytes, code }
}

function pdf(says: string, code: string, bytes: FaultyFile['bytes']): FaultyFile {
  return { name: `a document ${says}`, kind: 'document', filename: 'guide.pdf', bytes, code }
}

function zip(says: string, code: string, bytes: FaultyFile['bytes']): FaultyFile {
  return { name: `a package ${says}`, kind: 'package', filename: 'package.zip', bytes, code }
}

/** The pixels of one size under the header of another. */
function lyingPng(bytes: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt32BE(width, 16)
  copy.writeUInt32BE(height, 20)
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29)
  return copy
}

/** With the chunk that announces an animation. */
function animated(bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('acTL'), Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])])
  const chunk = Buffer.alloc(8 + 12)
  chunk.writeUInt32BE(8, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), 16)
  return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)])
}
