import { expect, test } from 'vitest'
import { asMarkup, asPlainText } from './description.ts'

test.each([
  ['<h1>A</h1><h2>B</h2>', '<h3>A</h3><h4>B</h4>'],
  ['<h2>A</h2><h2>B</h2>', '<h3>A</h3><h3>B</h3>'],
  ['<h2>A</h2><h5>B</h5><h6>C</h6>', '<h3>A</h3><h4>B</h4><h5>C</h5>'],
  ['<p>No heading</p>', '<p>No heading</p>'],
])('headings of %s stand one under the other below those of the page', (written, shown) => {
  expect(asMarkup(written)).toBe(shown)
})

test('what could do harm is not shown', () => {
  const shown = asMarkup(
    '<p onclick="x()">a<script>alert(1)</script><img src=x onerror=y><a href="javascript:z">b</a></p>',
  )
  expect(shown).toBe('<p>ab</p>')
})

test('plain text has the words and no markup', () => {
  expect(asPlainText('<p>R&amp;D</p><ul><li>caf&#233;</li><li>1 &lt; 2</li></ul>')).toBe('R&D café 1 < 2')
})
