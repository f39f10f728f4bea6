import { expect, test } from 'vitest'
import { planRows } from '../../core/loans/plan.ts'
import { draw, lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, type Bank, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const fields = { account: 'L1', term: '6', reason: '货款未回笼' }
const good = { by: '0013', fields }

test('6810 moves the maturity, and from the old one on the rate is that of the band it reaches', () => {
  const bank = practice()
  must(bank, '0013', '6810', fields)
  expect(accountOf(bank, 'L1').terms).toMatchObject({
    maturity: '2027-07-01',
    extended: '2027-01-01',
    ratePpm: 43_500,
    plan: { rates: [{ from: '2027-01-01', ppm: 47_500 }] },
  })
  // 365 days at 4.35 % and 181 at 4.75 %; nothing is late on the old day.
  expect(owedOn(bank, 'L1', '2027-01-01').owed).toMatchObject({ due: 0n, accrued: 44_104n, daysLate: 0 })
  expect(owedOn(bank, 'L1', '2027-07-01').owed).toMatchObject({ due: 1_000_000n, interest: 67_986n })
})

test('6810 within its band keeps the rate, and an agreed rate goes before both', () => {
  const bank = rich(practice())
  const no = lend(bank, '2026-03-02', { amount: '10000', term: '6', method: 'bullet' })
  must(bank, '0013', '6810', { ...fields, account: no })
  expect(accountOf(bank, no).terms).toMatchObject({ plan: { rates: [] } })
  const other = practice()
  must(other, '0013', '6810', { ...fields, rate: '5' })
  expect(accountOf(other, 'L1').terms).toMatchObject({ plan: { rates: [{ ppm: 50_000 }] } })
})

test('6810 of a loan that pays interest quarterly goes on doing so', () => {
  const bank = practice()
  const no = draw(bank, 'HT-100', '20000')
  must(bank, '0013', '6810', { ...fields, account: no })
  const { loan } = owedOn(bank, no, '2026-03-02')
  expect(planRows(loan).map(row => row.day)).toEqual([
    '2026-03-21',
    '2026-06-21',
    '2026-09-21',
    '2026-12-21',
    '2027-03-21',
    '2027-06-21',
    '2027-09-02',
  ])
})

test('6810 of instalments spreads what is left over the months that are added', () => {
  const bank = rich(practice())
  must(bank, '0003', '6830', { kind: 'collect', account: 'L2' })
  must(bank, '0013', '6810', { ...fields, account: 'L2' })
  const rows = planRows(owedOn(bank, 'L2', '2026-03-02').loan)
  expect([rows.length, rows.at(-1)?.day, rows.at(-1)?.balance]).toEqual([18, '2027-08-02', 0n])
  expect(rows[1]).toMatchObject({ number: 2, from: '2026-03-02', day: '2026-04-02', interest: 5_514n })
})

test.each([
  ['6', '6', '7'],
  ['12', '12', '13'],
  ['36', '18', '19'],
  ['120', '36', '37'],
])('6810 of a loan of %s months: at most %s, not %s', (term, most, more) => {
  const bank = rich(practice())
  const no = lend(bank, '2026-03-02', { amount: '10000', term, method: 'bullet' })
  expect(bank.refusal('0013', '6810', { ...fields, account: no, term: most })).toBe('parked')
  expect(bank.refusal('0013', '6810', { ...fields, account: no, term: more })).toBe(
    'extensionTooLong at term',
  )
})

const lost = (bank: Bank) => {
  must(bank, '0013', '6840', { action: 'classify', account: 'L1', class: 'loss', reason: '破产' })
  must(bank, '0013', '6840', { action: 'writeOff', account: 'L1', reason: '批复 1 号' })
}
refuses('6810', good, [
  [
    'another rate for instalments',
    { account: 'L2', rate: '5' },
    'instalmentsKeepRate at rate',
    bank => void must(rich(bank), '0003', '6830', { kind: 'collect', account: 'L2' }),
  ],
  ['a rate above the highest', { rate: '9.01' }, 'rateAboveMost at rate'],
  ['a second time', {}, 'extendedBefore at account', bank => must(bank, '0013', '6810', fields)],
  ['on the day of maturity', {}, 'loanMatured at account', bank => bank.turnTo('2027-01-01')],
  ['a loan with something due', { account: 'L2' }, 'dueFirst at account'],
  ['a loan that is written off', {}, 'loanWrittenOff at account', lost],
  ['more than its own term', { term: '13' }, 'extensionTooLong at term'],
  ['a deposit', { account: 'F1' }, 'accountWrongProduct at account'],
])

signatures('6810', asItIs, fields, [['0011', { term: '1' }, 'director']])

test('6810 taken back: the maturity is the old one, and it may be extended again', () => {
  const bank = practice()
  const before = owedOn(bank, 'L1', '2027-02-01').owed
  must(bank, '0013', '6810', fields)
  undo(bank, '0013', 4)
  expect(owedOn(bank, 'L1', '2027-02-01').owed).toEqual(before)
  expect(bank.refusal('0013', '6810', fields)).toBe('parked')
})
