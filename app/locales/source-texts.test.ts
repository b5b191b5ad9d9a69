import { expect, it } from 'vitest'
import { called, visibleTexts } from './source-texts.ts'

it('finds what a page says in its own words', () => {
  const page = `
    export default ({ open, t }) => (
      <section className="wide" data-kind="note" aria-label={'Notes'}>
        Hello <b>{'there'}</b> {open ? 'shut it' : t('open')} · – 42
        <TextField name="city" label="City" help={<>Where you are</>} placeholder={\`Near \${open}\`} />
      </section>
    )`
  expect(visibleTexts('page.tsx', page)).toEqual([
    'Notes',
    'Hello',
    'there',
    'shut it',
    'City',
    'Where you are',
    'Near',
  ])
})

it('says nothing of a page whose words all come from the catalogue', () => {
  expect(visibleTexts('page.tsx', `<a href="/help" className={open ? 'on' : 'off'}>{t('help')} →</a>`)).toEqual([])
})

it('knows which texts a page asks for', () => {
  const page = `const { t } = useTranslation('offers'); i18n.t('common:save'); t('title'); t(\`status.\${s}\`); set('x')`
  expect(called('page.ts', page)).toEqual({ areas: ['offers'], keys: ['common:save', 'title'] })
})
