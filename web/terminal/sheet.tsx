import { Button } from 'antd'
import type { WireAgreement, WireSheet } from '../../core/wire.ts'
import { AgreementCard } from '../desks/board.tsx'
import { csvOf } from '../ui/csv.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { Panel } from '../ui/panel.tsx'
import { printAs } from '../ui/print.ts'
import { saveAs } from '../ui/save.ts'
import { SheetTable } from '../ui/sheetTable.tsx'
import { useWords } from '../words/language.tsx'
import { keys } from '../ui/keys.ts'

/** A sheet of the day: read here, printed on A4 across, saved as it stands. */
export function Sheet({ sheet }: { readonly sheet: WireSheet }) {
  const { say } = useWords()
  const title = say(sheet.name)
  const columns = sheet.columns.map(column => ({ ...column, title: say(column.title) }))
  const lines = sheet.rows.map((cells, index) => ({ key: String(index), cells: cells.map(say) }))
  const save = () =>
    saveAs(
      `${title}_${sheet.day}.csv`,
      csvOf([columns.map(column => column.title), ...lines.map(({ cells }) => cells)]),
    )
  return (
    <Panel
      title={`${title} ${sheet.day}`}
      label={title}
      extra={
        <div className="filters no-print">
          <Button size="small" onClick={() => printAs('a4')}>{`${say('print')} ${keys.print}`}</Button>
          <Button size="small" onClick={save}>
            {say('saveTable')}
          </Button>
        </div>
      }
    >
      <SheetTable sheet={sheet} />
      <ListPaper title={title} about={sheet.day} columns={columns} lines={lines} />
    </Panel>
  )
}

/** The six agreements, each with the two figures that agree and with all that does not. */
export function Reconciliation({ agreements }: { readonly agreements: readonly WireAgreement[] }) {
  const { say } = useWords()
  return (
    <Panel title={say('sixAgree')} label={say('sixAgree')}>
      <div className="agreements agreements-six">
        {agreements.map(agreement => (
          <AgreementCard key={agreement.name.zh} agreement={agreement} />
        ))}
      </div>
    </Panel>
  )
}
