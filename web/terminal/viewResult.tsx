import { Table } from 'antd'
import type { WireAccountEntry, WireView } from '../../core/wire.ts'
import { TrialTable } from '../desks/trial.tsx'
import { Explained } from '../ui/explanation.tsx'
import { ListPaper, PrintList } from '../ui/listPaper.tsx'
import { showMoney } from '../ui/money.ts'
import { Empty, Facts, Panel } from '../ui/panel.tsx'
import { RowTable } from '../ui/rows.tsx'
import { useWords } from '../words/language.tsx'
import type { Values } from './doing.ts'
import { Imbalance } from './imbalance.tsx'
import { Loan } from './loan.tsx'
import { Proof } from './proof.tsx'
import { Register } from './register.tsx'
import { Seals } from './seals.tsx'
import { Reconciliation, Sheet } from './sheet.tsx'
import { TillContents, tillStates } from './tillPanel.tsx'
import { CustomersPaper, HoldingsPaper, JournalPaper } from './viewPapers.tsx'

interface ViewResultProps {
  readonly view: WireView
  onOpen(code: string, values?: Values): void
}

/** What a look-up found. */
export function ViewResult({ view, onOpen }: ViewResultProps) {
  const { say } = useWords()
  switch (view.query) {
    case 'account':
      return (
        <>
          {view.loan && <Loan loan={view.loan} />}
          <AccountSheet view={view} />
        </>
      )
    case 'customer':
      return <Customers view={view} onOpen={onOpen} />
    case 'journal':
      return (
        <>
          <Panel title={say('journal')} extra={<PrintList />}>
            <RowTable rows={view.rows} loading={false} />
            <JournalPaper view={view} />
          </Panel>
          {view.trial.length > 0 && (
            <Panel title={say('trial')}>
              <TrialTable rows={view.trial} />
            </Panel>
          )}
        </>
      )
    case 'holdings':
      return <Holdings view={view} />
    case 'register':
      return <Register view={view} />
    case 'seals':
      return <Seals name={view.name} seals={view.seals} />
    case 'tellerProof':
      return <Proof proof={view.proof} />
    case 'reconciliation':
      return <Reconciliation agreements={view.agreements} />
    case 'daySheet':
      return <Sheet sheet={view.sheet} />
    case 'imbalance':
      return <Imbalance imbalance={view.imbalance} onOpen={onOpen} />
    case 'explanation':
      return (
        <Panel title={say('explanation')}>
          <Explained rows={view.rows} />
        </Panel>
      )
  }
}

type AccountView = Extract<WireView, { query: 'account' }>

function AccountSheet({ view }: { readonly view: AccountView }) {
  const { say } = useWords()
  return (
    <Panel
      title={`${view.account.no} ${view.account.name}`}
      extra={
        <span className="filters">
          <b className="figure">{showMoney(view.account.balance)}</b>
          <PrintList />
        </span>
      }
    >
      {view.account.warnings.map(warning => (
        <p className="warning" key={warning.zh}>
          {say(warning)}
        </p>
      ))}
      <AccountEntries entries={view.entries} />
      <AccountPaper view={view} />
    </Panel>
  )
}

/** The entries as a sheet, for a customer who asks what became of his money. */
function AccountPaper({ view }: { readonly view: AccountView }) {
  const { say, number } = useWords()
  const { no, name, balance } = view.account
  return (
    <ListPaper
      title={say('accountSheet')}
      about={`${no}　${name}　${say('balance')} ${showMoney(balance)}`}
      columns={[
        { title: say('day') },
        { title: say('serial') },
        { title: say('code') },
        { title: say('debit'), isAmount: true },
        { title: say('credit'), isAmount: true },
        { title: say('balance'), isAmount: true },
        { title: say('teller') },
      ]}
      lines={view.entries.map(entry => ({
        key: `${entry.day}/${entry.serial}/${entry.line}`,
        cells: [
          entry.day,
          String(entry.serial),
          `${number(entry.code)} ${say(entry.codeName)}`,
          entry.side === 'D' ? showMoney(entry.amount) : '',
          entry.side === 'C' ? showMoney(entry.amount) : '',
          showMoney(entry.balance),
          entry.teller,
        ],
      }))}
    />
  )
}

function AccountEntries({ entries }: { readonly entries: readonly WireAccountEntry[] }) {
  const { say, number } = useWords()
  const amount = (side: 'D' | 'C') => (_: unknown, entry: WireAccountEntry) =>
    entry.side === side ? showMoney(entry.amount) : ''
  return (
    <Table<WireAccountEntry>
      size="small"
      rowKey={entry => `${entry.day}/${entry.serial}/${entry.line}`}
      dataSource={[...entries]}
      pagination={entries.length > 20 ? { pageSize: 20, size: 'small' } : false}
      locale={{ emptyText: say('empty') }}
      columns={[
        {
          title: say('day'),
          dataIndex: 'day',
          className: 'figure',
          sorter: (a, b) => (a.day < b.day ? -1 : 1),
        },
        { title: say('serial'), dataIndex: 'serial', className: 'figure' },
        {
          title: say('code'),
          key: 'code',
          render: (_, entry) => `${number(entry.code)} ${say(entry.codeName)}`,
        },
        { title: say('debit'), key: 'debit', className: 'figure amount', render: amount('D') },
        { title: say('credit'), key: 'credit', className: 'figure amount', render: amount('C') },
        { title: say('balance'), dataIndex: 'balance', className: 'figure amount', render: showMoney },
        { title: say('teller'), dataIndex: 'teller', className: 'figure' },
      ]}
    />
  )
}

function Holdings({ view }: { readonly view: Extract<WireView, { query: 'holdings' }> }) {
  const { say } = useWords()
  if (view.tills.length === 0) {
    return (
      <Panel title={say('holdings')}>
        <Empty>{say('noTill')}</Empty>
      </Panel>
    )
  }
  return (
    <>
      <Panel title={say('holdings')} extra={<PrintList />}>
        <div className="tills">
          {view.tills.map(till => (
            <section key={till.no} aria-label={`${say('till')} ${till.no}`}>
              <h3>
                {`${say('till')} ${till.no}`}
                <small>{`${till.teller ?? ''} ${say(tillStates[till.state])}`}</small>
              </h3>
              <TillContents till={till} />
            </section>
          ))}
        </div>
      </Panel>
      <HoldingsPaper view={view} />
    </>
  )
}

function Customers({
  view,
  onOpen,
}: { readonly view: Extract<WireView, { query: 'customer' }> } & Pick<ViewResultProps, 'onOpen'>) {
  const { say } = useWords()
  if (view.customers.length === 0) {
    return (
      <Panel title={say('customer')}>
        <Empty>{say('noCustomer')}</Empty>
      </Panel>
    )
  }
  return (
    <>
      <CustomersPaper view={view} />
      {view.customers.map(customer => (
        <Panel key={customer.no} title={`${customer.name}　${customer.no}`} extra={<PrintList />}>
          <Facts
            rows={[
              [say('document'), customer.idNumber],
              [say('phone'), customer.phone || '—'],
              [say('address'), customer.address || '—'],
            ]}
          />
          <ul className="account-list">
            {customer.accounts.map(account => (
              <li key={account.no}>
                <button
                  type="button"
                  className="link"
                  onClick={() => onOpen('7001', { account: account.no })}
                >
                  <span className="figure">{account.no}</span>{' '}
                  <span className="figure amount">{showMoney(account.balance)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </>
  )
}
