import '@mantine/charts/styles.layer.css'
import { BarChart, LineChart } from '@mantine/charts'
import { type ChartProps, seriesColours } from './charts.tsx'

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
      withLegend={series.length > 1}
      curveType="monotone"
      lineChartProps={besideTable}
      gridAxis="x"
      tickLine="none"
    />
  )
}

export function DrawnBars({ data, along, series, format }: ChartProps) {
  return (
    <BarChart
      h={HEIGHT_PX}
      data={data}
      dataKey={along.key}
      series={coloured(series)}
      valueFormatter={format}
      xAxisProps={{ tickFormatter: along.format }}
      withLegend={series.length > 1}
      barChartProps={besideTable}
      gridAxis="x"
      tickLine="none"
    />
  )
}

/** The picture is for the eye; keyboards and readers have the table beside it. */
const besideTable = { accessibilityLayer: false }

function coloured(series: ChartProps['series']) {
  return series.map(({ key, label, colour }, i) => ({
    name: key,
    label,
    color: colour ?? seriesColours[i % seriesColours.length]!,
  }))
}
