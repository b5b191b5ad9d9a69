import { describe, expect, test } from 'vitest'
import { readGuid } from './guid.ts'
import { attributionWords } from './words.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'

describe('a GUID', () => {
  test('A1 the sample printed in the documentation is refused by name: it has 31 digits', () => {
    const reading = readGuid('eb7927c8-dd66-43e1-b0cf-c346a422063')
    expect(reading).toEqual({ kind: 'refused', reason: 'printedSample', digits: 31 })
    const said = attributionWords('en', 'guid.printedSample')
    expect(said).toContain('31 digits')
    expect(said).toContain('sample printed')
  })

  test('A2 with prefix, braces and capitals is read, and what was changed is told', () => {
    expect(readGuid('PID-{5F0C3C2E-8D1B-4C77-9A52-0E6B1F2D7A90}')).toEqual({
      kind: 'guid',
      guid,
      notices: ['prefixRemoved', 'bracesRemoved', 'lowered'],
    })
  })

  test('A3 zeros and letters X are placeholders', () => {
    expect(readGuid('00000000-0000-0000-0000-000000000000')).toMatchObject({ reason: 'placeholder' })
    expect(readGuid('00000000000000000000000000000000')).toMatchObject({ reason: 'placeholder' })
    expect(readGuid('XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX')).toMatchObject({ reason: 'placeholder' })
  })

  test('A4 of any version is accepted', () => {
    expect(readGuid('18f281fe-d1e1-502c-8b87-d945383dc75b')).toMatchObject({ kind: 'guid' })
    expect(readGuid('00f120b5-2007-6120-0000-90730126b006')).toMatchObject({ kind: 'guid' })
  })

  test.each([
    [`(${guid})`, guid],
    [` ${guid}\n`, guid],
    [guid.replaceAll('-', ''), guid],
    [`pid-${guid}`, guid],
  ])('%j is read', (text, expected) => {
    expect(readGuid(text)).toMatchObject({ kind: 'guid', guid: expected })
  })

  test.each([
    ['ffffffff-ffff-ffff-ffff-ffffffffffff', 'allOnes'],
    ['222c6c49-1b0a-5959-a213-6608f9eb8820', 'denied'],
    ['5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a9', 'wrongLength'],
    ['5f0c3c2e8-d1b-4c77-9a52-0e6b1f2d7a90', 'wrongLength'],
    ['5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a9О', 'notHexadecimal'],
    ['', 'wrongLength'],
  ])('%j is refused: %s', (text, reason) => {
    expect(readGuid(text)).toMatchObject({ kind: 'refused', reason })
  })
})
