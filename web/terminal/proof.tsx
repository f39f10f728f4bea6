import { Table } from 'antd'
import { cashOf, movedMoney } from '../../core/derive/proof.ts'
import type { WireProof } from '../../core/wire.ts'
import { ListPaper, PrintList } from '../ui/listPaper.tsx'
import { showMoney } from '../ui/money.ts'
import { Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** What went through a teller's hands so far; it prints. */
export function Proof({ proof }: { readonly proof: WireProof }) {
  const { say, number } = useWords()
  const facts = [
    ...cashOf(proof).map(({ label, text }) => [say(label), say(text)] as const),
    [say('reversals'), `${proof.reversals} ${say('lines')}`],
    [say('authorisationsUsed'), `${proof.authorisations} ${say('lines')}`],
  ] as const
  const title = `${say('teller')} ${proof.teller}　${proof.day}`
  return (
    <Panel title={title} extra={<PrintList />}>
      <Facts rows={facts} />
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
          cells: [`${number(code)} ${say(name)}`, String(count), shown(amount)],
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
          { title: say('amount'), dataIndex: 'amount', className: 'figure amount', render: shown },
        ]}
      />
    </Panel>
  )
}

const shown = (amount: string): string => (movedMoney(amount) ? showMoney(amount) : '')
