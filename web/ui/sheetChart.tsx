import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { SheetChart as Chart } from '../../core/sheets.ts'
import { useWords } from '../words/language.tsx'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

const COLOURS = ['#17456b', '#c8803a', '#4f8a5b', '#8c5a8f', '#b0483f', '#5d7f9c', '#a39a45', '#6b6b6b']

/** The chart of a sheet; the sheet below it has the figures. */
export default function SheetChart({ chart }: { readonly chart: Chart }) {
  const { say } = useWords()
  const room = useRef<HTMLDivElement>(null)
  const { kind, labels, series } = chart
  const isDays = kind === 'days'
  useEffect(() => {
    if (!room.current) return
    const drawing = init(room.current, null, { renderer: 'svg' })
    const names = { type: 'category', inverse: !isDays, data: labels.map(say) }
    const figures = { type: 'value' }
    const legend = series.length > 1 ? { type: 'scroll', top: 0 } : { show: false }
    drawing.setOption({
      animation: false,
      color: COLOURS,
      aria: { enabled: true },
      legend,
      grid: { left: 8, right: 24, top: series.length > 1 ? 32 : 12, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: isDays ? names : figures,
      yAxis: isDays ? figures : names,
      series: series.map(({ name, values }) => ({
        type: 'bar',
        name: say(name),
        barMaxWidth: isDays ? 40 : 14,
        ...(isDays ? { stack: 'all' } : {}),
        data: values,
      })),
    })
    const fit = () => drawing.resize()
    window.addEventListener('resize', fit)
    return () => {
      window.removeEventListener('resize', fit)
      drawing.dispose()
    }
  }, [isDays, labels, series, say])
  if (labels.length === 0) return null
  const height = isDays ? 220 : 34 * labels.length + 72
  return <div ref={room} className="sheet-chart no-print" style={{ height }} />
}
