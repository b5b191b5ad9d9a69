import { expect, test } from 'vitest'
import { anAsset, codesIn, findingsIn, sampleAssetIds, withAssets } from '../../../test/support/offers.ts'

const id = (n: number) => `00000000-0000-7000-8000-00000000c00${n}`
const shots = (...files: string[]) => ({
  listing: { screenshots: files.map((file) => ({ file, caption: 'A board' })) },
})

test('a file that is gone, or another publisher’s, asks to be uploaded again', () => {
  expect(codesIn({ listing: { logos: { large: id(9) } } })).toEqual(['listing.logos.large.missing'])
})

test('one to five screenshots, each with a caption', () => {
  const five = [1, 2, 3, 4, 5, 6].map((n) => anAsset(id(n), 'screenshot'))
  const assetsById = withAssets(...five)
  expect(codesIn(shots(...five.slice(0, 5).map((a) => a.assetId)), { assetsById })).toEqual([])
  expect(codesIn(shots(...five.map((a) => a.assetId)), { assetsById })).toEqual(['listing.screenshots.tooMany'])
  expect(findingsIn({ listing: { screenshots: [{ file: sampleAssetIds.screenshot }] } })).toMatchObject([
    { code: 'listing.screenshots.captionMissing', pointer: '#/listing/screenshots/0/caption' },
  ])
})

test('the same picture twice is remarked on at the second', () => {
  const assetsById = withAssets(
    anAsset(id(1), 'screenshot', { sha256: 'a'.repeat(64) }),
    anAsset(id(2), 'screenshot', { sha256: 'a'.repeat(64) }),
  )
  expect(findingsIn(shots(id(1), id(2)), { assetsById })).toMatchObject([
    {
      code: 'listing.screenshots.duplicate',
      level: 'warning',
      pointer: '#/listing/screenshots/1/file',
      params: { first: 1 },
    },
  ])
})

test('a file of another field is measured by this one', () => {
  expect(codesIn({ listing: { logos: { large: sampleAssetIds.screenshot } } })).toEqual(['listing.logos.large.size'])
  expect(codesIn({ listing: { logos: { large: sampleAssetIds.document } } })).toEqual(['listing.logos.large.notPng'])
  expect(codesIn({ supplemental: { keyUsageScenario: sampleAssetIds.large } })).toEqual([
    'supplemental.scenario.notPdf',
  ])
  expect(codesIn({ listing: { documents: [{ title: 'x', file: sampleAssetIds.large }] } })).toEqual([
    'listing.documents.notPdf',
  ])
})

test('what upload noticed is said again where the file is used', () => {
  const warnings = [{ code: 'asset.warning.blurry', params: { filename: 'board.png' } }]
  const assetsById = withAssets(anAsset(sampleAssetIds.screenshot, 'screenshot', { warnings }))
  expect(findingsIn({}, { assetsById })).toMatchObject([
    { code: 'asset.warning.blurry', level: 'warning', pageKey: 'listing', pointer: '#/listing/screenshots/0/file' },
  ])
})

test('up to four videos, each with a name, an address and a thumbnail', () => {
  const video = { name: 'Tour', url: 'https://videos.example/tour', thumbnail: id(1) }
  const assetsById = withAssets(anAsset(id(1), 'video-thumbnail'))
  expect(codesIn({ listing: { videos: [video] } }, { assetsById })).toEqual([])
  expect(codesIn({ listing: { videos: Array(5).fill(video) } }, { assetsById })).toEqual(['listing.videos.tooMany'])
  expect(codesIn({ listing: { videos: [{ name: 'Tour' }] } })).toEqual([
    'listing.videos.url.required',
    'listing.videos.thumbnailMissing',
  ])
})

test('at most three documents, at least one', () => {
  const document = { title: 'Guide', file: sampleAssetIds.document }
  expect(codesIn({ listing: { documents: [] } })).toEqual(['listing.documents.required'])
  expect(codesIn({ listing: { documents: Array(4).fill(document) } })).toEqual(['listing.documents.tooMany'])
})
