import { expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { LOANS_AT_ONCE } from '../../core/loans/run.ts'
import { booked, debtOf, draw, lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, type Bank, balanceOf, branchIs, patch, practice } from '../support/practice.ts'
import { asItIs, must, signatures, undo } from '../support/tables.ts'

const run = (kind: string, account = '') => ({ kind, ...(account ? { account } : {}) })
const books = (bank: Bank) => ['1303-09', '1132-01', '6011', '7003'].map(no => balanceOf(bank, no))

test('6830 accrues the cumulative interest of all loans, and no fen of it twice', () => {
  const bank = practice()
  must(bank, '0003', '6830', run('accrue'))
  expect(books(bank)).toEqual(['0.00', '132.50', '132.50', '0.00'])
  expect(bank.refusal('0003', '6830', run('accrue'))).toBe('nothingToBook')
  bank.turnTo('2026-03-31')
  must(bank, '0003', '6830', run('accrue'))
  // L1 has 89 days at 4.35 %; L2 its instalment, 29 days of 11,027.20, and of what is late as many.
  const [l1, l2] = ['L1', 'L2'].map(no => debtOf(bank, no).receivable)
  expect(l1).toBe(10_754n)
  const { interest, penalty, compound, accrued } = owedOn(bank, 'L2', '2026-03-31').owed
  expect([interest, penalty, compound, accrued]).toEqual([6_000n, 705n, 44n, 5_330n])
  expect(l2).toBe(12_079n)
})

test('6830 charges what is due to the repayment account, as far as it reaches', () => {
  const bank = practice()
  expect(must(bank, '0003', '6830', run('collect')).slice(1, 4)).toEqual([
    'D A1 1032.80 -> 24167.20',
    'C 6011 60.00 -> 60.00',
    'C L2 972.80 -> 11027.20',
  ])
  expect(bank.refusal('0003', '6830', run('collect'))).toBe('nothingToBook')
  const poor = practice()
  patch(poor, 'account', accountOf(poor, 'A1').no, { balance: -10_000n })
  must(poor, '0003', '6830', run('collect', 'L2'))
  expect(debtOf(poor, 'L2').lines).toMatchObject([{ principal: 93_280n, interest: 0n }])
  expect(poor.refusal('0003', '6830', run('collect', 'L2'))).toBe('nothingToBook')
})

test.each<[string, bigint, string | null]>([
  // 1,032.80 is due on the day.
  ['its own money, and leaves the limit', -10_000n, '0.00'],
  ['nothing where there is none of its own', 0n, null],
  ['nothing where it is overdrawn', 20_000n, null],
  ['all that is due where there is enough', -200_000n, '967.20'],
])('6830 of a repayment account that may be overdrawn takes %s', (_name, balance, left) => {
  const bank = practice()
  must(bank, '0013', '0560', { account: 'A1', limit: '5000' })
  patch(bank, 'account', accountOf(bank, 'A1').no, { balance })
  if (left === null) return expect(bank.refusal('0003', '6830', run('collect'))).toBe('nothingToBook')
  must(bank, '0003', '6830', run('collect'))
  return expect(balanceOf(bank, 'A1')).toBe(left)
})

test('6801 at the counter, where the customer asks for it, may use the limit', () => {
  const bank = practice()
  must(bank, '0013', '0560', { account: 'A1', limit: '5000' })
  patch(bank, 'account', accountOf(bank, 'A1').no, { balance: 0n, dayBalances: null })
  must(bank, '0013', '6801', { account: 'L2', amount: '1000', payer: 'A1' })
  expect(balanceOf(bank, 'A1')).toBe('-1000.00')
})

test('6830 leaves a repayment account that may not pay alone', () => {
  const bank = practice()
  const restrictions = [
    { reason: 'loss', item: 'loss-20260220-9', bars: 'out', amount: null, until: null, waits: null },
  ]
  patch(bank, 'account', accountOf(bank, 'A1').no, { restrictions })
  expect(bank.refusal('0003', '6830', run('collect'))).toBe('nothingToBook')
})

test('6830 of two loans on one repayment account takes no more from it than is there', () => {
  const bank = practice()
  const no = lend(bank, '2026-03-02', { amount: '12000', term: '12', method: 'equalPrincipal' })
  bank.turnTo('2026-04-02')
  patch(bank, 'account', accountOf(bank, 'A1').no, { balance: -300_000n })
  must(bank, '0003', '6830', run('collect'))
  expect([balanceOf(bank, 'A1'), debtOf(bank, 'L2').lines.length]).toEqual(['0.00', 0])
  expect(debtOf(bank, no).lines).toHaveLength(1)
})

test('6830 moves principal to the overdue loans on the day after it was due', () => {
  const bank = practice()
  expect(bank.refusal('0003', '6830', run('overdue'))).toBe('nothingToBook')
  bank.turnTo('2026-03-03')
  expect(must(bank, '0003', '6830', run('overdue')).slice(1, 3)).toEqual([
    'D 1303-09 972.80 -> 972.80',
    'C L2 972.80 -> 11027.20',
  ])
  expect(bank.refusal('0003', '6830', run('overdue', 'L2'))).toBe('nothingToBook')
  // What is not due stays where it is; a payment clears the overdue loans first.
  must(bank, '0013', '6801', { account: 'L2', amount: '1000', payer: 'A1' })
  expect([balanceOf(bank, '1303-09'), balanceOf(bank, 'L2')]).toEqual(['33.06', '11027.20'])
})

test('6830 late for ninety days is income, for ninety-one no more; repaid, it is again', () => {
  const bank = rich(practice())
  bank.turnTo('2026-05-31')
  must(bank, '0003', '6830', run('accrue', 'L2'))
  must(bank, '0003', '6830', run('overdue', 'L2'))
  expect(debtOf(bank, 'L2')).toMatchObject({ nonAccrual: null, offBooks: 0n })
  const accrued = balanceOf(bank, '1132-01')
  expect(balanceOf(bank, '6011')).toBe(accrued)
  bank.turnTo('2026-06-01')
  must(bank, '0003', '6830', run('overdue', 'L2'))
  const [, receivable, income, off] = books(bank)
  expect([receivable, income]).toEqual(['0.00', '0.00'])
  const { interest, penalty, compound, accrued: running } = owedOn(bank, 'L2', '2026-06-01').owed
  expect(debtOf(bank, 'L2')).toMatchObject({
    nonAccrual: '2026-06-01',
    offBooks: interest + penalty + compound + running,
  })
  expect(off).not.toBe('0.00')
  bank.turnTo('2026-06-10')
  must(bank, '0003', '6830', run('accrue', 'L2'))
  expect(books(bank)[2]).toBe('0.00')
  must(bank, '0003', '6830', run('collect', 'L2'))
  expect(debtOf(bank, 'L2')).toMatchObject({ nonAccrual: null, offBooks: 0n, overdue: 0n })
  expect([balanceOf(bank, '7003'), balanceOf(bank, '1303-09')]).toEqual(['0.00', '0.00'])
})

test('6830 settles the quarter on the twentieth, due on the day after', () => {
  const bank = practice()
  const no = draw(bank, 'HT-100', '20000')
  bank.turnTo('2026-03-20')
  expect(bank.refusal('0003', '6830', run('collect', no))).toBe('nothingToBook')
  bank.turnTo('2026-03-21')
  must(bank, '0003', '6830', run('collect', no))
  // 20,000 × 19 days × 4.35 % ÷ 360
  expect(booked(bank, '6011')).toBe('45.92')
})

test('6830 works on an evening after the branch is balanced, and not in the middle of its end', () => {
  const bank = practice()
  branchIs(bank, 'balanced')
  expect(bank.refusal('0002', '6830', run('accrue'))).toBe('parked')
  branchIs(bank, 'closing')
  expect(bank.refusal('0002', '6830', run('accrue'))).toBe('branch_closing')
})

test(`6830 takes ${LOANS_AT_ONCE} loans at once, and the rest with the next row`, () => {
  const bank = practice()
  const count = LOANS_AT_ONCE + 5
  const model = accountOf(bank, 'L1')
  for (let number = 3; number <= count; number++) {
    const no = accountNumber('0101', 'loan', BigInt(number))
    patch(bank, 'account', no, { ...model, no })
  }
  patch(bank, 'tally', 'series/account-loan', { amount: BigInt(count) })
  const steps = () =>
    must(bank, '0003', '6830', run('accrue')).filter(line => line.startsWith('D 1132')).length
  expect([steps(), steps()]).toEqual([LOANS_AT_ONCE, 5])
})

signatures('6830', asItIs, {}, [['0003', run('accrue'), 'reviewer']])

test.each(['accrue', 'collect', 'overdue'])(
  '6830 %s taken back: the debt and the books are as they were',
  kind => {
    const bank = practice()
    must(bank, '0003', '6830', run('accrue', 'L2'))
    bank.turnTo('2026-06-05')
    // A collection and its reversal are lines for the passbook of A1.
    const records = () => [accountOf(bank, 'L2'), { ...accountOf(bank, 'A1'), unprinted: 0 }, books(bank)]
    const before = records()
    must(bank, '0003', '6830', run(kind, 'L2'))
    undo(bank, '0003', bank.head.serial)
    expect(records()).toEqual(before)
  },
)
