import { Table } from 'antd'
import type { WireProof } from '../../core/wire.ts'
import { ListPaper, PrintList } from '../ui/listPaper.tsx'
import { showMoney } from '../ui/money.ts'
import { Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** What went through a teller's hands so far; it prints. */
export function Proof({ proof }: { readonly proof: WireProof }) {
  const { say, number } = useWords()
  const times = ({ count, amount }: WireProof['paid']) => `${count} ${say('lines')} / ${showMoney(amount)}`
  const facts = [
    [say('cashReceived'), times(proof.received)],
    [say('cashPaid'), times(proof.paid)],
    [say('reversals'), `${proof.reversals} ${say('lines')}`],
    [say('authorisationsUsed'), `${proof.authorisations} ${say('lines')}`],
    ...(proof.cash
      ? [
          [say('opening'), showMoney(proof.cash.opening)],
          [say('closing'), showMoney(proof.cash.closing)],
        ]
      : []),
  ] as const satisfies readonly (readonly string[])[]
  const title = `${say('teller')} ${proof.teller}　${proof.day}`
  return (
    <Panel title={title} extra={<PrintList />}>
      <Facts rows={facts.map(([label = '', text = '']) => [label, text])} />
      <ListPaper
        title={say('interimProof')}
        about={[title, ...facts.map(fact => fact.join(' '))].join('　')}
        columns={[
          { title: say('code') },
          { title: say('count'), isAmount: true },
          { title: say('amount'), isAmount: true },
        ]}
        lines={proof.codes.map(({ code, name, count, amount }) => ({
          key: code,
          cells: [`${number(code)} ${say(name)}`, String(count), showMoney(amount)],
        }))}
      />
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        locale={{ emptyText: say('empty') }}
        dataSource={[...proof.codes]}
        columns={[
          { title: say('code'), key: 'code', render: (_, row) => `${number(row.code)} ${say(row.name)}` },
          { title: say('count'), dataIndex: 'count', className: 'figure amount' },
          { title: say('amount'), dataIndex: 'amount', className: 'figure amount', render: showMoney },
        ]}
      />
    </Panel>
  )
}
