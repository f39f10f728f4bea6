import { Drawer, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { parseMoney } from '../../core/money.ts'
import type { RowStatus, WireRow } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { RowDetail } from '../desks/rowDetail.tsx'
import { useWords } from '../words/language.tsx'
import { showTime } from './money.ts'
import { useShown } from './shown.ts'
import { StateTag, type Tone } from './tag.tsx'

export const rowStates: Readonly<Record<RowStatus, Words & { readonly tone: Tone }>> = {
  posted: { zh: '已入账', en: 'posted', tone: 'quiet' },
  reversed: { zh: '已冲正', en: 'reversed', tone: 'bad' },
  reversal: { zh: '冲正', en: 'reversal', tone: 'bad' },
  pending: { zh: '待授权', en: 'pending', tone: 'wait' },
  asked: { zh: '待答复', en: 'asked back', tone: 'wait' },
  returned: { zh: '退回', en: 'returned', tone: 'wait' },
  approved: { zh: '已授权', en: 'approved', tone: 'good' },
  rejected: { zh: '已拒绝', en: 'rejected', tone: 'bad' },
  withdrawn: { zh: '已撤回', en: 'withdrawn', tone: 'quiet' },
}

interface RowTableProps {
  readonly rows: readonly WireRow[]
  readonly loading: boolean
  /** Without teller and terminal: they are one's own. */
  readonly compact?: boolean
}

/** The electronic journal; a row opens into all there is to know about it. */
export function RowTable({ rows, loading, compact = false }: RowTableProps) {
  const { say, number } = useWords()
  const shown = useShown()
  const [open, setOpen] = useState<WireRow | null>(null)
  return (
    <>
      <Table<WireRow>
        size="small"
        rowKey={row => `${row.day}/${row.serial}`}
        columns={[
          ...whatColumns(say, number, shown),
          ...(compact ? [] : whoColumns(say)),
          ...outcomeColumns(say),
        ]}
        dataSource={[...rows]}
        loading={loading}
        pagination={false}
        showSorterTooltip={false}
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
        size={680}
        onClose={() => setOpen(null)}
        title={open ? `${open.day} · ${open.serial} · ${number(open.code)} ${say(open.codeName)}` : ''}
      >
        {open && <RowDetail day={open.day} serial={open.serial} />}
      </Drawer>
    </>
  )
}

type Say = ReturnType<typeof useWords>['say']
type Numbered = ReturnType<typeof useWords>['number']
type Columns = TableColumnsType<WireRow>

const byText = (text: (row: WireRow) => string) => (a: WireRow, b: WireRow) => text(a).localeCompare(text(b))

const amountOf = (row: WireRow): bigint => parseMoney(row.amount ?? '') ?? 0n

const byAmount = (a: WireRow, b: WireRow): number => Number(amountOf(a) - amountOf(b))

/** What was done: code, account, amount; what another row or an item is about stands under its name. */
const whatColumns = (say: Say, number: Numbered, shown: ReturnType<typeof useShown>): Columns => [
  {
    title: say('serial'),
    dataIndex: 'serial',
    width: 84,
    className: 'figure',
    sorter: (a, b) => a.serial - b.serial,
  },
  { title: say('time'), dataIndex: 'at', width: 84, className: 'figure', render: showTime },
  {
    title: say('code'),
    key: 'code',
    sorter: byText(row => number(row.code)),
    render: (_, row) => (
      <>
        <b className="figure">{number(row.code)}</b> {say(row.codeName)}
        {row.about && <small className="about">{say(row.about)}</small>}
      </>
    ),
  },
  {
    title: say('account'),
    dataIndex: 'account',
    className: 'figure',
    sorter: byText(row => row.account ?? ''),
    render: (account: string | null) => (account === null ? '' : shown.named(account)),
  },
  {
    title: say('amount'),
    dataIndex: 'amount',
    className: 'figure amount',
    sorter: byAmount,
    render: (_, { account, amount, unit }) =>
      amount === null ? '' : shown.amount(account ?? '', amount, unit ?? undefined),
  },
]

const whoColumns = (say: Say): Columns => [
  {
    title: say('teller'),
    dataIndex: 'teller',
    width: 84,
    className: 'figure',
    sorter: byText(row => row.teller),
  },
  { title: say('terminal'), dataIndex: 'terminal', width: 110, className: 'figure' },
  { title: say('queueTicket'), dataIndex: 'ticket', width: 76, className: 'figure' },
]

const outcomeColumns = (say: Say): Columns => [
  {
    title: say('authoriser'),
    dataIndex: 'authorisers',
    width: 120,
    className: 'figure',
    render: (people: readonly string[]) => people.join(' '),
  },
  {
    title: say('status'),
    dataIndex: 'status',
    width: 90,
    sorter: byText(row => row.status),
    render: (status: RowStatus) => (
      <StateTag tone={rowStates[status].tone}>{say(rowStates[status])}</StateTag>
    ),
  },
]
