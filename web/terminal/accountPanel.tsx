import { Tag } from 'antd'
import { printRate } from '../../core/fields/rate.ts'
import type { WireAccount } from '../../core/wire.ts'
import { useAccount, useCustomer } from '../api/queries.ts'
import { showMoney } from '../ui/money.ts'
import { Empty, Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import type { Transaction } from '../../core/transactions/define.ts'
import type { Values } from './terminal.tsx'

interface AccountPanelProps {
  readonly form: {
    readonly transaction: Transaction
    readonly values: Values
    readonly request: string
  } | null
  onOpen(code: string, values?: Values): void
}

/** The customer before the counter and his account, with what a teller must know. */
export function AccountPanel({ form, onOpen }: AccountPanelProps) {
  const { say } = useWords()
  const { account, customer } = useSubject(form)
  const { data: found } = useAccount(account)
  const { data: owner } = useCustomer(customer || (found?.customer ?? ''))
  return (
    <Panel title={say('customerAndAccount')} label={say('customer')}>
      {!found && !owner && <Empty>{say('noAccountYet')}</Empty>}
      {owner && (
        <Facts
          rows={[
            [say('name'), <b key="name">{owner.name}</b>],
            [
              say('customerNo'),
              <span key="no" className="figure">
                {owner.no}
              </span>,
            ],
            [
              say('document'),
              <span key="id" className="figure">
                {owner.idNumber}
              </span>,
            ],
            [say('phone'), owner.phone || '—'],
          ]}
        />
      )}
      {found && <AccountFacts account={found} />}
      {owner && owner.accounts.length > 0 && (
        <ul className="account-list" aria-label={say('accounts')}>
          {owner.accounts.map(one => (
            <li key={one.no}>
              <button
                type="button"
                tabIndex={-1}
                className="link"
                onClick={() => onOpen('7001', { account: one.no })}
              >
                <span className="figure">{one.no}</span>{' '}
                <span className="figure amount">{showMoney(one.balance)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function AccountFacts({ account }: { readonly account: WireAccount }) {
  const { say } = useWords()
  const rows: [string, React.ReactNode][] = [
    [
      say('account'),
      <span key="no" className="figure">
        {account.no}
      </span>,
    ],
    [
      say('balance'),
      <b key="balance" className="figure">
        {showMoney(account.balance)}
      </b>,
    ],
  ]
  if (account.available !== account.balance) rows.push([say('available'), showMoney(account.available)])
  if (account.ratePpm !== null) rows.push([say('interestRate'), `${printRate(account.ratePpm)}%`])
  if (account.maturity) rows.push([say('maturity'), account.maturity])
  if (account.paper) rows.push([say('papers'), account.paper])
  if (account.unprinted > 0) rows.push([say('unprinted'), String(account.unprinted)])
  return (
    <>
      {account.warnings.map(warning => (
        <Tag key={warning.zh} color="error" className="account-warning">
          {say(warning)}
        </Tag>
      ))}
      <Facts rows={rows} />
    </>
  )
}

/** The account and the customer that a form is about: the first of each that is fully typed. */
function useSubject(form: AccountPanelProps['form']): { account: string; customer: string } {
  if (!form) return { account: '', customer: '' }
  const value = (kind: string) => {
    const name = Object.keys(form.transaction.fields).find(
      field => form.transaction.fields[field]?.kind === kind,
    )
    return name ? (form.values[name] ?? '').replace(/\s/g, '') : ''
  }
  const account = value('account')
  const customer = value('customer')
  return {
    account: /^\d{16}$/.test(account) ? account : '',
    customer: /^\d{1,9}$/.test(customer) ? customer.padStart(9, '0') : '',
  }
}
