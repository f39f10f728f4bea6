import { expect, test } from 'vitest'
import { type Bank, balanceOf, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const fields = { step: 'payable', amount: '600', other: '3001-04', owner: '0013', note: '户名不符' }
const good = { by: '0013', fields }
const consent = { basis: 'consent', paper: '申请书1号' }
const anew = { basis: 'own', mends: '2026-03-02/2' }
const hung = 'suspense-20260302-4'

test.each([
  ['payable', '2241-02'],
  ['receivable', '1221-02'],
])('8511 hangs a %s, clears it in parts, and is done with it', (step, stands) => {
  const bank = practice()
  const before = balanceOf(bank, stands)
  must(bank, '0013', '8511', { ...fields, step })
  must(bank, '0013', '8511', { step: 'clear', hung, amount: '250', other: '3001-04', note: '查清一部分' })
  expect(bank.state.get('item', hung)).toMatchObject({
    state: 'hung',
    data: { left: 35_000n, owner: '0013' },
  })
  must(bank, '0013', '8511', { step: 'clear', hung, amount: '350', other: 'A1', note: '查清', ...consent })
  expect([itemState(bank, hung), balanceOf(bank, stands)]).toEqual(['cleared', before])
})

/** A1 has paid 500 to another of its customer’s; then that is taken back. */
const paidOut = (bank: Bank) => must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '500' })

function backAgain(bank: Bank): void {
  paidOut(bank)
  undo(bank, '0013', 2)
}

test('8511 taken back is no case any more', () => {
  const bank = practice()
  must(bank, '0013', '8511', fields)
  undo(bank, '0013', 4)
  expect(itemState(bank, hung)).toBe('reversed')
})

refuses('8511', good, [
  ['cash', { other: '1001-02-00' }, 'manualCash at other'],
  ['an off-balance account', { other: '7007' }, 'manualOffBalance at other'],
  ['deducted funds', { other: '2241-04' }, 'manualKept at other'],
  ['what loans owe', { other: '1132-01' }, 'manualKept at other'],
  ['a cash error', { other: '2241-01' }, 'manualKept at other'],
  ['the total of savings', { other: '2011-11' }, 'manualTotal at other'],
  ['another case', { other: '2241-02' }, 'manualKept at other'],
  ['an owner who is not there', { owner: '0999' }, 'tellerUnknown at owner'],
  ['no owner', { owner: '' }, 'fieldMissing at owner'],
  ['the money of a customer without a basis', { other: 'A1' }, 'consentWanted at basis'],
  ['a consent without its number', { other: 'A1', ...consent, paper: '' }, 'fieldMissing at paper'],
  ['to book anew what has not been reversed', { other: 'A1', ...anew }, 'mendedStands at mends', paidOut],
  ['more than was reversed', { other: 'A1', ...anew }, 'mendedLess at mends', backAgain],
  [
    'to book anew twice',
    { other: 'A1', ...anew, amount: '100' },
    'mendedBefore at mends',
    bank => {
      backAgain(bank)
      must(bank, '0013', '8511', { ...fields, other: 'A1', ...anew, amount: '300' })
    },
  ],
  [
    'to book anew what was itself booked anew, and taken back',
    { other: 'A1', ...anew, mends: '2026-03-02/8', amount: '100' },
    'mendedAnew at mends',
    bank => {
      backAgain(bank)
      must(bank, '0013', '8511', { ...fields, other: 'A1', ...anew, amount: '300' })
      undo(bank, '0013', 8)
    },
  ],
  ['no reason', { note: '' }, 'fieldMissing at note'],
  ['clearing no case', { step: 'clear', owner: '' }, 'fieldMissing at hung'],
  [
    'more than hangs',
    { step: 'clear', owner: '', hung, amount: '600.01' },
    'moreThanHung at amount',
    bank => must(bank, '0013', '8511', fields),
  ],
])

signatures('8511', asItIs, fields, [
  ['0013', { amount: '49999.99' }, 'supervisor'],
  ['0013', { amount: '50000' }, 'supervisor, director'],
])
