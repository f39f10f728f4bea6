import { Table } from 'antd'
import { Link } from 'wouter'
import { dutyNames, roleNames } from '../../core/derive/standing.ts'
import type { WireAgreement, WireItem, WirePerson, WireTill } from '../../core/wire.ts'
import { useBoard } from '../api/queries.ts'
import { tillStates } from '../terminal/tillPanel.tsx'
import { showMoney } from '../ui/money.ts'
import { momentLink } from '../ui/opening.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { Warnings } from '../ui/warnings.tsx'
import { useWords } from '../words/language.tsx'

/** The branch at a glance, live: do books, cash and vouchers agree; who is where; what is open. */
export function BoardPage() {
  const { say } = useWords()
  const { data: board, isPending, error, refetch } = useBoard()
  if (isPending) return <Empty>{say('loading')}</Empty>
  if (!board) return <Failed error={error} onRetry={() => void refetch()} />
  return (
    <main className="page board">
      <div className="agreements" aria-label={say('threeAgree')}>
        {board.agreements.map(agreement => (
          <AgreementCard key={agreement.name.zh} agreement={agreement} />
        ))}
        <Figure label={say('rows')} value={String(board.rows)} />
        <Figure label={say('cashIn')} value={showMoney(board.cashIn)} />
        <Figure label={say('cashOut')} value={showMoney(board.cashOut)} />
        <Figure label={say('refusals')} value={String(board.refusals)} />
      </div>
      <Warnings warnings={board.warnings} />
      <div className="board-columns">
        <Panel title={say('tills')} extra={<Link href={momentLink({})}>{say('moment')}</Link>}>
          <Tills tills={board.tills} />
        </Panel>
        <Panel title={say('people')}>
          <People people={board.people} />
        </Panel>
        <Panel title={say('open')}>
          <Items items={board.items} />
        </Panel>
      </div>
    </main>
  )
}

export function AgreementCard({ agreement }: { readonly agreement: WireAgreement }) {
  const { say } = useWords()
  const { name, agrees, left, right, differences } = agreement
  return (
    <section className={agrees ? 'agreement' : 'agreement agreement-broken'} aria-label={say(name)}>
      <h2>
        {say(name)} <em>{agrees ? `✓ ${say('agrees')}` : `✗ ${say('differs')}`}</em>
      </h2>
      <p className="figure">
        {left} <span>=</span> {right}
      </p>
      {differences.map(difference => (
        <p className="red" key={difference.zh}>
          {say(difference)}
        </p>
      ))}
    </section>
  )
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <section className="figure-card">
      <h2>{label}</h2>
      <p className="figure">{value}</p>
    </section>
  )
}

export function Tills({ tills }: { readonly tills: readonly WireTill[] }) {
  const { say } = useWords()
  return (
    <Table<WireTill>
      size="small"
      rowKey="no"
      pagination={false}
      dataSource={[...tills]}
      columns={[
        { title: say('till'), dataIndex: 'no', className: 'figure', width: 60 },
        { title: say('teller'), dataIndex: 'teller', className: 'figure', render: text => text ?? '—' },
        {
          title: say('state'),
          dataIndex: 'state',
          render: (state: WireTill['state']) => say(tillStates[state]),
        },
        {
          title: say('cashInTill'),
          dataIndex: 'cash',
          className: 'figure amount',
          render: (cash: string | null) => showMoney(cash ?? ''),
        },
        {
          title: say('papers'),
          key: 'papers',
          className: 'figure amount',
          render: (_, till) => till.papers.reduce((sum, { pieces }) => sum + pieces, 0),
        },
      ]}
    />
  )
}

export function People({ people }: { readonly people: readonly WirePerson[] }) {
  const { say, sayAll } = useWords()
  return (
    <Table<WirePerson>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...people]}
      columns={[
        { title: say('tellerNo'), dataIndex: 'id', className: 'figure', width: 76 },
        { title: say('personName'), dataIndex: 'name', render: say },
        {
          title: say('role'),
          dataIndex: 'roles',
          render: (roles: WirePerson['roles']) => sayAll(roles.map(role => roleNames[role])),
        },
        {
          title: say('state'),
          dataIndex: 'duty',
          render: (duty: WirePerson['duty']) => say(dutyNames[duty]),
        },
        { title: say('till'), dataIndex: 'till', className: 'figure', render: text => text ?? '' },
      ]}
    />
  )
}

function Items({ items }: { readonly items: readonly WireItem[] }) {
  const { say } = useWords()
  return (
    <Table<WireItem>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...items]}
      locale={{ emptyText: say('empty') }}
      columns={[
        { title: say('itemKind'), key: 'kind', render: (_, item) => say(item.kindName) },
        { title: say('state'), dataIndex: 'state', render: say },
        { title: say('content'), dataIndex: 'summary', className: 'figure', render: say },
        { title: say('byWhom'), dataIndex: 'by', className: 'figure' },
        { title: say('until'), dataIndex: 'until', className: 'figure', render: text => text ?? '' },
      ]}
    />
  )
}
