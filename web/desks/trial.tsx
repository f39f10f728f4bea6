import { Table } from 'antd'
import type { WireTrialRow } from '../../core/wire.ts'
import { showMoney } from '../ui/money.ts'
import { useWords } from '../words/language.tsx'

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
      columns={[
        { title: say('code'), dataIndex: 'gl', className: 'figure', width: 84 },
        { title: say('name'), dataIndex: 'name', render: say },
        { title: say('opening'), ...money('opening') },
        { title: say('debitTurnover'), ...money('debit') },
        { title: say('creditTurnover'), ...money('credit') },
        { title: say('closing'), ...money('closing') },
      ]}
    />
  )
}
