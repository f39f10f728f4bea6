import { expect, test } from 'vitest'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { type Bank, balanceOf, notesOf, patch, practice } from '../support/practice.ts'
import { must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
const cash = { currency: 'USD', foreign: '100x10', purpose: 'travel', notes: '100x71 50x1 1x2', ...person }
const { notes: _, ...bare } = cash
const fromAccount = { ...bare, payer: 'A1', actor: 'self' }

/** Till 01 has got dollars from the vault. */
const stocked = (bank: Bank) =>
  must(bank, '0011', '1003', { currency: 'USD', amount: '15000', notes: '100x150' })

test('1502 gives dollars for yuan, at the selling rate', () => {
  const bank = practice()
  stocked(bank)
  expect(must(bank, '0011', '1502', cash).slice(1)).toEqual([
    'D 1001-01-01 7152.00 -> 30952.00',
    'notes 100x71 50x1 1x2 customer > till:01',
    'new account 3002-USD',
    'D 3002-USD 1000.00 -> 1000.00',
    'C 1001-01-01-USD 1000.00 -> 14000.00',
    'new account 3002-USD-CNY',
    'C 3002-USD-CNY 7152.00 -> -7152.00',
    'notes 100x10 till:01/USD > customer',
    'tally foreign/sold/2026/11010519491231002X 100000',
    'tally foreign/sold/2026-03-02/11010519491231002X 100000',
    'new item foreignDeal-20260302-5',
  ])
})

refuses('1502', { by: '0003', fields: cash }, [
  ['our own currency', { currency: 'CNY' }, 'currencyOwn at currency'],
  ['a currency without a rate', { currency: 'HKD' }, 'exchangeRateMissing at currency'],
  ['notes that the till does not have', { by: '0011' }, 'notesShort'],
  ['a currency that the till does not have', { currency: 'EUR', notes: '100x77 50x1 20x2' }, 'notesShort'],
  ['nothing', { foreign: '0' }, 'moneyTooSmall at foreign'],
  ['no purpose', { purpose: '' }, 'fieldMissing at purpose'],
  ['neither notes nor an account', { notes: '' }, 'notesWanted at notes'],
  ['the account of somebody else', { payer: 'A2', notes: '' }, 'notTheHolder at payer'],
  ['an account of his, and nobody is here', { payer: 'A1', notes: '' }, 'actorWanted at actor'],
  ['more than the payer has', { ...fromAccount, foreign: '100x40', notes: '' }, 'insufficientFunds'],
  [
    'more than a person may in a year',
    {},
    'foreignYear at foreign',
    bank => patch(bank, 'parameters', 'current', { foreign: { yearMost: 99_999n, checkedFrom: 1_000_000n } }),
  ],
  [
    'ten thousand dollars unchecked',
    { foreign: '100x100', actor: 'self' },
    'identityCheckWanted at identityResult',
  ],
  [
    'who is not who he says',
    { actor: 'self', identityResult: 'mismatch' },
    'identityDiffers at identityResult',
  ],
  [
    'fifty thousand in yuan notes unchecked',
    { by: '0011', foreign: '100x70', notes: '100x500 50x1 10x1 5x1', actor: 'self' },
    'largeCashAsks at identityResult',
  ],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
])

const rich = (bank: Bank) => {
  plenty(bank)
  stocked(bank)
}
const checked = { actor: 'self', identityResult: 'match', identityImage: SAMPLE_PICTURE }
signatures('1502', rich, { ...fromAccount, ...checked }, [
  ['0011', { foreign: '100x69', identityResult: 'unavailable' }, 'supervisor'],
  ['0011', { foreign: '100x69' }, 'nobody'],
  ['0011', { foreign: '100x71' }, 'reviewer+count, supervisor'],
])
// Yuan that come are counted again from fifty thousand on, though the dollars for them are worth less.
signatures('1502', rich, { currency: 'USD', purpose: 'travel', ...person, ...checked }, [
  ['0011', { foreign: '100x69', notes: '100x493 20x2 5x1 1x3 0.5x1 0.1x3' }, 'nobody'],
  ['0011', { foreign: '100x70', notes: '100x500 50x1 10x1 1x4' }, 'reviewer+count'],
])

test('1502 taken back: the dollars lie in the till again', () => {
  const bank = practice()
  stocked(bank)
  must(bank, '0011', '1502', cash)
  expect(undo(bank, '0011', bank.head.serial)[0]).toMatch(/^posted/)
  expect(bank.state.get('purse', 'till:01/USD')?.notes).toEqual({ '100': 150n })
  expect([balanceOf(bank, '1001-01-01-USD'), balanceOf(bank, '3002-USD')]).toEqual(['15000.00', '0.00'])
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
})
