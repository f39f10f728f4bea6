/** What 7001 shows of a loan, from its account alone. */
import { expect, test } from 'vitest'
import { loanLook } from '../../core/loans/look.ts'
import { loanWarnings } from '../../core/loans/words.ts'
import { printMoney } from '../../core/money.ts'
import { given } from '../../core/std.ts'
import { lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, type Bank, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const parametersOf = (bank: Bank) => given(bank.state.get('parameters', 'current'), 'parameters')
const lookAt = (bank: Bank, no: string, day: string) =>
  given(loanLook(accountOf(bank, no), day, parametersOf(bank)), 'a look')

test('a loan shows what is owed by kind, and each row as paid, due, overdue or to come', () => {
  const bank = rich(practice())
  must(bank, '0003', '6830', { kind: 'collect', account: 'L2' })
  const look = lookAt(bank, 'L2', '2026-04-05')
  expect(look).toMatchObject({
    contract: 'HT-300',
    method: { zh: '等额本息' },
    daysLate: 3,
    owed: { notDue: '10049.54', due: '977.66', interest: '55.14', penalty: '0.73', compound: '0.04' },
    suggested: { en: 'special mention' },
  })
  expect(look.rows.slice(0, 3).map(({ state, unpaid }) => [state, unpaid])).toEqual([
    ['paid', '0.00'],
    ['overdue', '1032.80'],
    ['toCome', '1032.80'],
  ])
  expect(lookAt(bank, 'L2', '2026-04-02').rows[1]?.state).toBe('due')
})

test('a deposit is no loan, and a loan of old shows its one row', () => {
  const bank = practice()
  expect(loanLook(accountOf(bank, 'A1'), '2026-03-02', parametersOf(bank))).toBeNull()
  expect(lookAt(bank, 'L1', '2026-03-02').rows).toMatchObject([{ day: '2027-01-01', state: 'toCome' }])
})

test('a teller is warned of what is due, what is late, and what is written off', () => {
  const bank = practice()
  const warned = (day: string) =>
    loanWarnings(accountOf(bank, 'L2'), day, parametersOf(bank)).map(({ en }) => en)
  expect([warned('2026-03-01'), warned('2026-03-02'), warned('2026-03-12')]).toEqual([
    [],
    ['1,032.80 due today'],
    ['10 days late, 1,035.38 due'],
  ])
  must(bank, '0013', '6840', { action: 'classify', account: 'L2', class: 'loss', reason: '破产' })
  must(bank, '0013', '6840', { action: 'writeOff', account: 'L2', reason: '批复' })
  expect(warned('2026-03-02')).toEqual(['Written off on 2026-03-02'])
})

test('after two hundred repayments the account is as small as after one, and so is the look', () => {
  const bank = rich(practice())
  const no = lend(bank, '2026-03-02', { amount: '4000000', term: '1', method: 'bullet' })
  bank.turnTo('2026-04-03')
  const size = () =>
    JSON.stringify(accountOf(bank, no), (_, value) => (typeof value === 'bigint' ? `${value}` : value)).length
  must(bank, '0013', '6801', { account: no, amount: '1', payer: 'A1' })
  const first = size()
  for (let paid = 1; paid < 200; paid++)
    must(bank, '0013', '6801', { account: no, amount: '10', payer: 'A1' })
  expect(size()).toBeLessThan(first + 40)
  expect(lookAt(bank, no, '2026-04-03').owed.due).toBe(printMoney(owedOn(bank, no, '2026-04-03').owed.due))
})
