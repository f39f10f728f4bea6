import { expect, test } from 'vitest'
import { balanceOf, itemState, notesOf, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const over = 'cashError-20260227-3'
const short = 'cashError-20260227-4'
const good = {
  by: '0011',
  fields: { case: short, outcome: 'recovered', received: '50x1 20x1 10x1', note: '退回' },
}

const suspended = (bank: ReturnType<typeof practice>) => [
  balanceOf(bank, '2241-01'),
  balanceOf(bank, '1221-01'),
]

test.each([
  ['returned', over, { paid: '50x1 20x1 10x1' }, ['0.00', '80.00']],
  ['recovered', short, { received: '100x1 20x-1' }, ['80.00', '0.00']],
  ['repaid', short, { received: '50x1 20x1 10x1' }, ['80.00', '0.00']],
  ['income', over, {}, ['0.00', '80.00']],
  ['expense', short, {}, ['80.00', '0.00']],
])('1043 %s ends its own case and leaves the other as it is', (outcome, id, counted, left) => {
  const bank = practice()
  must(bank, '0011', '1043', { case: id, outcome, note: '查明', ...counted })
  expect(suspended(bank)).toEqual(left)
  expect([over, short].map(each => itemState(bank, each))).toEqual(
    [over, short].map(each => (each === id ? 'settled' : 'booked')),
  )
})

test('1043 without cash leaves the till alone and reaches profit and loss', () => {
  const bank = practice()
  must(bank, '0011', '1043', { case: over, outcome: 'income', note: '批准〔2026〕3号' })
  must(bank, '0011', '1043', { case: short, outcome: 'expense', note: '批准〔2026〕4号' })
  expect([balanceOf(bank, '6301-01'), balanceOf(bank, '6711-01')]).toEqual(['80.00', '80.00'])
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
})

refuses('1043', good, [
  ['a case that is not there', { case: 'cashError-20260227-9' }, 'itemUnknown at case'],
  ['a part of a case', { received: '50x1' }, 'notesSum at received'],
  ['more than the case', { received: '100x1' }, 'notesSum at received'],
  [
    'a return of another amount',
    { case: over, outcome: 'returned', received: '', paid: '50x1' },
    'notesSum at paid',
  ],
  ['no cash where cash comes back', { received: '' }, 'fieldMissing at received'],
  ['cash where none moves', { outcome: 'expense' }, 'fieldUnwanted at received'],
  [
    'a shortage returned to a customer',
    { outcome: 'returned', received: '', paid: '50x1 20x1 10x1' },
    'outcomeOfOtherSide at outcome',
  ],
  ['a shortage as income', { outcome: 'income', received: '' }, 'outcomeOfOtherSide at outcome'],
  [
    'an overage as expense',
    { case: over, outcome: 'expense', received: '' },
    'outcomeOfOtherSide at outcome',
  ],
  ['an overage that a teller repays', { case: over, outcome: 'repaid' }, 'outcomeOfOtherSide at outcome'],
  ['an outcome nobody has heard of', { outcome: 'netted' }, 'notOffered at outcome'],
  ['no word on what was found', { note: '' }, 'fieldMissing at note'],
  ['a case twice', {}, 'itemDone at case', bank => must(bank, '0011', '1043', good.fields)],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('1043', asItIs, { note: '查明' }, [
  ['0011', { case: short, outcome: 'recovered', received: '50x1 20x1 10x1' }, 'supervisor'],
  ['0011', { case: over, outcome: 'income' }, 'supervisor, director'],
  ['0011', { case: short, outcome: 'expense' }, 'supervisor, director'],
])

test('1043 taken back opens the case again', () => {
  const bank = practice()
  must(bank, '0011', '1043', good.fields)
  undo(bank, '0011', 4)
  expect([itemState(bank, short), ...suspended(bank)]).toEqual(['booked', '80.00', '80.00'])
})

/** A dollar too many in till 01, booked in dollars; gives the number of the case. */
function dollarOver(bank: ReturnType<typeof practice>): string {
  must(bank, '0011', '1041', { currency: 'USD', amount: '100', notes: '100x1', note: '清点' })
  return `cashError-20260302-${bank.head.serial}-USD`
}

test('1043 gives a foreign overage back in its own currency', () => {
  const bank = practice()
  const id = dollarOver(bank)
  expect(balanceOf(bank, '2241-01-USD')).toBe('100.00')
  must(bank, '0011', '1043', { case: id, outcome: 'returned', paid: '100x1', note: '客户认领' })
  expect([balanceOf(bank, '2241-01-USD'), balanceOf(bank, '1001-01-01-USD')]).toEqual(['0.00', '0.00'])
  expect(itemState(bank, id)).toBe('settled')
})

test('1043 takes a foreign overage to income at the middle rate, through the position', () => {
  const bank = practice()
  const id = dollarOver(bank)
  must(bank, '0011', '1043', { case: id, outcome: 'income', note: '批准〔2026〕3号' })
  const accounts = ['2241-01-USD', '3002-USD', '3002-USD-CNY', '6301-01']
  expect(accounts.map(no => balanceOf(bank, no))).toEqual(['0.00', '-100.00', '712.34', '712.34'])
})

test('1043 needs a rate to take a foreign case to income', () => {
  const bank = practice()
  const id = dollarOver(bank)
  patch(bank, 'parameters', 'current', { exchange: [] })
  expect(bank.refusal('0011', '1043', { case: id, outcome: 'income', note: '批准' })).toBe(
    'exchangeRateMissing',
  )
})
