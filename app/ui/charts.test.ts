import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LineChart } from './charts.tsx'

test('the table of a chart says what was not measured, and what was measured as nothing', () => {
  const html = renderToStaticMarkup(
    createElement(LineChart, {
      title: 'How long it took',
      data: [
        { at: 'Monday', median: 120 },
        { at: 'Tuesday', median: null },
        { at: 'Wednesday', median: 0 },
      ],
      along: { key: 'at', label: 'Day' },
      series: [{ key: 'median', label: 'Half of them' }],
      format: (ms) => `${ms} ms`,
    }),
  )
  expect([...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell)).toEqual(['120 ms', '–', '0 ms'])
})
