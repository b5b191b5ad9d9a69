import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { i18nOf } from '../i18n.server.ts'
import { Diff, type DiffRow } from './diff.tsx'

function drawn(row: Omit<DiffRow, 'key' | 'label' | 'change'>): string {
  const rows: DiffRow[] = [{ key: 'plans', label: 'Plans', change: 'edited', ...row }]
  const diff = createElement(Diff, { beforeLabel: 'Live', afterLabel: 'Draft', rows })
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: i18nOf('en') }, diff))
}

test('what changed in words is told beside files, too: a new price of a plan with a package', () => {
  const page = drawn({ before: 'Price: 750', after: 'Price: 800', show: { before: 'old.zip', after: 'new.zip' } })
  expect(page).toContain('<del>750</del>')
  expect(page).toContain('<ins>800</ins>')
  expect(page).toContain('old.zip')
  expect(page).toContain('new.zip')
})

test('a side with nothing says so; one with files alone shows them alone', () => {
  const page = drawn({ show: { after: 'logo.png' } })
  expect(page.match(/–/g)).toHaveLength(1)
  expect(page).toContain('logo.png')
})
