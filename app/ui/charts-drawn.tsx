import '@mantine/charts/styles.layer.css'
import { BarChart, LineChart } from '@mantine/charts'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { type ChartProps, seriesColours } from './chart-series.ts'

const HEIGHT_PX = 240

export function DrawnLines({ data, along, series, format }: ChartProps) {
  return (
    <LineChart
      h={HEIGHT_PX}
      data={data}
      dataKey={along.key}
      series={coloured(series)}
      valueFormatter={format}
      xAxisProps={{ tickFormatter: along.format }}
      tooltipProps={namedAlong(along)}
      withLegend={series.length > 1}
      curveType="linear"
      connectNulls={false}
      dotProps={{ r: 2 }}
      yAxisProps={wholeNumbers}
      lineChartProps={besideTable}
      legendProps={inOrder}
      gridAxis="x"
      tickLine="none"
    />
  )
}

export function DrawnBars({ data, along, series, format, hrefOf }: ChartProps) {
  const navigate = useNavigate()
  const follow = (bar: { payload?: ChartProps['data'][number] }) => {
    const href = bar.payload && hrefOf?.(bar.payload)
    if (href) navigate(href)
  }
  return (
    <BarChart
      h={HEIGHT_PX}
      data={data}
      dataKey={along.key}
      series={coloured(series)}
      valueFormatter={format}
      xAxisProps={{ tickFormatter: along.format }}
      tooltipProps={namedAlong(along)}
      withLegend={series.length > 1}
      barChartProps={besideTable}
      barProps={hrefOf ? { onClick: follow, cursor: 'pointer' } : {}}
      legendProps={inOrder}
      yAxisProps={wholeNumbers}
      gridAxis="x"
      tickLine="none"
    />
  )
}

/** The picture is for the eye; keyboards and readers have the table beside it. */
const besideTable = { accessibilityLayer: false }

/** Beside the pointer a point is called what it is called along the bottom; away from points there is nothing to call. */
function namedAlong({ format }: ChartProps['along']) {
  const nameOf = (at: ReactNode) => (typeof at === 'string' || typeof at === 'number' ? format?.(at) : undefined)
  return format ? { labelFormatter: nameOf } : {}
}

/** What is counted comes in whole numbers. */
const wholeNumbers = { allowDecimals: false }

/** The legend names the series as they were given, not by the alphabet. */
const inOrder = { itemSorter: null }

function coloured(series: ChartProps['series']) {
  return series.map(({ key, label, colour }, i) => ({
    name: key,
    label,
    color: colour ?? seriesColours[i % seriesColours.length]!,
  }))
}
