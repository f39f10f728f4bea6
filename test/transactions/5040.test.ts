import { expect, test } from 'vitest'
import { balanceOf, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const fields = { side: 'credit', against: '1003', amount: '5000', document: 'HB1', note: '下拨' }
const good = { by: '0013', fields }

test.each([
  ['debit', '1003', '-5000.00'],
  ['credit', '1003', '5000.00'],
  ['credit', '2241-04', '-5000.00'],
])('5040 on the %s side against %s', (side, against, moved) => {
  const bank = practice()
  if (against === '2241-04') patch(bank, 'account', against, { balance: -500_000n })
  const before = Number(balanceOf(bank, against))
  must(bank, '0013', '5040', { ...fields, side, against })
  expect((Number(balanceOf(bank, against)) - before).toFixed(2)).toBe(moved)
})

refuses('5040', good, [
  ['an account that is not settled so', { against: '6411-11' }, 'notOffered at against'],
  ['no document', { document: '' }, 'fieldMissing at document'],
  ['no reason', { note: '' }, 'fieldMissing at note'],
  [
    'more up than lies at the central bank',
    { side: 'debit', amount: '45860.01' },
    'insufficientFunds at amount',
  ],
  ['deducted funds that are not there', { against: '2241-04' }, 'insufficientFunds at amount'],
  ['tax that nobody withheld', { against: '2221-01' }, 'insufficientFunds at amount'],
  ['a document twice', {}, 'documentUsed at document', bank => must(bank, '0013', '5040', fields)],
  [
    'a document in another spelling',
    { document: ' ｈｂ 0302' },
    'documentUsed at document',
    bank => must(bank, '0013', '5040', { ...fields, document: 'HB0302' }),
  ],
])

signatures('5040', asItIs, fields, [
  ['0013', { amount: '999999.99' }, 'supervisor'],
  ['0013', { amount: '1000000' }, 'supervisor, director'],
])

test('5040 taken back on its day frees its document', () => {
  const bank = practice()
  must(bank, '0013', '5040', fields)
  undo(bank, '0013', 4)
  must(bank, '0013', '5040', fields)
})
