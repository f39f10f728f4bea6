import { expect, test } from 'vitest'
import { accountOf, balanceOf, itemState, practice } from '../support/practice.ts'
import { freezes, ofCourt } from '../support/orders.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const treasury = { bank: '国家金库', payeeAccount: '2700000001', payee: '国家金库某支库' }
const good = { by: '0011', fields: { account: 'A1', ...ofCourt, ...treasury, amount: '3000' } }

test('4016 pays to the treasury, by way of deducted funds', () => {
  const bank = practice()
  expect(must(bank, '0011', '4016', good.fields).slice(1, 5)).toEqual([
    'D A1 3000.00 -> 22200.00',
    'C 2241-04 3000.00 -> 3000.00',
    'D 2241-04 3000.00 -> 0.00',
    'C 3001-04 3000.00 -> -3000.00',
  ])
})

test('4016 uses up the freeze of the organ that decided', () => {
  const bank = practice()
  const freeze = freezes(bank, 'A1', { amount: '3000' })
  must(bank, '0011', '4016', { ...good.fields, freeze })
  expect([itemState(bank, freeze), accountOf(bank, 'A1').restrictions]).toEqual(['executed', []])
  expect(balanceOf(bank, 'A1')).toBe('22200.00')
})

refuses('4016', good, [
  ['the tax office, which deducts and does not confiscate', { organ: 'tax' }, 'organMayNot at organ'],
  ['the police', { organ: 'police' }, 'organMayNot at organ'],
  ['more than there is', { amount: '25200.01' }, 'insufficientFunds at amount'],
  ['what others have frozen', {}, 'frozenForOthers', bank => void freezes(bank, 'A1', { bars: 'out' })],
  ['the freeze of another account', { freeze: 'freeze-20260105-3' }, 'freezeEnded at freeze'],
  [
    'the freeze of another organ',
    { freeze: 'freeze-20260105-3', organ: 'customs', account: 'S3' },
    'organIsAnother at organ',
  ],
  [
    'more than its freeze',
    { freeze: 'freeze-20260105-3', account: 'S3', amount: '5000.01' },
    'freezeExceeded at amount',
  ],
])

signatures('4016', asItIs, good.fields, [['0011', {}, 'witness, supervisor, director']])

test('4016 is not taken back: the money has left', () => {
  const bank = practice()
  must(bank, '0011', '4016', good.fields)
  expect(undo(bank, '0011', 6)).toEqual(['refused notReversible'])
})
