/** Loans on the practice books: a contract, a draw, and days that go by. */
import { naturalBalance } from '../../core/ledger/balance.ts'
import type { Account } from '../../core/ledger/entities.ts'
import { loanToday } from '../../core/checks/loan.ts'
import type { LoanOn } from '../../core/loans/debt.ts'
import { printMoney } from '../../core/money.ts'
import { given } from '../../core/std.ts'
import { accountOf, type Bank, patch } from './practice.ts'
import { must } from './tables.ts'

export interface Lent {
  readonly amount: string
  readonly term: string
  readonly method: string
  readonly rate?: string
  readonly date?: string
  readonly uplift?: string
  readonly use?: string
}

let contracts = 0

/** The fields of a contract that A1 repays. */
export const contractFor = ({ amount, ...agreed }: Lent, number: string) => ({
  customer: '1',
  contract: number,
  approved: amount,
  payer: 'A1',
  use: 'business',
  purpose: '周转',
  guarantee: 'credit',
  investigation: 'investigation-20260202-5',
  ...agreed,
})

/** Registers a contract and draws all of it into A1, on a day; gives the number of the loan. */
export function lend(bank: Bank, day: string, lent: Lent): string {
  bank.turnTo(day)
  const number = `T-${++contracts}`
  must(bank, '0013', '6805', contractFor(lent, number))
  return draw(bank, number, lent.amount)
}

export function draw(bank: Bank, contract: string, amount: string): string {
  must(bank, '0013', '6800', { contract, amount, payee: 'A1' })
  const row = given(
    bank.rows.findLast(({ code, outcome }) => code === '6800' && outcome === 'posted'),
    'a draw',
  )
  const opened = row.effects.find(effect => effect.type === 'set' && effect.kind === 'account')
  return opened?.type === 'set' ? opened.key : ''
}

/** A1 can pay anything, and its account of other people’s money is not what is tested. */
export const rich = (bank: Bank): Bank => {
  patch(bank, 'account', accountOf(bank, 'A1').no, { balance: -1_000_000_000_000n })
  return bank
}

export const owedOn = (bank: Bank, loan: string, day: string): LoanOn =>
  loanToday(accountOf(bank, loan), {
    day,
    parameters: given(bank.state.get('parameters', 'current'), 'parameters'),
  })

export const debtOf = (bank: Bank, loan: string) => given(accountOf(bank, loan).debt, `the debt of ${loan}`)

/** What was booked on an account by the last row, on its own side. */
export function booked(bank: Bank, prefix: string): string {
  const { effects } = given(bank.rows.at(-1), 'a row')
  const account = (no: string): Account => accountOf(bank, no)
  const amounts = effects.flatMap(effect =>
    effect.type === 'leg' && effect.account.startsWith(prefix)
      ? [
          naturalBalance({
            ...account(effect.account),
            balance: effect.side === 'D' ? effect.amount : -effect.amount,
          }),
        ]
      : [],
  )
  return printMoney(amounts.reduce((total, amount) => total + amount, 0n))
}
