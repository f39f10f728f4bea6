import { Drawer, Table } from 'antd'
import { useState } from 'react'
import type { Sheet, SheetCell, SheetLink } from '../../core/sheets.ts'
import { RowDetail } from '../desks/rowDetail.tsx'
import { useWords } from '../words/language.tsx'

interface SheetTableProps {
  readonly sheet: Sheet
  readonly loading?: boolean
  /** Opens another sheet; without it figures only open into the journal. */
  readonly onOpen?: (link: Extract<SheetLink, { sheet: unknown }>) => void
}

interface Line {
  readonly key: string
  readonly cells: readonly SheetCell[]
  readonly isTotal: boolean
}

type RowPlace = Extract<SheetLink, { row: unknown }>['row']

/** A sheet to be read: a figure that something made opens into it. */
export function SheetTable({ sheet, loading = false, onOpen }: SheetTableProps) {
  const { say } = useWords()
  const [row, setRow] = useState<RowPlace | null>(null)
  const open = (link: SheetLink) => ('row' in link ? setRow(link.row) : onOpen?.(link))
  const first = sheet.rows.length - sheet.totals
  const lines = sheet.rows.map(
    (cells, index): Line => ({ key: String(index), cells, isTotal: index >= first }),
  )
  return (
    <>
      <Table<Line>
        size="small"
        rowKey="key"
        loading={loading}
        pagination={lines.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
        dataSource={lines}
        locale={{ emptyText: say('empty') }}
        rowClassName={({ isTotal }) => (isTotal ? 'sheet-total' : '')}
        columns={sheet.columns.map(({ title, isAmount }, index) => ({
          title: say(title),
          key: String(index),
          className: isAmount ? 'figure amount' : '',
          render: (_, { cells }) => (
            <Cell cell={cells[index]} onOpen={open} canOpenSheets={onOpen !== undefined} />
          ),
        }))}
      />
      <Drawer
        open={row !== null}
        size={680}
        onClose={() => setRow(null)}
        title={row ? `${row.day} · ${row.serial}` : ''}
      >
        {row && <RowDetail day={row.day} serial={row.serial} />}
      </Drawer>
    </>
  )
}

const PAGE = 500

interface CellProps {
  readonly cell: SheetCell | undefined
  onOpen(link: SheetLink): void
  readonly canOpenSheets: boolean
}

function Cell({ cell, onOpen, canOpenSheets }: CellProps) {
  const { say } = useWords()
  if (!cell) return null
  const { opens } = cell
  if (!opens || ('sheet' in opens && !canOpenSheets)) return <>{say(cell)}</>
  return (
    <button type="button" className="figure-link" onClick={() => onOpen(opens)}>
      {say(cell)}
    </button>
  )
}
