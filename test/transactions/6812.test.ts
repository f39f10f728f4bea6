import { expect, test } from 'vitest'
import { loanWarnings } from '../../core/loans/words.ts'
import { printMoney } from '../../core/money.ts'
import { given } from '../../core/std.ts'
import { booked, draw, lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, type Bank, itemState, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const CHECK = 'loanCheck-20260202-6'
const fields = { check: CHECK, result: 'asAgreed', findings: '发票与约定用途一致' }
const parametersOf = (bank: Bank) => given(bank.state.get('parameters', 'current'), 'parameters')
const open = ({ state }: Bank) => state.get('index', 'openItems/loanCheck')?.keys ?? []

test('6800 sets a day by which the use of the money is checked; 6812 the next one, while it is owed', () => {
  const bank = practice()
  const loan = draw(bank, 'HT-100', '20000')
  const [, first = ''] = open(bank)
  expect(bank.state.get('item', first)).toMatchObject({
    state: 'due',
    until: '2026-03-17',
    data: { loan, contract: 'HT-100', amount: 2_000_000n, purpose: '进货', occasion: 'use' },
  })
  bank.turnTo('2026-03-16')
  must(bank, '0013', '6812', { ...fields, check: first })
  expect(itemState(bank, first)).toBe('passed')
  const [, second = ''] = open(bank)
  expect(bank.state.get('item', second)).toMatchObject({
    state: 'due',
    until: '2026-06-16',
    data: { loan, occasion: 'regular' },
  })
})

test.each([
  ['unclear', 'following'],
  ['misused', 'misused'],
])('6812 found %s is followed up on its day, until it is as agreed', (result, state) => {
  const bank = practice()
  must(bank, '0013', '6812', { ...fields, result, next: '2026-03-12' })
  expect(bank.state.get('item', CHECK)).toMatchObject({ state, until: '2026-03-12' })
  expect(open(bank)).toEqual([CHECK])
  bank.turnTo('2026-03-12')
  must(bank, '0013', '6812', fields)
  expect(itemState(bank, CHECK)).toBe('passed')
  expect(open(bank)).toEqual(['loanCheck-20260312-3'])
})

/** 36,000 at six per cent for a year, all at maturity: 6.00 of interest a day. */
const lent = { amount: '36000', term: '12', method: 'bullet', rate: '6' }
const checking = (bank: Bank, loan: string, day: string, result: string, next = '') => {
  bank.turnTo(day)
  const check = open(bank).find(key => {
    const item = bank.state.get('item', key)
    return item?.kind === 'loanCheck' && item.data.loan === loan
  })
  must(bank, '0013', '6812', { check: check ?? '', result, findings: '已核', next })
}
const interest = (bank: Bank, loan: string, day: string) => {
  const { accrued, penalty, compound } = owedOn(bank, loan, day).owed
  return [accrued, penalty, compound].map(printMoney).join(' ')
}

test('6812 misused: from that day twice the contract rate, until it is found as agreed', () => {
  const bank = rich(practice())
  const loan = lend(bank, '2026-03-02', lent)
  checking(bank, loan, '2026-04-01', 'misused', '2026-04-11')
  // Thirty days at the contract rate, and nothing of the day itself.
  expect(interest(bank, loan, '2026-04-01')).toBe('180.00 0.00 0.00')
  expect(interest(bank, loan, '2026-04-02')).toBe('186.00 6.00 0.00')
  bank.turnTo('2026-04-05')
  must(bank, '0003', '6830', { kind: 'accrue', account: loan })
  expect(booked(bank, '1132-01')).toBe('228.00')
  checking(bank, loan, '2026-04-11', 'unclear', '2026-04-21')
  // Forty days, ten of them misused; without proof it still is.
  expect(interest(bank, loan, '2026-04-11')).toBe('240.00 60.00 0.00')
  checking(bank, loan, '2026-04-21', 'asAgreed')
  expect(interest(bank, loan, '2026-04-21')).toBe('300.00 120.00 0.00')
  expect(interest(bank, loan, '2026-05-21')).toBe('480.00 120.00 0.00')
})

test('6812 of a loan that is overdue as well: the heavier penalty, never both', () => {
  const bank = rich(practice())
  const loan = lend(bank, '2026-03-02', { ...lent, term: '1' })
  checking(bank, loan, '2026-03-23', 'misused', '2026-04-22')
  // 31 days to maturity, ten of them misused; then ten at twice the rate, of 186.00 of interest too.
  expect(interest(bank, loan, '2026-04-02')).toBe('0.00 60.00 0.00')
  expect(interest(bank, loan, '2026-04-12')).toBe('0.00 180.00 0.62')
  checking(bank, loan, '2026-04-12', 'asAgreed')
  // Put right, it is still late: ten more at half above the rate.
  expect(interest(bank, loan, '2026-04-22')).toBe('0.00 270.00 1.09')
})

test('6812 misused: what was repaid bears no more, and the bank says how much it is', () => {
  const bank = rich(practice())
  const rules = parametersOf(bank).loan
  patch(bank, 'parameters', 'current', { loan: { ...rules, misusePermille: 1_500 } })
  const loan = lend(bank, '2026-03-02', lent)
  checking(bank, loan, '2026-04-01', 'misused', '2026-05-11')
  bank.turnTo('2026-04-11')
  must(bank, '0013', '6801', { account: loan, amount: '30', payer: 'A1' })
  must(bank, '0013', '6803', { account: loan, extent: 'part', amount: '18000', keeps: 'months', payer: 'A1' })
  // Ten days of 36,000 at half the rate above it are paid; then ten of 18,000.
  expect(interest(bank, loan, '2026-04-21')).toBe('30.00 15.00 0.00')
  expect(loanWarnings(accountOf(bank, loan), '2026-04-21', parametersOf(bank)).map(({ zh }) => zh)).toEqual([
    '挪用，自 2026-04-01 起计罚息',
    '今日应还 15.00',
  ])
})

test('6812 misused taken back: it never was', () => {
  const bank = rich(practice())
  const loan = lend(bank, '2026-03-02', lent)
  checking(bank, loan, '2026-04-01', 'misused', '2026-04-11')
  expect(undo(bank, '0013', bank.head.serial)[0]).toMatch(/^posted/)
  expect(interest(bank, loan, '2026-04-11')).toBe('240.00 0.00 0.00')
})

const repaid = (bank: Bank) => {
  rich(bank)
  must(bank, '0003', '6830', { kind: 'collect', account: 'L2' })
  must(bank, '0013', '6803', { account: 'L2', extent: 'whole', payer: 'A1' })
}

test('6812 of a loan that is repaid ends it, and sets no other', () => {
  const bank = practice()
  repaid(bank)
  must(bank, '0013', '6812', { ...fields, result: 'repaid' })
  expect([itemState(bank, CHECK), open(bank)]).toEqual(['repaid', []])
  expect(bank.refusal('0013', '6812', fields)).toBe('itemDone at check')
})

refuses('6812', { by: '0013', fields }, [
  ['as repaid what is owed', { result: 'repaid' }, 'loanStillOwed at result'],
  ['as spent what is repaid', {}, 'loanRepaid at result', repaid],
  ['misuse that nobody follows up', { result: 'misused' }, 'fieldMissing at next'],
  ['to follow up on the day itself', { result: 'unclear', next: '2026-03-02' }, 'followUpPast at next'],
  ['to follow up what is as agreed', { next: '2026-03-12' }, 'fieldUnwanted at next'],
  ['nothing found', { findings: '' }, 'fieldMissing at findings'],
])

signatures('6812', asItIs, fields, [['0013', {}, 'witness']])

test('6812 taken back: the check is due again, and the next one is gone', () => {
  const bank = practice()
  must(bank, '0013', '6812', fields)
  expect(undo(bank, '0013', bank.head.serial)[0]).toMatch(/^posted/)
  expect(open(bank)).toEqual([CHECK])
  expect(itemState(bank, CHECK)).toBe('due')
})

test('6800 taken back leaves no check behind', () => {
  const bank = practice()
  draw(bank, 'HT-100', '20000')
  expect(undo(bank, '0013', bank.head.serial)[0]).toMatch(/^posted/)
  expect(open(bank)).toEqual([CHECK])
})
