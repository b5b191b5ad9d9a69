import fc from 'fast-check'
import sanitizeHtml from 'sanitize-html'
import { expect, test } from 'vitest'
import { readClean } from './clean-markup.ts'
import { allowedTags, cleanRichText, visibleText } from './rich-text.ts'

test('the supported tags stay, without their attributes', () => {
  const source =
    '<h2 class="x">Plan</h2><p style="color:red">A <b onclick="x()">bold</b> <em>start</em></p><ul><li>one</li></ul>'
  expect(cleanRichText(source)).toEqual({
    html: '<h2>Plan</h2><p>A <b>bold</b> <em>start</em></p><ul><li>one</li></ul>',
    removedTags: [],
  })
})

test('other tags go, their text stays, and each is named once', () => {
  expect(
    cleanRichText('<p>See <a href="https://x.example">our</a> <a>site</a></p><table><tr><td>cell</td></tr></table>'),
  ).toEqual({
    html: '<p>See our site</p>cell',
    removedTags: ['a', 'table', 'tr', 'td'],
  })
})

test('where links are welcome, those to an https address stay, with nothing but the address', () => {
  const source =
    '<p><a href="https://x.example/a?b=1&amp;c" onclick="x()" target="_blank">our</a> <a href="http://x.example">old</a> ' +
    '<a href="javascript:x()">bad</a> <a href="https://me:pw@x.example">me</a> <a href="//x.example">no</a></p>'
  const clean = cleanRichText(source, { links: true })
  expect(clean).toEqual({
    html: '<p><a href="https://x.example/a?b=1&amp;c">our</a> old bad me no</p>',
    removedTags: ['a'],
  })
  expect(cleanRichText(clean.html, { links: true })).toEqual({ html: clean.html, removedTags: [] })
  expect(visibleText(clean.html)).toBe('our old bad me no')
})

test('scripts, styles and comments go with what is in them', () => {
  const { html, removedTags } = cleanRichText('<p>Hi<script>alert(1)</script><style>p{}</style><!-- note --></p>')
  expect(html).toBe('<p>Hi</p>')
  expect(removedTags).toEqual(['script', 'style'])
})

test('div becomes a paragraph and span becomes its text', () => {
  expect(cleanRichText('<div>one</div><div>two <span>three</span></div>').html).toBe('<p>one</p><p>two three</p>')
  expect(cleanRichText('<div><div>nested</div><ul><li>a</li></ul></div>').html).toBe('<p>nested</p><ul><li>a</li></ul>')
})

test('newlines alone make no paragraphs', () => {
  expect(cleanRichText('one\n\ntwo').html).toBe('one\n\ntwo')
})

test('a reader sees text, not markup or entities', () => {
  expect(visibleText('<h1>Plan &amp; do</h1><p>a&nbsp;b<br>c</p><ul><li>1 &lt; 2</li></ul>')).toBe(
    'Plan & do\na b\nc\n1 < 2',
  )
})

const tag = fc.constantFrom(...allowedTags, 'div', 'span', 'a', 'script', 'table', 'svg', 'textarea', 'style')
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  tag.map((name) => `<${name}>`),
  tag.map((name) => `</${name}>`),
  fc.constantFrom('<!--', '-->', '&lt;', '&#x3c;script&#x3e;', '<p ', 'onload=x>', '<img src=x onerror=y>'),
)
const markup = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''))

test('what is read in one pass is what the whole parser reads, and needs no cleaning', () => {
  const tidy = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('crew', ' ', '\n', 'é ', '&amp;', '&lt;', '&amp;lt;', '<br />', '"', '\u00a0'),
      fc.tuple(tag, tie('tree')).map(([name, inner]) => `<${name}>${inner}</${name}>`),
      fc.array(tie('tree'), { maxLength: 4 }).map((parts) => parts.join('')),
    ),
  })).tree
  fc.assert(
    fc.property(fc.oneof(markup, tidy as fc.Arbitrary<string>), (source) => {
      const read = readClean(source)
      if (!read) return
      expect(sanitizeHtml(source, { allowedTags, allowedAttributes: {} })).toBe(source)
      const plain = sanitizeHtml(source.replace(/<br \/>|<\/(?:p|li|ul|ol|h[1-6])>/g, '$&\n'), { allowedTags: [] })
      expect(read.lines.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')).toBe(
        plain,
      )
    }),
    { numRuns: 2_000 },
  )
})

test('cleaning what is clean changes nothing, and finds nothing to remove', () => {
  fc.assert(
    fc.property(markup, (source) => {
      const once = cleanRichText(source).html
      expect(cleanRichText(once)).toEqual({ html: once, removedTags: [] })
    }),
    { numRuns: 2_000 },
  )
})

test('nothing but the supported tags, bare, comes out of anything', () => {
  fc.assert(
    fc.property(markup, (source) => {
      for (const [, name, rest] of cleanRichText(source).html.matchAll(/<\/?([^\s>/]+)([^>]*)>/g)) {
        expect(allowedTags).toContain(name)
        expect(rest?.replace('/', '').trim()).toBe('')
      }
    }),
    { numRuns: 2_000 },
  )
})
