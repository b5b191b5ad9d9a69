/** Images: a real, still PNG that decodes whole, made anew so that nothing but its pixels is kept. */
import sharp from 'sharp'
import type { AssetKindRules } from '../asset-kinds.ts'
import type { AssetWarning } from '../schema.ts'
import type { BrokenRule } from './refusal.ts'
import { sharpnessOf } from './sharpness.ts'

export type CheckedImage = { bytes: Buffer; width: number; height: number; warnings: AssetWarning[] }

// Well above any size a field accepts; a small file can claim to be a wall of pixels.
const MAX_PIXELS = 4096 * 4096

/**
 * Measured on drawn screens: sharp ones lie above 700 even when pale and nearly empty, blurred by two pixels
 * or enlarged fourfold below 100 and mostly below 30. A photograph in good focus lies above 100.
 */
const LEAST_SHARPNESS = 60

/** @param kept whether the new image is stored: one that is only looked at need not be made small */
export async function checkPng(
  bytes: Buffer,
  { size }: AssetKindRules,
  { kept = true } = {},
): Promise<CheckedImage | BrokenRule[]> {
  if (!isPng(bytes)) return [{ rule: 'notPng' }]
  if (chunksOf(bytes).includes('acTL')) return [{ rule: 'animated' }]
  const found = await dimensions(bytes)
  if (!found) return [{ rule: 'damagedImage' }]
  const wrongSize = size ? sizeRules(found, size) : []
  if (wrongSize.length > 0) return wrongSize
  const clean = await reencode(bytes, kept ? 9 : 0)
  if (!clean) return [{ rule: 'damagedImage' }]
  return { bytes: clean, ...found, warnings: [] }
}

/** What a person should look at again. Asked of the decoded image, whose size is right by now. */
export async function imageWarnings(bytes: Buffer, { isLogo }: { isLogo: boolean }): Promise<AssetWarning[]> {
  if (isLogo) return plainBackground(bytes)
  return (await sharpnessOf(bytes)) < LEAST_SHARPNESS ? [{ code: 'asset.warning.blurry', params: {} }] : []
}

export async function resizedLogo(bytes: Buffer, edge: number): Promise<Buffer> {
  return sharp(bytes).resize(edge, edge, { kernel: 'lanczos3' }).png({ compressionLevel: 9 }).toBuffer()
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(signature)
}

/** Chunk types up to the pixels: an animation announces itself before them (APNG, acTL before IDAT). */
function chunksOf(bytes: Buffer): string[] {
  const types: string[] = []
  for (let at = 8; at + 8 <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    types.push(type)
    if (type === 'IDAT') break
    at += 12 + bytes.readUInt32BE(at)
  }
  return types
}

async function dimensions(bytes: Buffer): Promise<{ width: number; height: number } | undefined> {
  return decoding(async () => {
    const { width, height } = await open(bytes).metadata()
    return { width, height }
  })
}

async function reencode(bytes: Buffer, compressionLevel: number): Promise<Buffer | undefined> {
  // sharp keeps no metadata unless told to, and turns every colour profile into sRGB.
  return decoding(() => open(bytes).toColourspace('srgb').png({ compressionLevel }).toBuffer())
}

function open(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning' })
}

/** Undefined when the bytes do not decode: libvips says so by throwing. */
async function decoding<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

function sizeRules(
  { width: w, height: h }: { width: number; height: number },
  size: NonNullable<AssetKindRules['size']>,
): BrokenRule[] {
  const params = { w, h }
  if (!('square' in size)) return w === size.width && h === size.height ? [] : [{ rule: 'size', params }]
  const within = (edge: number) => edge >= size.min && edge <= size.max
  return [
    ...(w === h ? [] : [{ rule: 'notSquare', params } as const]),
    ...(within(w) && within(h) ? [] : [{ rule: 'size', params } as const]),
  ]
}

/** A frame of opaque white or black around the logo means that its background was not taken out. */
async function plainBackground(bytes: Buffer): Promise<AssetWarning[]> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const colours = new Set<string>()
  for (let i = 0; i < info.width; i++) {
    for (const [x, y] of [
      [i, 0],
      [i, info.height - 1],
      [0, i],
      [info.width - 1, i],
    ] as const) {
      colours.add(shadeOf(data.subarray((y * info.width + x) * 4)))
    }
  }
  const [colour] = colours
  return colours.size === 1 && (colour === 'white' || colour === 'black')
    ? [{ code: 'asset.warning.plainBackground', params: { colour } }]
    : []
}

function shadeOf([r = 0, g = 0, b = 0, alpha = 0]: Uint8Array): 'white' | 'black' | 'other' {
  if (alpha < 250) return 'other'
  if (Math.min(r, g, b) >= 248) return 'white'
  return Math.max(r, g, b) <= 7 ? 'black' : 'other'
}
