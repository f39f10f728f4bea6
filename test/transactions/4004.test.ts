import { expect, test } from 'vitest'
import {
  accountOf,
  type Bank,
  balanceOf,
  cash,
  hundreds,
  itemState,
  patch,
  practice,
  rangesOf,
} from '../support/practice.ts'
import { asItIs, bookedFrom, must, refuses, signatures, undo } from '../support/tables.ts'

const himself = { idKind: 'passport', idNumber: 'E90100001' }
const wang = { idKind: 'idCard', idNumber: '11010519491231002X' }
const li = { idKind: 'idCard', idNumber: '440301198501010014' }
const replace = { account: 'S1', action: 'replace', ...himself }
const pay = { account: 'S2', action: 'pay', ...himself, payee: 'A1' }

test('4004 replaces a lost passbook by the next number and lifts the report', () => {
  const bank = practice()
  must(bank, '0011', '4004', replace)
  expect(itemState(bank, 'loss-20260220-5')).toBe('replaced')
  expect(accountOf(bank, 'S1')).toMatchObject({ paper: { kind: 'passbook', number: 1001 }, restrictions: [] })
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1002-1050')
  expect(bank.refusal('0011', '0520', { account: 'S1', amount: '100', notes: '100x1' })).toBe('posted')
})

test('4004 replaces a certificate, whose deposit goes on', () => {
  const bank = practice()
  must(bank, '0011', '4004', { account: 'S2', action: 'replace', ...himself })
  expect(accountOf(bank, 'S2')).toMatchObject({
    paper: { kind: 'certificate', number: 5001 },
    status: 'open',
  })
})

test('4004 pays a lost certificate with its interest and closes it', () => {
  const bank = practice()
  must(bank, '0011', '4004', pay)
  expect(itemState(bank, 'loss-20260220-6')).toBe('paid')
  expect([balanceOf(bank, 'S2'), accountOf(bank, 'S2').status]).toEqual(['0.00', 'closed'])
  expect(balanceOf(bank, 'A1')).toBe('30233.91')
})

test('4004 pays a demand account in cash, to the fen', () => {
  const bank = practice()
  must(bank, '0011', '4002', { account: 'A2', reporter: '李小红', notes: cash('10') })
  bank.turnTo('2026-03-09')
  must(bank, '0011', '4004', { account: 'A2', action: 'pay', ...li, notes: hundreds('800.45') })
  expect(accountOf(bank, 'A2')).toMatchObject({ status: 'closed', restrictions: [] })
})

test('4004 replaces the paper of a frozen account, and the freeze stays', () => {
  const bank = practice()
  frozen(bank)
  must(bank, '0011', '4004', replace)
  expect(accountOf(bank, 'S1').restrictions).toMatchObject([{ reason: 'freeze', bars: 'amount' }])
})

function frozen(bank: Bank, bars = 'amount', account = 'S1'): void {
  const amount: Record<string, string> = bars === 'amount' ? { amount: '100' } : {}
  must(bank, '0011', '4011', {
    account,
    organ: 'court',
    officers: '张三 执1；李四 执2',
    document: '执1号',
    notice: '冻1号',
    bars,
    until: '2026-12-31',
    ...amount,
  })
}

refuses('4004', { by: '0011', fields: replace }, [
  [
    'much cash that was not booked',
    { account: 'S2', action: 'pay', notes: hundreds('5033.91') },
    'bookingMissing',
    bank => bookedFrom(bank, 1n),
  ],
  ['an agent with the document of another', wang, 'notTheHolder at idNumber'],
  [
    'the number of the customer on another kind of document',
    { idKind: 'creditCode' },
    'creditCodeInvalid at idNumber',
  ],
  ['another number of his kind of document', { idNumber: 'E90100002' }, 'notTheHolder at idNumber'],
  ['what was reported by word of mouth only', { account: 'A3' }, 'lossNotWritten'],
  ['what is not reported', { account: 'A1' }, 'lossNotWritten'],
  ['a certificate without a blank', { by: '0013' }, 'tillMissing'],
  ['a passbook out of a balanced till', { by: '0012' }, 'till_balanced'],
  ['notes where nothing is paid', { notes: '100x1' }, 'fieldUnwanted at notes'],
  ['a payee where nothing is paid', { payee: 'A1' }, 'fieldUnwanted at payee'],
  ['a payment without notes or account', { action: 'pay' }, 'notesWanted at notes'],
  ['cash without a till', { action: 'pay', by: '0013' }, 'tillMissing'],
  [
    'a report of the day before the seventh',
    { account: 'A1' },
    'lossNotRipe',
    bank => {
      must(bank, '0011', '4002', { account: 'A1', reporter: '王小明', notes: cash('10') })
      bank.turnTo('2026-03-08')
    },
  ],
  [
    'to pay out a deposit that has a code of its own',
    { action: 'pay', payee: 'A1' },
    'productHasOwnCode at action',
    bank => patch(bank, 'account', accountOf(bank, 'S1').no, { product: 'instalment' }),
  ],
  [
    'a till without passbooks',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'passbook', numbers: '1001-1050' }),
  ],
  [
    'to pay out and close what is overdrawn',
    { action: 'pay', payee: 'A1' },
    'accountOverdrawn',
    bank => patch(bank, 'account', accountOf(bank, 'S1').no, { balance: 10_000n, minimum: -50_000n }),
  ],
  ['to pay out of what is frozen', { action: 'pay', payee: 'A1' }, 'insufficientFunds', bank => frozen(bank)],
  [
    'to pay out of what is frozen whole',
    { action: 'pay', payee: 'A1' },
    'accountRestricted',
    bank => frozen(bank, 'out'),
  ],
  [
    'to close what nothing may enter',
    { action: 'pay', payee: 'A1' },
    'accountRestricted',
    bank => frozen(bank, 'in'),
  ],
])

test('4004 takes what is reported in writing from the seventh day on', () => {
  const bank = practice()
  must(bank, '0011', '4002', { account: 'A1', reporter: '王小明', notes: cash('10') })
  bank.turnTo('2026-03-09')
  expect(bank.refusal('0011', '4004', { account: 'A1', action: 'replace', ...wang })).toBe('parked')
})

signatures('4004', asItIs, {}, [
  ['0011', replace, 'supervisor, director'],
  ['0011', { account: 'S2', action: 'replace', ...himself }, 'supervisor'],
  ['0011', pay, 'supervisor'],
  ['0011', { ...pay, account: 'S1' }, 'reviewer, supervisor'],
])

test('4004 taken back voids the new paper and reports the old one lost again', () => {
  const bank = practice()
  must(bank, '0011', '4004', replace)
  const serial = bank.rows.findLast(({ code }) => code === '4004')?.serial ?? 0
  must(bank, '0011', '8501', { serial: String(serial), reason: '录错' })
  expect(itemState(bank, 'loss-20260220-5')).toBe('written')
  expect(accountOf(bank, 'S1')).toMatchObject({ paper: { number: 911 }, restrictions: [{ reason: 'loss' }] })
})

test('4004 taken back brings the money into the stopped account again', () => {
  const bank = practice()
  must(bank, '0011', '4004', pay)
  undo(bank, '0011', 4)
  expect([balanceOf(bank, 'S2'), accountOf(bank, 'S2').status]).toEqual(['5000.00', 'open'])
  expect(accountOf(bank, 'S2').restrictions).toMatchObject([{ reason: 'loss' }])
})
