/**
 * Random loans, repaid by somebody who pays late, in part, or not at all for a while: on every day the program
 * and an auditor who counts day by day agree to the fen, and when all is repaid the books of all loans are as
 * they were.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../core/dates.ts'
import { printRate } from '../../core/fields/rate.ts'
import { principalOf } from '../../core/loans/terms.ts'
import { planRows } from '../../core/loans/plan.ts'
import { printMoney } from '../../core/money.ts'
import { given, sum } from '../../core/std.ts'
import { LoanAuditor, type Method } from '../support/loanAuditor.ts'
import { lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, type Bank, balanceOf, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

/** Arithmetic is tried far above what any loan may bear. */
function dear(bank: Bank): Bank {
  const { loan } = given(bank.state.get('parameters', 'current'), 'parameters')
  patch(bank, 'parameters', 'current', { loan: { ...loan, businessMostPermille: 10_000 } })
  return bank
}

const methods: readonly Method[] = [
  'bullet',
  'interestMonthly',
  'interestQuarterly',
  'equalInstalment',
  'equalPrincipal',
]

const loan = fc.record({
  method: fc.constantFrom(...methods),
  amount: fc.bigInt(100_000n, 500_000_000n),
  rate: fc.integer({ min: 10_000, max: 240_000 }),
  months: fc.integer({ min: 1, max: 18 }),
  start: fc.integer({ min: 0, max: 700 }).map(days => addDays('2024-01-01', days)),
  /** After so many days so much of what is due is paid, in permille; and what the evening does before. */
  steps: fc.array(
    fc.record({
      days: fc.integer({ min: 1, max: 70 }),
      permille: fc.integer({ min: 0, max: 1000 }),
      run: fc.constantFrom('', 'overdue', 'accrue'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
})

const BOOKS = ['1303-09', '1132-01', '7003']

/** One step of a life: the day comes, the evening runs, something is paid. */
function live(bank: Bank, no: string, audit: LoanAuditor, day: string, permille: number, run: string): void {
  audit.to(day)
  bank.turnTo(day)
  if (run !== '') {
    const said = bank.refusal('0003', '6830', { kind: run, account: no })
    if (said !== 'nothingToBook') must(bank, '0003', '6830', { kind: run, account: no })
  }
  const { daysLate: _, ...owed } = owedOn(bank, no, day).owed
  expect(owed, `owed on ${day}`).toEqual(audit.owed())
  const due = owed.due + owed.interest + owed.penalty + owed.compound
  const amount = (due * BigInt(permille)) / 1000n
  if (amount === 0n) return
  must(bank, '0013', '6801', { account: no, amount: printMoney(amount), payer: 'A1' })
  audit.pay(amount)
}

/** The check of a loan, as it was set by its draw or by the check before. */
const checkOf = (bank: Bank, no: string): string =>
  given(
    bank.state.get('index', 'openItems/loanCheck')?.keys.find(key => {
      const item = bank.state.get('item', key)
      return item?.kind === 'loanCheck' && item.data.loan === no
    }),
    `a check of ${no}`,
  )

test('a loan that is misused for a while bears what the auditor counts day by day', () => {
  const life = fc.record({
    loan,
    found: fc.integer({ min: 0, max: 200 }),
    lasts: fc.integer({ min: 0, max: 300 }),
    uplift: fc.constantFrom('0', '50', '100'),
    misuse: fc.constantFrom(1_500, 2_000),
  })
  fc.assert(
    fc.property(life, ({ loan: { method, amount, rate, months, start, steps }, ...one }) => {
      const bank = dear(rich(practice()))
      const { loan: rules } = given(bank.state.get('parameters', 'current'), 'parameters')
      patch(bank, 'parameters', 'current', { loan: { ...rules, misusePermille: one.misuse } })
      const agreed = { term: String(months), method, rate: printRate(rate), uplift: one.uplift }
      const no = lend(bank, start, { amount: printMoney(amount), ...agreed })
      const from = addDays(start, one.found)
      const to = addDays(from, one.lasts)
      const misused = { from, to, permille: one.misuse }
      const terms = {
        amount,
        ratePpm: rate,
        months,
        start,
        method,
        permille: 1_000 + 10 * Number(one.uplift),
      }
      const audit = new LoanAuditor({ ...terms, misused })
      const check = (result: string, next: string) => () => {
        if (accountOf(bank, no).status === 'closed') return
        must(bank, '0013', '6812', { check: checkOf(bank, no), result, findings: '已核', next })
      }
      let day = start
      const days = steps.map(step => {
        day = addDays(day, step.days)
        return { day, act: () => live(bank, no, audit, day, step.permille, step.run) }
      })
      const events = [
        { day: from, act: check('misused', addDays(from, 400)) },
        { day: to, act: check('asAgreed', '') },
        ...days,
      ]
      for (const event of events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
        day = event.day
        bank.turnTo(day)
        if (accountOf(bank, no).status === 'open') event.act()
      }
    }),
    { numRuns: 40 },
  )
})

test('repayments in any order come to principal and interest as the auditor counts them', () => {
  fc.assert(
    fc.property(loan, ({ method, amount, rate, months, start, steps }) => {
      const bank = dear(rich(practice()))
      const before = BOOKS.map(no => balanceOf(bank, no))
      const lent = { amount: printMoney(amount), term: String(months), method, rate: printRate(rate) }
      const no = lend(bank, start, lent)
      const audit = new LoanAuditor({ amount, ratePpm: rate, months, start, method, permille: 1_500 })
      let day = start
      for (const { days, permille, run } of steps) {
        if (accountOf(bank, no).status === 'closed') break
        day = addDays(day, days)
        live(bank, no, audit, day, permille, run)
      }
      if (accountOf(bank, no).status === 'open') {
        const { maturity } = owedOn(bank, no, day).loan.terms
        live(bank, no, audit, day > maturity ? addDays(day, 1) : maturity, 1000, '')
      }
      expect(accountOf(bank, no).status).toBe('closed')
      expect(audit.paid.principal).toBe(amount)
      expect(BOOKS.map(one => balanceOf(bank, one))).toEqual(before)
      const interest = audit.paid.interest + audit.paid.penalty + audit.paid.compound
      expect(balanceOf(bank, '6011')).toBe(printMoney(interest))
    }),
    { numRuns: 25 },
  )
})

test('a part repaid early is re-planned, and every schedule re-adds to what is owed', () => {
  const life = fc.record({
    method: fc.constantFrom(...methods),
    amount: fc.bigInt(1_000_000n, 500_000_000n),
    rate: fc.integer({ min: 10_000, max: 120_000 }),
    months: fc.integer({ min: 3, max: 60 }),
    parts: fc.array(
      fc.record({
        days: fc.integer({ min: 1, max: 40 }),
        permille: fc.integer({ min: 10, max: 400 }),
        keeps: fc.constantFrom('months', 'payment'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  fc.assert(
    fc.property(life, ({ method, amount, rate, months, parts }) => {
      const bank = dear(rich(practice()))
      const lent = { amount: printMoney(amount), term: String(months), method, rate: printRate(rate) }
      const no = lend(bank, '2026-03-02', lent)
      let day = '2026-03-02'
      for (const { days, permille, keeps } of parts) {
        day = addDays(day, days)
        bank.turnTo(day)
        payDue(bank, no, day)
        const on = owedOn(bank, no, day)
        if (accountOf(bank, no).status === 'closed' || day >= on.loan.terms.maturity) break
        const part = (on.owed.notDue * BigInt(permille)) / 1000n
        const fields = { account: no, extent: 'part', amount: printMoney(part), keeps, payer: 'A1' }
        must(bank, '0013', '6803', fields)
        const after = owedOn(bank, no, day).loan
        const rows = planRows(after).slice(after.debt.due)
        expect(sum(rows.map(row => row.principal))).toBe(principalOf(after))
        expect(rows.at(-1)).toMatchObject({ balance: 0n, day: after.terms.maturity })
        if (keeps === 'months') expect(planRows(after)).toHaveLength(planRows(on.loan).length)
      }
      if (accountOf(bank, no).status === 'closed') return
      const { maturity } = owedOn(bank, no, day).loan.terms
      const end = day > maturity ? day : maturity
      bank.turnTo(end)
      payDue(bank, no, end)
      expect(accountOf(bank, no)).toMatchObject({ status: 'closed', balance: 0n })
    }),
    { numRuns: 15 },
  )
})

function payDue(bank: Bank, no: string, day: string): void {
  const { due, interest, penalty, compound } = owedOn(bank, no, day).owed
  const amount = due + interest + penalty + compound
  if (amount > 0n) must(bank, '0013', '6801', { account: no, amount: printMoney(amount), payer: 'A1' })
}
