import { expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import { accountOf, type Bank, patch, practice, rangesOf } from '../support/practice.ts'
import { agreed } from '../support/registry.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const update = { account: 'A1', action: 'update' }

test('0550 notes how far the passbook is printed', () => {
  const bank = practice()
  expect(bank.run('0011', '0550', update)).toEqual([
    'posted 2',
    'set account A1 printed null > {"day":"2026-03-02","serial":2}, unprinted 2 > 0',
  ])
})

test('0550 of a full passbook takes it back and uses the next one', () => {
  const bank = practice()
  expect(bank.run('0011', '0550', { account: 'A1', action: 'full' }).slice(1, 4)).toEqual([
    'vouchers passbook 901-901 customer > void',
    'vouchers passbook 1001-1001 till:01 > customer',
    'payment 7001-passbook 1.00 -> 999.00',
  ])
  must(bank, '0011', '0550', { account: 'A1', action: 'damaged' })
  expect(accountOf(bank, 'A1').paper).toEqual({ kind: 'passbook', number: 1002 })
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1003-1050')
})

test('0550 without a till still prints', () => {
  expect(practice().refusal('0013', '0550', update)).toBe('posted')
})

refuses('0550', { by: '0011', fields: { account: 'A1', action: 'full' } }, [
  ['an account under a loss report', { account: 'A3' }, 'accountStopped'],
  ['to print what is reported lost', { account: 'A3', action: 'update' }, 'accountStopped'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['an action that is not offered', { action: '4' }, 'notOffered at action'],
  ['a new passbook without a till', { by: '0013' }, 'tillMissing'],
  ['a new passbook out of a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'a till without passbooks',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'passbook', numbers: '1001-1050' }),
  ],
])

signatures('0550', asItIs, update, [['0011', {}, 'nobody']])

test('0550 is never taken back', () => {
  const bank = practice()
  must(bank, '0011', '0550', update)
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
})

test('0550 gives a full instalment passbook a new one', () => {
  const bank = practice()
  const lines = must(bank, '0011', '0550', { account: 'I1', action: 'full' })
  expect(lines).toContain('vouchers passbook 811-811 customer > void')
  expect(accountOf(bank, 'I1').paper).toEqual({ kind: 'passbook', number: 1001 })
})

/** The passbook of A1 in use, with so many lines that it does not show. */
function behind(bank: Bank, lines: number): void {
  must(bank, '0011', '0550', update)
  patch(bank, 'account', accountOf(bank, 'A1').no, { unprinted: lines })
}

const shown = (bank: Bank) => {
  const { printed, unprinted } = accountOf(bank, 'A1')
  return { merged: printed?.merged ?? [], unprinted }
}

test.each([
  ['0510', 22, 'posted'],
  ['0510', 23, 'posted'],
  ['0510', 24, 'passbookBehind'],
  ['0520', 24, 'passbookBehind'],
  // Without the passbook nothing is written into it.
  ['0511', 24, 'parked'],
  ['0530', 24, 'posted'],
])('%s with %i lines that the passbook does not show is %s', (code, lines, says) => {
  const bank = practice()
  behind(bank, lines)
  const notes = { account: 'A1', amount: '100', notes: '100x1' }
  const forms: Record<string, Raw> = {
    '0511': { ...notes, holder: '王小明', depositor: '李小红' },
    '0530': { payer: 'A1', payee: 'A2', amount: '100' },
  }
  expect(bank.refusal('0011', code, forms[code] ?? notes)).toBe(says)
})

test('a passbook that was printed goes on at once, and one that never was is behind nothing', () => {
  const bank = practice()
  behind(bank, 24)
  must(bank, '0011', '0550', update)
  must(bank, '0011', '0510', { account: 'A1', amount: '100', notes: '100x1' })
  expect(shown(bank)).toEqual({ merged: [], unprinted: 1 })
  patch(bank, 'account', accountOf(bank, 'A2').no, { unprinted: 400 })
  expect(bank.refusal('0011', '0510', { account: 'A2', amount: '100', notes: '100x1' })).toBe('posted')
})

test('0550 puts what is more than the most into one line, which the journal keeps', () => {
  const bank = practice()
  behind(bank, 30)
  must(bank, '0011', '0550', update)
  const first = { after: { day: '2026-03-02', serial: 2 }, count: 7 }
  expect(shown(bank)).toEqual({ merged: [first], unprinted: 0 })
  // In the same book an earlier line stays what it was; a new book begins without.
  patch(bank, 'account', accountOf(bank, 'A1').no, { unprinted: 25 })
  must(bank, '0011', '0550', update)
  const second = { after: { day: '2026-03-02', serial: 3 }, count: 2 }
  expect(shown(bank).merged).toEqual([first, second])
  must(bank, '0011', '0550', { account: 'A1', action: 'full' })
  expect(shown(bank).merged).toEqual([])
})

test('the most is a dated parameter, and 0 allows any number', () => {
  const bank = practice()
  const most = (value: string) =>
    agreed(bank, '0103', { what: 'setting', setting: 'passbook.unprintedMost', value })
  behind(bank, 30)
  most('0')
  expect(bank.refusal('0011', '0510', { account: 'A1', amount: '100', notes: '100x1' })).toBe('posted')
  must(bank, '0011', '0550', update)
  expect(shown(bank)).toEqual({ merged: [], unprinted: 0 })
  most('2')
  for (const _ of [1, 2]) must(bank, '0011', '0510', { account: 'A1', amount: '100', notes: '100x1' })
  expect(bank.refusal('0011', '0510', { account: 'A1', amount: '100', notes: '100x1' })).toBe(
    'passbookBehind',
  )
})

test('an account of before lines were counted is counted from its next printing on', () => {
  const bank = practice()
  patch(bank, 'account', accountOf(bank, 'A1').no, { unprinted: undefined })
  const put = () => must(bank, '0011', '0510', { account: 'A1', amount: '100', notes: '100x1' })
  put()
  expect(shown(bank).unprinted).toBeUndefined()
  must(bank, '0011', '0550', update)
  put()
  expect(shown(bank)).toEqual({ merged: [], unprinted: 1 })
})
