import { expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import { sealed } from '../support/company.ts'
import {
  accountOf,
  balanceOf,
  type Bank,
  dataOf,
  itemState,
  patch,
  practice,
  rangesOf,
} from '../support/practice.ts'
import { asItIs, fillUp, hungLast, must, refuses, signatures } from '../support/tables.ts'

const ours = 'exchangeBill-20260302-4'
const theirs = 'exchangeBill-20260227-22'
const good = { by: '0003', fields: { step: 'giveBack', bill: theirs, session: '1' } }

/** A cheque on another bank that Q1 brings; a payment of the workshop on its own cheque. */
const out = (kind: string, amount: string) => ({
  kind,
  amount,
  bank: '某银行',
  paper: 'Z9',
  session: '2',
  ...(kind === 'debit'
    ? { account: 'Q1' }
    : { ...sealed, account: 'K1', cheque: '503', issued: '2026-03-02' }),
})

/** A cheque of 700 for Q1 was presented; it is the next day. */
function presented(bank: Bank): void {
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
  expect([itemState(bank, bill), balanceOf(bank, 'K1')]).toEqual(['returned', '120000.00'])
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
  const person = { ...out('debit', '500'), kind: 'credit', account: 'A2', identityResult: 'match' }
  must(bank, '0003', '5021', person)
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

/** Cheque 503 of the workshop was paid this morning. */
const cheque = { decision: 'debit', account: 'K1', amount: '1200', bank: '某银行', session: '1' }
const pays = { ...cheque, ...sealed, cheque: '503', issued: '2026-02-27' }
const paid = (bank: Bank) => void must(bank, '0003', '5022', pays)
const wrong = { step: 'takeBack', paid: ours, reason: 'mistake', session: '1' }
const cheques = (bank: Bank) => rangesOf(bank, `account:${accountOf(bank, 'K1').no}/cheque`)

test('5023 sends back what was paid by mistake; the cheque is as it was, and may come again', () => {
  const bank = practice()
  const before = balanceOf(bank, '3001-03')
  paid(bank)
  expect(must(bank, '0003', '5023', wrong).slice(1)).toEqual([
    `D 3001-03 1200.00 -> ${before}`,
    'tally exchange/2026-03-02/1 120000',
    'C K1 1200.00 -> 120000.00',
    'vouchers cheque 503-503 void > account:K1',
    expect.stringMatching(
      /^set item exchangeBill-20260302-4 state paid > returned, data .*"reason":"mistake"/,
    ),
    'end claim exchangeBill/in/某银行/Z00000503',
  ])
  expect(cheques(bank)).toBe('501-525')
  paid(bank)
  expect([balanceOf(bank, 'K1'), cheques(bank)]).toEqual(['118800.00', '501-502 504-525'])
})

test('5023 of a cheque whose account was closed meanwhile hangs the money, and the number stays cancelled', () => {
  const bank = practice()
  paid(bank)
  patch(bank, 'account', accountOf(bank, 'K1').no, { status: 'closed', closed: '2026-03-02' })
  must(bank, '0003', '5023', wrong)
  expect(hungLast(bank)).toMatchObject({ data: { amount: 120_000n, inward: { misfit: 'closed' } } })
  expect(cheques(bank)).toBe('501-502 504-525')
})

test('5023 sends back what an earlier release paid, which cancelled no number', () => {
  const bank = practice()
  paid(bank)
  const { cheque: _, ...data } = dataOf(bank, ours)
  patch(bank, 'item', ours, { data })
  must(bank, '0003', '5023', wrong)
  expect(cheques(bank)).toBe('501-502 504-525')
})

test('5023 sends back a payment that was credited by mistake, while its money is there', () => {
  const bank = practice()
  const credits = { ...cheque, account: 'A1', decision: 'credit', paper: 'J1' }
  must(bank, '0003', '5022', credits)
  must(bank, '0003', '5023', wrong)
  expect([itemState(bank, ours), balanceOf(bank, 'A1')]).toEqual(['returned', '25200.00'])
  must(bank, '0003', '5022', credits)
  const { serial } = bank.head
  must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '26000' })
  const again = { ...wrong, paid: `exchangeBill-20260302-${serial}` }
  expect(bank.refusal('0003', '5023', again)).toBe('insufficientFunds')
})

test.each<[string, (bank: Bank) => void, Raw, string]>([
  ['what is not posted', () => undefined, { paid: theirs }, 'billElsewhere at paid'],
  ['what was sent back', bank => must(bank, '0003', '5023', wrong), {}, 'billElsewhere at paid'],
  ['what came yesterday', bank => bank.turnTo('2026-03-03'), {}, 'billFinal at paid'],
  ['no reason', () => undefined, { reason: '' }, 'fieldMissing at reason'],
  ['no session', () => undefined, { session: '' }, 'fieldMissing at session'],
  ['no bill', () => undefined, { paid: '' }, 'fieldMissing at paid'],
  [
    'a session that has been netted',
    bank => must(bank, '0003', '5023', { step: 'net', session: '1' }),
    {},
    'sessionNetted at session',
  ],
])('5023 does not take back %s', (_what, scene, differs, says) => {
  const bank = practice()
  paid(bank)
  scene(bank)
  expect(bank.refusal('0003', '5023', { ...wrong, ...differs })).toBe(says)
})

test('5023 does not take back what reached no account: it hangs, and 5004 resolves it', () => {
  const bank = practice()
  fillUp(bank, 'A2', '1900')
  must(bank, '0003', '5022', { ...cheque, account: 'A2', decision: 'credit', paper: 'J1' })
  const hanging = { ...wrong, paid: `exchangeBill-20260302-${bank.head.serial}` }
  expect(bank.refusal('0003', '5023', hanging)).toBe('billHangs at paid')
})

signatures('5023', asItIs, {}, [['0003', { step: 'giveBack', bill: theirs, session: '1' }, 'supervisor']])
