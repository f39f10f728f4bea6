import { Table } from 'antd'
import { printRate } from '../../core/fields/rate.ts'
import type { WireLoan, WireLoanRow } from '../../core/wire.ts'
import { showMoney } from '../ui/money.ts'
import { Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** A loan at one look: what is owed today by kind, what was agreed, and the schedule row by row. */
export function Loan({ loan }: { readonly loan: WireLoan }) {
  const { say } = useWords()
  const { owed, writtenOff } = loan
  const money = (amount: string) => <span className="figure">{showMoney(amount)}</span>
  return (
    <>
      <div className="beside">
        <Panel title={say('loanOwed')} extra={loan.daysLate > 0 ? `${say('daysLate')} ${loan.daysLate}` : ''}>
          <Facts
            rows={[
              [say('principalNotDue'), money(owed.notDue)],
              [say('principalDue'), money(owed.due)],
              [say('interestDue'), money(owed.interest)],
              [say('penaltyInterest'), money(owed.penalty)],
              [say('compoundInterest'), money(owed.compound)],
              [say('interestRunning'), money(owed.accrued)],
              [say('loanClass'), `${say(loan.class)}（${say('suggested')} ${say(loan.suggested)}）`],
              ...(loan.accruing ? [] : [[say('nonAccrual'), say('yes')] as const]),
              ...(writtenOff
                ? [[say('writtenOff'), `${writtenOff.day} ${showMoney(writtenOff.principal)}`] as const]
                : []),
            ]}
          />
        </Panel>
        <Panel title={say('loanTerms')} extra={loan.contract}>
          <Facts
            rows={[
              [say('repaymentMethod'), say(loan.method)],
              [say('interestRate'), `${printRate(loan.ratePpm)}% × ${loan.penaltyPermille / 1000}`],
              [say('loanSpan'), `${loan.start} – ${loan.maturity}`],
              ...(loan.extended ? [[say('extendedFrom'), loan.extended] as const] : []),
              ...(loan.payer ? [[say('repaymentAccount'), loan.payer] as const] : []),
            ]}
          />
        </Panel>
      </div>
      {loan.rows.length > 0 && <Schedule rows={loan.rows} />}
    </>
  )
}

function Schedule({ rows }: { readonly rows: readonly WireLoanRow[] }) {
  const { say } = useWords()
  const states = { paid: 'rowPaid', due: 'rowDue', overdue: 'rowOverdue', toCome: 'rowToCome' } as const
  const first = rows.findIndex(({ state }) => state !== 'paid')
  return (
    <Panel title={say('schedule')}>
      <Table<WireLoanRow>
        size="small"
        rowKey="number"
        dataSource={[...rows]}
        pagination={
          rows.length > 12
            ? { pageSize: 12, size: 'small', defaultCurrent: Math.floor(Math.max(first, 0) / 12) + 1 }
            : false
        }
        columns={[
          { title: say('instalment'), dataIndex: 'number', className: 'figure' },
          { title: say('dueDay'), dataIndex: 'day', className: 'figure' },
          { title: say('principal'), dataIndex: 'principal', className: 'figure amount', render: showMoney },
          { title: say('interest'), dataIndex: 'interest', className: 'figure amount', render: showMoney },
          { title: say('balance'), dataIndex: 'balance', className: 'figure amount', render: showMoney },
          { title: say('unpaid'), dataIndex: 'unpaid', className: 'figure amount', render: showMoney },
          {
            title: say('rowState'),
            dataIndex: 'state',
            render: (state: WireLoanRow['state']) => say(states[state]),
          },
        ]}
      />
    </Panel>
  )
}
