import { expect, test } from 'vitest'
import { accountOf, type Bank, balanceOf, kindIs, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'
import { practiceAccounts } from '../../core/practice.ts'

const report = { account: 'A1' }
const draw = { account: 'A1', amount: '500', notes: '100x5' }

test('4001 stops payment at once and opens a report that ends after five days', () => {
  const bank = practice()
  expect(bank.run('0011', '4001', report)).toEqual([
    'posted 2',
    'new item loss-20260302-2',
    'set account A1 restrictions [] > [{"amount":null,"bars":"out","item":"loss-20260302-2","reason":"loss","until":"2026-03-07","waits":null}]',
  ])
  expect(bank.refusal('0011', '0520', draw)).toBe('accountStopped')
  expect(bank.refusal('0011', '0510', { ...draw, amount: '500' })).toBe('posted')
})

test('4001 of a certificate', () => {
  const bank = practice()
  must(bank, '0013', '4001', { account: 'F2' })
  expect(bank.state.get('item', 'loss-20260302-2')).toMatchObject({ data: { paper: 'certificate' } })
})

test('4001 of a company’s confirmation', () => {
  const bank = practice()
  must(bank, '0013', '4001', { account: 'KF1' })
  expect(bank.state.get('item', 'loss-20260302-2')).toMatchObject({ data: { paper: 'confirmation' } })
})

test('4001 holds through its last day and no longer, whether day end was punctual or not', () => {
  const bank = practice()
  must(bank, '0011', '4001', report)
  bank.turnTo('2026-03-07')
  expect(bank.refusal('0011', '0520', draw)).toBe('accountStopped')
  bank.turnTo('2026-03-08')
  expect(bank.refusal('0011', '0520', draw)).toBe('posted')
})

test('4001 may be made again when the first report has ended', () => {
  const bank = practice()
  bank.turnTo('2026-03-06')
  must(bank, '0011', '4001', { account: 'A3' })
  expect(accountOf(bank, 'A3').restrictions).toMatchObject([{ until: '2026-03-11' }])
})

/** No code leaves an account without its paper; the check stands for those that will. */
const withoutPaper = (bank: Bank) => patch(bank, 'account', practiceAccounts.A1 ?? '', { paper: null })
refuses('4001', { by: '0011', fields: report }, [
  [
    'a paper that cannot be reported lost',
    {},
    'paperNotLossReported',
    bank => kindIs(bank, 'passbook', { lossReported: false }),
  ],
  ['what is reported already', { account: 'A3' }, 'alreadyReported'],
  ['an account without a paper', {}, 'noPaperToLose', withoutPaper],
  ['a loan', { account: 'L1' }, 'accountWrongProduct at account'],
  ['an account that is not there', { account: '0101110000000096' }, 'accountUnknown at account'],
])

signatures('4001', asItIs, report, [['0011', {}, 'nobody']])

test('4001 is undone by 4003, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '4001', report)
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
})
