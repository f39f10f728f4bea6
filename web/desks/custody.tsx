import { Button, Table } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { WireCustodyList } from '../../core/wire.ts'
import { useControl, useCustody } from '../api/queries.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { showTime } from '../ui/money.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { printAs } from '../ui/print.ts'
import { useWords } from '../words/language.tsx'

type Row = WireCustodyList['rows'][number]
type Cell = Row['cells'][number]

/** Cash, vouchers and seals in people's hands, live: what is late stands out, and each list prints. */
export function CustodyPage() {
  return <Lists found={useCustody()} />
}

/** Who tried what, waited how long, looked at whom, has whose authority: the same way. */
export function ControlPage() {
  return <Lists found={useControl()} />
}

function Lists({ found: { data, error, refetch } }: { readonly found: ReturnType<typeof useCustody> }) {
  const { say } = useWords()
  const [printed, setPrinted] = useState<string | null>(null)
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  const print = ({ name }: WireCustodyList) => {
    flushSync(() => setPrinted(name.zh))
    printAs('a4')
  }
  const paper = data.lists.find(({ name }) => name.zh === printed) ?? data.lists[0]
  return (
    <main className="page custody">
      {data.lists.map(list => (
        <List key={list.name.zh} list={list} onPrint={() => print(list)} />
      ))}
      {paper && <Paper list={paper} day={data.day} />}
    </main>
  )
}

const keyOf = ({ cells }: Row): string => JSON.stringify(cells)

function useCells() {
  const { say } = useWords()
  return (cell: Cell | undefined): string => {
    if (cell === undefined) return ''
    if (!('at' in cell)) return say(cell)
    return cell.by === null ? showTime(cell.at) : `${showTime(cell.at)}\u00a0${cell.by}`
  }
}

function List({ list, onPrint }: { readonly list: WireCustodyList; onPrint(): void }) {
  const { say } = useWords()
  const text = useCells()
  const late = list.rows.filter(row => row.late).length
  return (
    <Panel
      label={say(list.name)}
      title={
        <>
          {say(list.name)} {late > 0 && <span className="red figure">{late}</span>}
        </>
      }
      extra={
        <Button size="small" disabled={list.rows.length === 0} onClick={onPrint}>
          {say('print')}
        </Button>
      }
    >
      <Table<Row>
        size="small"
        rowKey={keyOf}
        pagination={false}
        dataSource={[...list.rows]}
        locale={{ emptyText: say('empty') }}
        rowClassName={row => (row.late ? 'late' : '')}
        columns={list.columns.map((column, index) => ({
          title: say(column),
          key: column.zh,
          className: 'figure',
          render: (_: unknown, row: Row) => text(row.cells[index]),
        }))}
      />
    </Panel>
  )
}

function Paper({ list, day }: { readonly list: WireCustodyList; readonly day: string }) {
  const { say } = useWords()
  const text = useCells()
  return (
    <ListPaper
      title={say(list.name)}
      about={day}
      columns={list.columns.map(column => ({ title: say(column) }))}
      lines={list.rows.map(row => ({ key: keyOf(row), cells: row.cells.map(text) }))}
    />
  )
}
