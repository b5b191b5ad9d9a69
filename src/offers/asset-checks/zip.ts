/**
 * Packages: a zip whose directory can be read, that would unpack neither outside its folder nor without
 * end. Only the directory is read, wherever the file lies; nothing is unpacked.
 */
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { Ctx } from '#platform/ctx'
import type { BrokenRule } from './refusal.ts'
import { parseTemplate } from './template-json.ts'

export type CheckedZip = {
  crmPackages: number
  isPackage: boolean
  /** Paths of its entries, in lowercase. */
  names: string[]
}

/** What a zip must be beside readable: where in the file it begins, and what it has at its root. */
export type ZipWanted = { offset?: number; holds?: readonly string[] }

const MAX_ENTRIES = 10_000
const MAX_UNPACKED = 4 * 1024 ** 3
/** Text and images rarely pack beyond 1:100; an entry that claims more than this is built to fill disks. */
const MAX_RATIO = 200

/** Whether stored content, wherever it came from, is a zip that may be handed on. */
export async function isUsableZip(ctx: Pick<Ctx, 'files'>, file: { sha256: string; size: number }): Promise<boolean> {
  return !Array.isArray(await checkZip(ctx, file))
}

export async function checkZip(
  { files }: Pick<Ctx, 'files'>,
  { sha256, size }: { sha256: string; size: number },
  { offset = 0, holds = [] }: ZipWanted = {},
): Promise<CheckedZip | BrokenRule[]> {
  const open = ({ start, end }: { start: number; end: number }) =>
    files.stream(sha256, { start: start + offset, end: end + offset })
  if (!(await startsAsZip(open({ start: 0, end: 3 })))) return [{ rule: 'notZip' }]
  try {
    return await readDirectory(new StoredZip(open), { size: size - offset, holds })
  } catch (error) {
    return [brokenBy(error as Error)]
  }
}

async function startsAsZip(stream: Readable): Promise<boolean> {
  const first = Buffer.concat(await stream.toArray())
  return first.toString('latin1') === 'PK\x03\x04' || first.toString('latin1') === 'PK\x05\x06'
}

class StoredZip extends yauzl.RandomAccessReader {
  private readonly open: (range: { start: number; end: number }) => Readable

  constructor(open: (range: { start: number; end: number }) => Readable) {
    super()
    this.open = open
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.open({ start, end: end - 1 })
  }
}

/** A refusal met while reading; anything else that goes wrong means that the file is damaged. */
class Broken extends Error {
  readonly broken: BrokenRule

  constructor(broken: BrokenRule) {
    super(broken.rule)
    this.broken = broken
  }
}

function brokenBy(error: Error): BrokenRule {
  if (error instanceof Broken) return error.broken
  const unsafe = /(?:invalid relative path|absolute path|invalid characters in fileName): (.*)/.exec(error.message)
  if (unsafe) return { rule: 'unsafeZip', params: { entry: unsafe[1]?.slice(0, 100) ?? '' } }
  return { rule: 'damagedZip' }
}

async function readDirectory(
  reader: StoredZip,
  { size, holds }: { size: number; holds: readonly string[] },
): Promise<CheckedZip> {
  const zip = await opened(reader, size)
  if (zip.entryCount > MAX_ENTRIES) throw new Broken({ rule: 'hugeZip', params: { what: `${zip.entryCount} files` } })
  let unpacked = 0
  const names: string[] = []
  for await (const entry of entriesOf(zip)) {
    if (entry.isEncrypted()) throw new Broken({ rule: 'encryptedZip' })
    unpacked += entry.uncompressedSize
    if (unpacked > MAX_UNPACKED)
      throw new Broken({ rule: 'hugeZip', params: { what: `${MAX_UNPACKED / 1024 ** 3} GB` } })
    if (entry.uncompressedSize > 1024 ** 2 && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
      throw new Broken({ rule: 'hugeZip', params: { what: entry.fileName.slice(0, 100) } })
    }
    if (isLink(entry)) throw new Broken({ rule: 'linkInZip', params: { entry: entry.fileName.slice(0, 100) } })
    const wanted = holds.find((name) => name.toLowerCase() === entry.fileName.toLowerCase())
    if (wanted && names.includes(wanted.toLowerCase()))
      throw new Broken({ rule: 'twiceInZip', params: { entry: wanted } })
    names.push(entry.fileName.toLowerCase())
    if (wanted) await readTemplate(zip, entry)
  }
  refuseAbsent(names, holds)
  // A marketplace package describes itself in input.xml; each CRM package in it is a zip of its own.
  const isPackage = names.some((name) => name === 'input.xml' || name.endsWith('/input.xml'))
  const crmPackages = names.filter((name) => name.endsWith('.zip')).length
  return { crmPackages: crmPackages || (isPackage ? 1 : 0), isPackage, names }
}

/** Unix systems keep in a zip what kind of file an entry is; a link leads wherever whoever unpacks it has files. */
function isLink(entry: yauzl.Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

/** Whoever zips a folder instead of what is in it has everything, one level too deep. */
function refuseAbsent(names: readonly string[], holds: readonly string[]): void {
  const absent = holds.filter((name) => !names.includes(name.toLowerCase()))
  if (absent.length === 0) return
  const params = { entry: absent.join(', ') }
  const within = names.find((name) => name.endsWith(`/${absent[0]!.toLowerCase()}`) && !name.startsWith('__macosx/'))
  if (!within) throw new Broken({ rule: 'absentInZip', params })
  throw new Broken({ rule: 'nestedInZip', params: { ...params, folder: within.replace(/\/[^/]+$/, '').slice(0, 100) } })
}

const MAX_JSON = 8 * 1024 ** 2

/** The templates that a package must have are read whole: one that cannot be read would fail only when deployed. */
async function readTemplate(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<void> {
  const entryName = { entry: entry.fileName.slice(0, 100) }
  if (entry.uncompressedSize > MAX_JSON) throw new Broken({ rule: 'hugeZip', params: { what: entryName.entry } })
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const template = parsed(Buffer.concat(await stream.toArray()).toString('utf8'), entryName)
  const isObject = typeof template === 'object' && template !== null && !Array.isArray(template)
  const isMain = entry.fileName.toLowerCase() === 'maintemplate.json'
  if (!isObject || (isMain && !('resources' in template))) throw new Broken({ rule: 'notTemplate', params: entryName })
}

function parsed(text: string, params: { entry: string }): unknown {
  try {
    return parseTemplate(text)
  } catch {
    throw new Broken({ rule: 'notJson', params })
  }
}

function opened(reader: StoredZip, size: number): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromRandomAccessReader(reader, size, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (let n = 0; n < zip.entryCount; n++) {
    const { promise, resolve, reject } = Promise.withResolvers<yauzl.Entry>()
    zip.once('entry', resolve)
    zip.once('error', reject)
    zip.readEntry()
    try {
      yield await promise
    } finally {
      zip.removeListener('entry', resolve)
      zip.removeListener('error', reject)
    }
  }
}
