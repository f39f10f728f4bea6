import { Drawer, Table, Tag } from 'antd'
import { useState } from 'react'
import type { RowStatus, WireRow } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { RowDetail } from '../desks/rowDetail.tsx'
import { useWords } from '../words/language.tsx'
import { showMoney, showTime } from './money.ts'

export const rowStates: Readonly<Record<RowStatus, Words & { readonly colour: string }>> = {
  posted: { zh: '已入账', en: 'posted', colour: 'default' },
  reversed: { zh: '已冲正', en: 'reversed', colour: 'error' },
  reversal: { zh: '冲正', en: 'reversal', colour: 'error' },
  pending: { zh: '待授权', en: 'pending', colour: 'warning' },
  returned: { zh: '退回', en: 'returned', colour: 'warning' },
  approved: { zh: '已授权', en: 'approved', colour: 'success' },
  rejected: { zh: '已拒绝', en: 'rejected', colour: 'error' },
  withdrawn: { zh: '已撤回', en: 'withdrawn', colour: 'default' },
}

interface RowTableProps {
  readonly rows: readonly WireRow[]
  readonly loading: boolean
  /** Without teller and terminal: they are one's own. */
  readonly compact?: boolean
}

/** The electronic journal; a row opens into all there is to know about it. */
export function RowTable({ rows, loading, compact = false }: RowTableProps) {
  const { say } = useWords()
  const [open, setOpen] = useState<WireRow | null>(null)
  const columns = [
    { title: say('serial'), dataIndex: 'serial', width: 72, className: 'figure' },
    { title: say('time'), dataIndex: 'at', width: 84, className: 'figure', render: showTime },
    {
      title: say('code'),
      key: 'code',
      render: (_: unknown, row: WireRow) => (
        <>
          <b className="figure">{row.code}</b> {say(row.codeName)}
        </>
      ),
    },
    {
      title: say('account'),
      dataIndex: 'account',
      className: 'figure',
      render: (text: string | null) => text ?? '',
    },
    {
      title: say('amount'),
      dataIndex: 'amount',
      className: 'figure amount',
      render: (text: string | null) => (text === null ? '' : showMoney(text)),
    },
    ...(compact
      ? []
      : [
          { title: say('teller'), dataIndex: 'teller', width: 70, className: 'figure' },
          { title: say('terminal'), dataIndex: 'terminal', width: 110, className: 'figure' },
        ]),
    {
      title: say('authoriser'),
      dataIndex: 'authorisers',
      width: 96,
      className: 'figure',
      render: (people: readonly string[]) => people.join(' '),
    },
    {
      title: say('status'),
      dataIndex: 'status',
      width: 84,
      render: (status: RowStatus) => <Tag color={rowStates[status].colour}>{say(rowStates[status])}</Tag>,
    },
  ]
  return (
    <>
      <Table<WireRow>
        size="small"
        rowKey={row => `${row.day}/${row.serial}`}
        columns={columns}
        dataSource={[...rows]}
        loading={loading}
        pagination={false}
        locale={{ emptyText: say('empty') }}
        onRow={row => ({
          onClick: () => setOpen(row),
          onKeyDown: event => {
            if (event.key === 'Enter') setOpen(row)
          },
          tabIndex: 0,
        })}
      />
      <Drawer
        open={open !== null}
        size={620}
        onClose={() => setOpen(null)}
        title={open ? `${open.day} · ${open.serial} · ${open.code} ${say(open.codeName)}` : ''}
      >
        {open && <RowDetail day={open.day} serial={open.serial} />}
      </Drawer>
    </>
  )
}
