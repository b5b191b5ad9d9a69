import { expect, test } from 'vitest'
import { anAsset, codesIn, withAssets } from '../../../test/support/offers.ts'

const id = (n: number) => `00000000-0000-7000-8000-00000000d00${n}`
const guid = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const assetsById = withAssets(
  anAsset(id(1), 'test-drive-manual'),
  anAsset(id(2), 'test-drive-thumbnail'),
  anAsset(id(3), 'video-thumbnail'),
)

const hosted = {
  enabled: true,
  type: 'dynamics-365-customer-engagement',
  maxConcurrent: 3 as number | string,
  durationHours: 4 as number | string,
  instanceUrl: 'https://trial.crm.dynamics.example',
  webApiUrl: 'https://trial.crm.dynamics.example/api/data/v9.0',
  roleName: 'Visitor',
  aad: {
    tenantId: guid,
    tenantName: 'fabrikam',
    appId: guid,
    clientSecret: { set: true as const, at: '2026-03-01', by: 'Ada' },
  },
  listing: { description: 'Try a day of dispatch.', userManual: { name: 'Manual', file: id(1) } },
}
const check = (testDrive: object) =>
  codesIn({ leads: { destination: 'builtin' }, testDrive: { ...hosted, ...testDrive } }, { assetsById })

test('a complete hosted test drive passes; one that is off is not asked anything', () => {
  expect(check({})).toEqual([])
  expect(codesIn({ testDrive: { enabled: false, durationHours: 'long' } })).toEqual([])
})

test('an enabled test drive asks for its type and its page', () => {
  const codes = codesIn({ leads: { destination: 'builtin' }, testDrive: { enabled: true } })
  expect(codes).toContain('setup.testDrive.type.required')
  expect(codes).toContain('testDrive.maxConcurrent.required')
  expect(codes).toContain('testDrive.aad.clientSecret.required')
})

test('hours are whole, and at least one at a time can be tried', () => {
  expect(check({ durationHours: 2.5 })).toEqual(['testDrive.durationHours.integer'])
  expect(check({ durationHours: 'two' })).toEqual(['testDrive.durationHours.integer'])
  expect(check({ maxConcurrent: 0 })).toEqual(['testDrive.maxConcurrent.range'])
})

test('the Web API address is the service root', () => {
  expect(check({ webApiUrl: 'https://trial.crm.dynamics.example/' })).toEqual(['testDrive.webApiUrl.version'])
  expect(check({ webApiUrl: 'nonsense' })).toEqual(['testDrive.webApiUrl.invalid'])
})

test('the directory data are identifiers', () => {
  expect(check({ aad: { ...hosted.aad, tenantId: 'fabrikam' } })).toEqual(['testDrive.aad.tenantId.invalid'])
})

test('its videos are on YouTube or Vimeo, with thumbnails of their own size', () => {
  const withVideo = (url: string, thumbnail: string) =>
    check({ listing: { ...hosted.listing, videos: [{ name: 'Tour', url, thumbnail }] } })
  expect(withVideo('https://www.youtube.com/watch?v=1', id(2))).toEqual([])
  expect(withVideo('https://videos.example/1', id(2))).toEqual(['testDrive.listing.videos.url.host'])
  expect(withVideo('https://vimeo.com/1', id(3))).toEqual(['testDrive.listing.videos.thumbnailSize'])
})

test('a logic app asks for its own data instead', () => {
  const codes = check({ type: 'logic-app', instanceUrl: null })
  expect(codes).toContain('testDrive.logicApp.resourceGroup.required')
  expect(codes).toContain('testDrive.listing.accessInformation.required')
  expect(codes).not.toContain('testDrive.instanceUrl.required')
})
