import { expect, test } from 'vitest'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { type Bank, balanceOf, itemState, notesOf, patch, practice } from '../support/practice.ts'
import { asItIs, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
const cash = { currency: 'USD', foreign: '100x5', notes: '100x35 20x1 5x1', ...person }
const toAccount = { currency: 'USD', foreign: '100x5', payee: 'A1', actor: 'self', ...person }

test('1501 takes dollars against yuan: an entry a currency, that meet on the position', () => {
  expect(must(practice(), '0011', '1501', cash)).toEqual([
    'posted 2',
    'new account 1001-01-01-USD',
    'new account 3002-USD',
    'D 1001-01-01-USD 500.00 -> 500.00',
    'C 3002-USD 500.00 -> -500.00',
    'new account 3002-USD-CNY',
    'D 3002-USD-CNY 3525.00 -> 3525.00',
    'notes 100x5 customer > till:01/USD',
    'C 1001-01-01 3525.00 -> 20275.00',
    'notes 100x35 20x1 5x1 till:01 > customer',
    'tally foreign/bought/2026/11010519491231002X 50000',
    'tally foreign/bought/2026-03-02/11010519491231002X 50000',
    'new item foreignDeal-20260302-2',
  ])
})

test.each([
  ['USD', '1x1', '7.05'],
  ['EUR', '50x1 5x1', '419.10'],
  ['EUR', 'c0.01x1', '0.08'],
  ['JPY', '1000x1', '45.20'],
  ['JPY', 'c1x3', '0.14'],
])('1501 of %s %s comes to %s: rounded half up to the fen, once', (currency, foreign, comesTo) => {
  const bank = practice()
  const before = Number(balanceOf(bank, 'A1'))
  must(bank, '0011', '1501', { ...toAccount, currency, foreign })
  expect((Number(balanceOf(bank, 'A1')) - before).toFixed(2)).toBe(comesTo)
})

test('1501 opens the books of a currency with its first business, and only then', () => {
  const bank = practice()
  must(bank, '0011', '1501', toAccount)
  const lines = must(bank, '0011', '1501', toAccount)
  expect(lines.filter(line => line.startsWith('new account'))).toEqual([])
})

test('1501 pays at the rate of the moment', () => {
  const bank = practice()
  const rates = { buying: '700', middle: '710', selling: '715', from: '2026-03-02', reason: '牌价' }
  must(bank, '0003', '0106', { currency: 'USD', ...rates })
  expect(must(bank, '0011', '1501', toAccount)).toContain('D 3002-USD-CNY 3500.00 -> 3500.00')
})

const agent = {
  actor: 'agent',
  agentName: '李小红',
  agentIdKind: 'idCard',
  agentIdNumber: '440301199001010012',
}

const yearLimit = (dollars: bigint) => (bank: Bank) =>
  patch(bank, 'parameters', 'current', { foreign: { yearMost: dollars * 100n, checkedFrom: 1_000_000n } })

const noRates = (bank: Bank) => patch(bank, 'parameters', 'current', { exchange: [] })

refuses('1501', { by: '0011', fields: cash }, [
  ['our own currency', { currency: 'CNY' }, 'currencyOwn at currency'],
  ['a currency without a rate', { currency: 'HKD' }, 'exchangeRateMissing at currency'],
  ['no rates at all', {}, 'exchangeRateMissing at currency', noRates],
  ['a face that the currency does not have', { foreign: '30x1' }, 'faceUnknown at foreign'],
  ['yuan faces as yen', { currency: 'JPY' }, 'faceUnknown at foreign'],
  ['damaged foreign notes', { foreign: 'd100x1' }, 'damagedUnwanted at foreign'],
  ['nothing', { foreign: '0' }, 'moneyTooSmall at foreign'],
  ['nobody', { name: '' }, 'fieldMissing at name'],
  ['a document with a wrong check digit', { idNumber: '110105194912310021' }, 'idNumberInvalid at idNumber'],
  ['neither notes nor an account', { notes: '' }, 'notesWanted at notes'],
  ['notes and an account', { payee: 'A1' }, 'notesAndAccount at notes'],
  ['notes of another amount', { notes: '100x35' }, 'notesDiffer'],
  ['the account of somebody else', { payee: 'A2', notes: '' }, 'notTheHolder at payee'],
  ['an account of his, and nobody is here', { payee: 'A1', notes: '' }, 'actorWanted at actor'],
  [
    'an agent with the document of the person himself',
    { ...agent, agentIdNumber: person.idNumber },
    'agentIsCustomer at agentIdNumber',
  ],
  ['more than a person may in a year', {}, 'foreignYear at foreign', yearLimit(499n)],
  [
    'more than he may together with what he has sold this year',
    {},
    'foreignYear at foreign',
    bank => {
      yearLimit(999n)(bank)
      must(bank, '0011', '1501', toAccount)
    },
  ],
  ['ten thousand dollars of nobody', { foreign: '100x100' }, 'identityCheckWanted at actor'],
  [
    'ten thousand dollars unchecked',
    { foreign: '100x100', actor: 'self' },
    'identityCheckWanted at identityResult',
  ],
  [
    'ten thousand dollars little by little, unchecked',
    { actor: 'self' },
    'identityCheckWanted at identityResult',
    bank => must(bank, '0011', '1501', { ...toAccount, foreign: '100x95' }),
  ],
  [
    'ten thousand dollars without a copy of the document',
    { foreign: '100x100', actor: 'self', identityResult: 'match' },
    'identityCheckWanted at identityImage',
  ],
  [
    'who is not who he says',
    { actor: 'self', identityResult: 'mismatch' },
    'identityDiffers at identityResult',
  ],
  [
    'fifty thousand in yuan notes unchecked',
    { foreign: '100x71', notes: '100x500 50x1 5x1', actor: 'self' },
    'largeCashAsks at identityResult',
  ],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

test('1501 lets another person, and another way, have a year of their own', () => {
  const bank = practice()
  yearLimit(500n)(bank)
  must(bank, '0011', '1501', toAccount)
  const other = { ...cash, idKind: 'passport', idNumber: 'E12345678' }
  expect(bank.refusal('0011', '1501', other)).toBe('posted')
  const back = { currency: 'USD', foreign: '100x5', purpose: 'travel', payer: 'A1', actor: 'self', ...person }
  expect(bank.refusal('0011', '1502', back)).toBe('posted')
})

const checked = { actor: 'self', identityResult: 'match', identityImage: SAMPLE_PICTURE }
signatures('1501', asItIs, { ...toAccount, ...checked }, [
  ['0011', { foreign: '100x70' }, 'nobody'],
  ['0011', { foreign: '100x71' }, 'reviewer+count'],
  ['0011', { foreign: '100x281' }, 'reviewer+count, supervisor'],
  ['0011', { foreign: '100x70', identityResult: 'noRecord' }, 'supervisor'],
  ['0011', { foreign: '100x70', ...agent }, 'nobody'],
  ['0011', { foreign: '100x71', ...agent }, 'reviewer+count, supervisor'],
])
// The yuan are paid as any cash is: from fifty thousand on counted again, and signed by the supervisor.
signatures('1501', plenty, { currency: 'USD', ...person, ...checked }, [
  ['0011', { foreign: '100x70', notes: '100x493 50x1' }, 'nobody'],
  ['0011', { foreign: '100x71', notes: '100x500 50x1 5x1' }, 'reviewer+count, supervisor'],
])

test('1501 taken back on the day leaves no notes, no position and no used-up limit behind', () => {
  const bank = practice()
  const before = notesOf(bank, 'till:01')
  must(bank, '0011', '1501', cash)
  expect(undo(bank, '0011', 2)[0]).toMatch(/^posted/)
  expect(['1001-01-01-USD', '3002-USD', '3002-USD-CNY'].map(no => balanceOf(bank, no))).toEqual([
    '0.00',
    '0.00',
    '0.00',
  ])
  expect(bank.state.get('purse', 'till:01/USD')).toBeUndefined()
  expect(notesOf(bank, 'till:01')).toBe(before)
  expect(bank.state.get('tally', 'foreign/bought/2026/11010519491231002X')).toBeUndefined()
  expect(itemState(bank, 'foreignDeal-20260302-2')).toBe('reversed')
})

test('1501 taken back with the yuan counted anew: the dollars go back as they came', () => {
  const bank = practice()
  must(bank, '0011', '1501', cash)
  expect(undo(bank, '0011', 2, '50x70 20x1 5x1')).toContain('notes 100x5 till:01/USD > customer')
})

test('1501 is not taken back on a later day', () => {
  const bank = practice()
  must(bank, '0011', '1501', cash)
  bank.turnTo('2026-03-03')
  expect(bank.refusal('0011', '8502', { row: '2026-03-02/2', basis: 'bank', reason: '错' })).toBe(
    'foreignNotLater at row',
  )
})
