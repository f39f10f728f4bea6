import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { parseMoney } from '../../core/money.ts'
import type { Sheet } from '../../core/sheets.ts'
import { useWords } from '../words/language.tsx'

use([BarChart, GridComponent, TooltipComponent, SVGRenderer])

/** A column of a sheet as bars; the sheet below it has the figures. */
export default function SheetChart({ sheet }: { readonly sheet: Sheet }) {
  const { say } = useWords()
  const room = useRef<HTMLDivElement>(null)
  const { chart, columns, rows, totals } = sheet
  useEffect(() => {
    if (!room.current || !chart) return
    const lines = rows.slice(0, rows.length - totals)
    const drawing = init(room.current, null, { renderer: 'svg' })
    drawing.setOption({
      animation: false,
      aria: { enabled: true },
      grid: { left: 8, right: 24, top: 12, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'value' },
      yAxis: {
        type: 'category',
        inverse: true,
        data: lines.map(cells => say(cells[chart.labels] ?? { zh: '', en: '' })),
      },
      series: [
        {
          type: 'bar',
          name: say(columns[chart.values]?.title ?? { zh: '', en: '' }),
          itemStyle: { color: '#17456b' },
          barMaxWidth: 18,
          data: lines.map(cells => yuan(cells[chart.values]?.zh ?? '')),
        },
      ],
    })
    const fit = () => drawing.resize()
    window.addEventListener('resize', fit)
    return () => {
      window.removeEventListener('resize', fit)
      drawing.dispose()
    }
  }, [chart, columns, rows, totals, say])
  if (!chart) return null
  return <div ref={room} className="sheet-chart no-print" style={{ height: 30 * rows.length + 40 }} />
}

/** For drawing only: a bar is not counted with. */
const yuan = (text: string): number => Number(parseMoney(text.replaceAll(',', '')) ?? 0n) / 100
