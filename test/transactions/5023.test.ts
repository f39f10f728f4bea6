import { expect, test } from 'vitest'
import { accountOf, balanceOf, itemState, patch, practice } from '../support/practice.ts'
import { asItIs, fillUp, hungLast, must, refuses, signatures } from '../support/tables.ts'

const ours = 'exchangeBill-20260302-4'
const theirs = 'exchangeBill-20260227-22'
const good = { by: '0003', fields: { step: 'giveBack', bill: theirs, session: '1' } }

const out = (kind: string, amount: string) => ({
  kind,
  account: 'Q1',
  amount,
  bank: '某银行',
  paper: 'Z9',
  session: '2',
})

/** A cheque of 700 for Q1 was presented; it is the next day. */
function presented(bank: ReturnType<typeof practice>): void {
  must(bank, '0003', '5021', out('debit', '700'))
  bank.turnTo('2026-03-03')
}

test.each([
  ['final', ours, '', 'final', '20700.00'],
  ['returned', ours, '2', 'returned', '20000.00'],
  ['giveBack', theirs, '2', 'returned', '20000.00'],
])('5023 %s', (step, bill, session, state, balance) => {
  const bank = practice()
  presented(bank)
  must(bank, '0003', '5023', { step, bill, session })
  expect([itemState(bank, bill), balanceOf(bank, 'Q1')]).toEqual([state, balance])
  expect(balanceOf(bank, '2241-02')).toBe(bill === ours ? '0.00' : '700.00')
})

test('5023 of a bill that went back lets it be presented again', () => {
  const bank = practice()
  presented(bank)
  expect(bank.refusal('0003', '5021', out('debit', '700'))).toBe('billTwice at paper')
  must(bank, '0003', '5023', { step: 'returned', bill: ours, session: '2' })
  must(bank, '0003', '5021', out('debit', '700'))
})

test('5023 of a payment that came back gives the payer his money again', () => {
  const bank = practice()
  must(bank, '0003', '5021', out('credit', '500'))
  const bill = 'exchangeBill-20260302-4'
  must(bank, '0003', '5023', { step: 'returned', bill, session: '2' })
  expect([itemState(bank, bill), balanceOf(bank, 'Q1')]).toEqual(['returned', '20000.00'])
})

test.each([
  ['debit', '3000', '3000.00'],
  ['credit', '800', '-800.00'],
])('5023 nets a session of one %s bill with the central bank', (kind, amount, net) => {
  const bank = practice()
  const stood = [balanceOf(bank, '1003'), balanceOf(bank, '3001-03')]
  must(bank, '0003', '5021', out(kind, amount))
  must(bank, '0003', '5023', { step: 'net', session: '2' })
  expect((Number(balanceOf(bank, '1003')) - Number(stood[0])).toFixed(2)).toBe(net)
  expect(balanceOf(bank, '3001-03')).toBe(stood[1])
})

test.each([
  [80_000n, 'parked'],
  [79_999n, 'coverMissing at session'],
  [0n, 'coverMissing at session'],
])(
  '5023 nets what is owed out of what stands at the central bank: with %s fen there it is %s',
  (has, says) => {
    const bank = practice()
    must(bank, '0003', '5021', out('credit', '800'))
    patch(bank, 'account', '1003', { balance: has })
    expect(bank.refusal('0003', '5023', { step: 'net', session: '2' })).toBe(says)
  },
)

test('5023 hangs what came back and finds no room in the account that it was paid from', () => {
  const bank = practice()
  must(bank, '0003', '5021', { ...out('credit', '500'), account: 'A2' })
  const bill = 'exchangeBill-20260302-4'
  fillUp(bank, 'A2', '1500')
  must(bank, '0003', '5023', { step: 'returned', bill, session: '2' })
  expect(hungLast(bank)).toMatchObject({
    state: 'hung',
    data: {
      amount: 50_000n,
      inward: { misfit: 'full', bank: '某银行', payeeAccount: accountOf(bank, 'A2').no },
    },
  })
  expect([itemState(bank, bill), balanceOf(bank, 'A2')]).toEqual(['returned', '1800.00'])
})

test('5023 nets an empty session too, once', () => {
  const bank = practice()
  must(bank, '0003', '5023', { step: 'net', session: '3' })
  expect(bank.refusal('0003', '5023', { step: 'net', session: '3' })).toBe('sessionNetted at session')
})

refuses('5023', good, [
  ['a bill that is not there', { bill: 'exchangeBill-20260302-9' }, 'itemUnknown at bill'],
  ['crediting what goes back', { step: 'final', session: '' }, 'billElsewhere at step'],
  ['a session where none is asked', { step: 'final' }, 'fieldUnwanted at session'],
  ['no session', { session: '' }, 'fieldMissing at session'],
  ['no bill', { bill: '' }, 'fieldMissing at bill'],
  ['giving back what is ours', { bill: ours }, 'billElsewhere at step', presented],
  [
    'what may still come back',
    { step: 'final', bill: ours, session: '' },
    'billMayComeBack',
    bank => must(bank, '0003', '5021', out('debit', '100')),
  ],
])

signatures('5023', asItIs, {}, [['0003', { step: 'giveBack', bill: theirs, session: '1' }, 'supervisor']])
