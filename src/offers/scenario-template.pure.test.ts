import { expect, test } from 'vitest'
import { scenarioTemplate } from './scenario-template.ts'

test('P11: the scenario document has a template that asks questions and shows an example, in both languages', () => {
  const [en, fr] = [scenarioTemplate('en').toString('ascii'), scenarioTemplate('fr').toString('ascii')]
  expect(en).toMatch(/^\{\\rtf1\\ansi/)
  expect(en.match(/\?\\par/g)?.length).toBeGreaterThan(9)
  expect(en).toContain('Drag the order')
  // No letter is lost to an encoding: each that is not ASCII is written by its number.
  expect(fr).toContain('d\\u8217?utilisation')
  expect(fr).not.toBe(en)
})
