import { expect, test } from 'vitest'
import { planRows } from '../../core/loans/plan.ts'
import { sealed } from '../support/company.ts'
import { booked, debtOf, lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, balanceOf, type Bank, cash, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const whole = { account: 'L1', extent: 'whole', payer: 'A1' }
const good = { by: '0013', fields: whole }
const part = (amount: string, keeps = 'months') => ({
  account: 'L1',
  extent: 'part',
  amount,
  keeps,
  payer: 'A1',
})

test('6803 of the whole takes interest up to today and the fee of the first year, and closes the loan', () => {
  const bank = practice()
  const lines = bank.act('0013', '6803', whole)
  expect(lines.slice(1, 5)).toEqual([
    'D A1 10172.50 -> 15027.50',
    'C 6051 100.00 -> 100.00',
    'C 6011 72.50 -> 72.50',
    'C L1 10000.00 -> 0.00',
  ])
  expect(accountOf(bank, 'L1')).toMatchObject({ status: 'closed', closed: '2026-03-02' })
})

test('6803 of a part leaves the rest to bear interest from today', () => {
  const bank = practice()
  must(bank, '0013', '6803', part('4000'))
  expect([booked(bank, '6011'), booked(bank, '6051'), balanceOf(bank, 'L1')]).toEqual([
    '72.50',
    '40.00',
    '6000.00',
  ])
  // 6,000 × 305 days × 4.35 % ÷ 360
  expect(owedOn(bank, 'L1', '2027-01-01').owed).toMatchObject({ due: 600_000n, interest: 22_113n })
})

test('6803 costs no fee once the months for it are over, and what it costs is a parameter', () => {
  const bank = rich(practice())
  const no = lend(bank, '2024-01-10', { amount: '10000', term: '36', method: 'bullet' })
  bank.turnTo('2025-01-10')
  must(bank, '0013', '6803', { ...part('1000'), account: no })
  expect(booked(bank, '6051')).toBe('0.00')
  const other = practice()
  const loan = other.state.get('parameters', 'current')?.loan
  patch(other, 'parameters', 'current', { loan: { ...loan, prepaymentPermille: 5 } })
  must(other, '0013', '6803', part('1000'))
  expect(booked(other, '6051')).toBe('5.00')
})

/** Twelve thousand at six per cent in twelve instalments, ten days after the first was paid. */
function afterTheFirst(method: string): { readonly bank: Bank; readonly no: string } {
  const bank = rich(practice())
  const no = lend(bank, '2026-03-02', { amount: '12000', term: '12', method, rate: '6' })
  bank.turnTo('2026-04-02')
  must(bank, '0003', '6830', { kind: 'collect', account: no })
  bank.turnTo('2026-04-12')
  return { bank, no }
}

const rowsLeft = (bank: Bank, no: string) => {
  const { loan } = owedOn(bank, no, bank.head.day)
  return planRows(loan).slice(debtOf(bank, no).due)
}

test.each([
  ['equalInstalment', 'months', 11, '2027-03-02', 53_436n],
  ['equalInstalment', 'payment', 6, '2026-10-02', 100_266n],
  ['equalPrincipal', 'months', 11, '2027-03-02', 54_545n],
  ['equalPrincipal', 'payment', 6, '2026-10-02', 100_000n],
])('6803 of 5,000 of %s, the %s stay', (method, keeps, rows, maturity, principal) => {
  const { bank, no } = afterTheFirst(method)
  must(bank, '0013', '6803', { ...part('5000', keeps), account: no })
  const left = rowsLeft(bank, no)
  expect([left.length, left.at(-1)?.day, left.at(-1)?.balance]).toEqual([rows, maturity, 0n])
  expect(left[0]).toMatchObject({ number: 2, from: '2026-04-12', day: '2026-05-02', principal })
  expect(accountOf(bank, no).terms).toMatchObject({ maturity })
  // The first period has twenty days.
  const balance = owedOn(bank, no, '2026-04-12').owed.notDue
  expect(left[0]?.interest).toBe((balance * 60_000n * 20n + 180_000_000n) / 360_000_000n)
})

test('6803 in cash says what is to be brought until the notes are there', () => {
  const bank = practice()
  const inCash = { ...whole, payer: '' }
  expect(bank.refusal('0011', '6803', inCash)).toBe('notesWanted at notes')
  expect(bank.refusal('0011', '6803', { ...inCash, notes: '100x100' })).toBe('notesDiffer')
  expect(must(bank, '0011', '6803', { ...inCash, notes: cash('10172.50') })[0]).toMatch(/^posted/)
})

const late = (bank: Bank) => bank.turnTo('2027-01-01')
const lost = (bank: Bank) => {
  must(bank, '0013', '6840', { action: 'classify', account: 'L1', class: 'loss', reason: '破产' })
  must(bank, '0013', '6840', { action: 'writeOff', account: 'L1', reason: '批复 1 号' })
}
/** A company pays on its own order. */
const ordered = { ...whole, payer: 'K1', ...sealed }
refuses('6803', { by: '0013', fields: ordered }, [
  ['an order whose seals differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an order that nobody has compared', { presented: '' }, 'fieldMissing at presented'],
  ['an account without a specimen', { payer: 'Q1' }, 'specimenMissing at payer'],
  ['a person with seals', { payer: 'A1' }, 'fieldUnwanted at presented'],
  [
    'an order under seals that are reported lost',
    {},
    'sealCardLost at payer',
    bank => patch(bank, 'item', 'sealCard-20260105-1', { state: 'lost' }),
  ],
])

refuses('6803', good, [
  ['a demand account', { account: 'A2' }, 'accountWrongProduct at account'],
  ['a loan with something due', { account: 'L2' }, 'dueFirst at account'],
  ['a loan that has matured', {}, 'loanMatured at account', late],
  ['a loan that is written off', {}, 'loanWrittenOff at account', lost],
  ['a part without its amount', { extent: 'part', keeps: 'months' }, 'fieldMissing at amount'],
  ['a part that is the whole', { ...part('10000') }, 'prepayWhole at amount'],
  ['a payer with less', { payer: 'A2' }, 'insufficientFunds'],
  ['both notes and account', { notes: '100x10' }, 'notesAndAccount at notes'],
  ['cash without a till', { payer: '', notes: cash('10172.50') }, 'tillMissing'],
])

signatures('6803', asItIs, { account: 'L1', extent: 'part', keeps: 'months' }, [
  ['0011', { amount: '1', payer: 'A1' }, 'reviewer'],
  ['0013', { amount: '9000', payer: 'A1' }, 'reviewer'],
])

test('6803 taken back: schedule, debt and maturity are as they were', () => {
  const { bank, no } = afterTheFirst('equalInstalment')
  const before = accountOf(bank, no)
  must(bank, '0013', '6803', { ...part('5000', 'payment'), account: no })
  const serial = bank.head.serial
  undo(bank, '0013', serial)
  expect(accountOf(bank, no)).toEqual(before)
})
