import { Table } from 'antd'
import { displayMoney, parseMoney } from '../../core/money.ts'
import { sum } from '../../core/std.ts'
import type { WireTrialRow } from '../../core/wire.ts'
import { showMoney } from '../ui/money.ts'
import { useWords } from '../words/language.tsx'

const totals = (rows: readonly WireTrialRow[]) => <Totals rows={rows} />

/** The trial balance: what each GL account brought into the day, its turnover, where it stands. */
export function TrialTable({ rows }: { readonly rows: readonly WireTrialRow[] }) {
  const { say } = useWords()
  const money = (name: 'opening' | 'debit' | 'credit' | 'closing') => ({
    dataIndex: name,
    className: 'figure amount',
    render: showMoney,
  })
  return (
    <Table<WireTrialRow>
      size="small"
      rowKey="gl"
      pagination={false}
      dataSource={[...rows]}
      locale={{ emptyText: say('empty') }}
      summary={totals}
      columns={[
        { title: say('glAccount'), dataIndex: 'gl', className: 'figure', width: 84 },
        { title: say('name'), dataIndex: 'name', render: say },
        { title: say('opening'), ...money('opening') },
        { title: say('debitTurnover'), ...money('debit') },
        { title: say('creditTurnover'), ...money('credit') },
        { title: say('closing'), ...money('closing') },
      ]}
    />
  )
}

/** Debits and credits of the day; off-balance accounts stand apart and are not added. */
function Totals({ rows }: { readonly rows: readonly WireTrialRow[] }) {
  const { say } = useWords()
  const onBalance = rows.filter(({ side }) => side !== 'offBalance')
  const total = (name: 'debit' | 'credit') =>
    displayMoney(sum(onBalance.map(row => parseMoney(row[name]) ?? 0n)))
  return (
    <Table.Summary.Row className="totals">
      <Table.Summary.Cell index={0} colSpan={3}>
        {say('sum')}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={3} className="figure amount">
        {total('debit')}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={4} className="figure amount">
        {total('credit')}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={5} />
    </Table.Summary.Row>
  )
}
