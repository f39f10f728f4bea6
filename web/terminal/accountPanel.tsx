import { printRate } from '../../core/fields/rate.ts'
import type { WireAccount } from '../../core/wire.ts'
import { useAccount, useCustomer } from '../api/queries.ts'
import { showMoney } from '../ui/money.ts'
import { Empty, Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import type { Transaction } from '../../core/transactions/define.ts'
import type { Values } from './doing.ts'

interface AccountPanelProps {
  readonly transaction: Transaction | null
  /** What is in its form just now. */
  readonly values: Values
  onOpen(code: string, values?: Values): void
}

/** The customer before the counter and his account, with what a teller must know. */
export function AccountPanel({ transaction, values, onOpen }: AccountPanelProps) {
  const { say } = useWords()
  const { account, customer } = subjectOf(transaction, values)
  const { data: found } = useAccount(account)
  const { data: owner } = useCustomer(customer || (found?.customer ?? ''))
  return (
    <Panel title={say('customerAndAccount')} label={say('customer')}>
      {!found && !owner && <Empty>{say('noAccountYet')}</Empty>}
      {owner && (
        <Facts
          rows={[
            [say('holder'), <b key="name">{owner.name}</b>],
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
  // In another branch: its owner is no customer of ours.
  if (account.customer === null && account.product) rows.unshift([say('holder'), account.name])
  if (account.available !== account.balance) rows.push([say('available'), showMoney(account.available)])
  if (account.ratePpm !== null) rows.push([say('interestRate'), `${printRate(account.ratePpm)}%`])
  if (account.maturity) rows.push([say('maturity'), account.maturity])
  if (account.accrued) rows.push([say('accrued'), showMoney(account.accrued)])
  if (account.paper) rows.push([say('papers'), account.paper])
  if (account.unprinted > 0) rows.push([say('unprinted'), String(account.unprinted)])
  return (
    <>
      {account.warnings.map(warning => (
        <p key={warning.zh} className="warning">
          {say(warning)}
        </p>
      ))}
      <Facts rows={rows} />
    </>
  )
}

/** The account and the customer that a form is about: the first of each that is fully typed. */
function subjectOf(transaction: Transaction | null, values: Values): { account: string; customer: string } {
  const fields = transaction?.fields ?? {}
  const value = (kind: string) => {
    const name = Object.keys(fields).find(field => fields[field]?.kind === kind)
    return name ? (values[name] ?? '').replace(/\s/g, '') : ''
  }
  const account = value('account')
  const customer = value('customer')
  return {
    account: /^\d{16}$/.test(account) ? account : '',
    customer: /^\d{1,9}$/.test(customer) ? customer.padStart(9, '0') : '',
  }
}
