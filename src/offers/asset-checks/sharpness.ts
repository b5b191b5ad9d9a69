/**
 * How sharp an image is: the variance of its Laplacian, in the tiles where it is highest. Over the whole
 * image the figure would tell how much there is to see; a nearly empty screen can be perfectly sharp.
 */
import sharp from 'sharp'

const TILE = 40
/** The sharpest part of the tiles, that must hold some text or edges. */
const PART = 0.05

export async function sharpnessOf(bytes: Buffer): Promise<number> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const variances: number[] = []
  for (let y = 1; y + TILE < info.height; y += TILE) {
    for (let x = 1; x + TILE < info.width; x += TILE) variances.push(laplacianVariance(data, info.width, { x, y }))
  }
  const top = variances.sort((a, b) => b - a).slice(0, Math.ceil(variances.length * PART))
  return top.reduce((sum, variance) => sum + variance, 0) / Math.max(top.length, 1)
}

function laplacianVariance(grey: Buffer, width: number, tile: { x: number; y: number }): number {
  let sum = 0
  let squares = 0
  for (let y = tile.y; y < tile.y + TILE; y++) {
    for (let x = tile.x; x < tile.x + TILE; x++) {
      const i = y * width + x
      const around = grey[i - 1]! + grey[i + 1]! + grey[i - width]! + grey[i + width]!
      const value = 4 * grey[i]! - around
      sum += value
      squares += value * value
    }
  }
  const n = TILE * TILE
  return squares / n - (sum / n) ** 2
}
