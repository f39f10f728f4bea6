import { expect, test } from 'vitest'
import { accountOf, branchIs, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'N2', action: 'give', amount: '50000' } }
const GIVEN = 'withdrawalNotice-20260302-2'

test('3303 writes down what will be drawn, and on which day', () => {
  const bank = practice()
  must(bank, '0011', '3303', good.fields)
  expect(bank.state.get('item', GIVEN)).toMatchObject({ state: 'noticed', until: '2026-03-09' })
  expect(accountOf(bank, 'N2').terms).toMatchObject({
    notice: { item: GIVEN, day: '2026-03-02', amount: 5_000_000n },
  })
})

test('3303 cancels a notice, whose days earn nothing', () => {
  const bank = practice()
  must(bank, '0011', '3303', { account: 'N1', action: 'cancel' })
  expect(itemState(bank, 'withdrawalNotice-20260223-5')).toBe('cancelled')
  expect(accountOf(bank, 'N1').terms).toMatchObject({ notice: null, lapsed: ['2026-02-23'] })
})

test('3303 takes another notice once the last one has passed, which has lapsed with its days', () => {
  const bank = practice()
  branchIs(bank, 'closing')
  bank.run('9999', '8091')
  expect(itemState(bank, 'withdrawalNotice-20260223-5')).toBe('lapsed')
  branchIs(bank, 'open')
  bank.turnTo('2026-03-03')
  must(bank, '0011', '3303', { ...good.fields, account: 'N1' })
  expect(accountOf(bank, 'N1').terms).toMatchObject({ lapsed: ['2026-02-23'] })
})

refuses('3303', good, [
  ['a second notice beside the first', { account: 'N1' }, 'noticePending'],
  ['to cancel what was not given', { action: 'cancel', amount: '' }, 'noticeNone'],
  [
    'to cancel what has passed',
    { account: 'N1', action: 'cancel', amount: '' },
    'noticeNone',
    bank => bank.turnTo('2026-03-03'),
  ],
  ['more than there is', { amount: '200000.01' }, 'insufficientFunds at amount'],
  ['less than may be drawn at once', { amount: '49999.99' }, 'moneyTooSmall at amount'],
  ['no amount', { amount: '' }, 'fieldMissing at amount'],
  ['an amount to cancel', { account: 'N1', action: 'cancel' }, 'fieldUnwanted at amount'],
  ['a deposit without notice', { account: 'W1' }, 'accountWrongProduct at account'],
])

signatures('3303', asItIs, {}, [['0011', good.fields, 'nobody']])

test('3303 is undone by itself', () => {
  const bank = practice()
  must(bank, '0011', '3303', good.fields)
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
})
