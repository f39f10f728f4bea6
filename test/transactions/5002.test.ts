import { describe, expect, test } from 'vitest'
import { itemWords } from '../../core/items.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { type Bank, balanceOf, itemState, patch, practice } from '../support/practice.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { given } from '../../core/std.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0013', fields: { account: 'A1', amount: '8000', bank: '某银行', payee: '王小明' } }
const hung = 'suspense-20260302-2'

test('5002 credits what another bank has sent', () => {
  expect(practice().run('0013', '5002', good.fields)).toEqual([
    'posted 2',
    'D 3001-04 8000.00 -> 8000.00',
    'C A1 8000.00 -> 33200.00',
    'new claim inward/2026-03-02/某银行//A1/800000',
  ])
})

test('5002 takes the same twice only under another number, and no number twice', () => {
  const bank = practice()
  const again = (fields: Partial<typeof good.fields> & { message?: string }) =>
    bank.run('0013', '5002', { ...good.fields, ...fields })[0]
  expect(again({})).toMatch(/^posted/)
  expect(again({})).toBe('refused inwardTwice at message')
  expect(again({ amount: '8000.01' })).toMatch(/^posted/)
  expect(again({ message: 'LB-7' })).toMatch(/^posted/)
  expect(again({ message: 'LB-7', amount: '1' })).toBe('refused inwardTwice at message')
  expect(again({ message: 'LB-7', bank: '另一银行' })).toMatch(/^posted/)
})

test.each([
  ['ICBC', 'LB-7'],
  [' icbc ', 'lb-7'],
  ['ＩＣＢＣ', 'ＬＢ－７'],
  ['I C B C', 'LB -7'],
])('5002 knows the bank and the number in any spelling: %j %j', (bank, message) => {
  const books = practice()
  must(books, '0013', '5002', { ...good.fields, bank: 'ICBC', message: 'LB-7' })
  const again = { ...good.fields, bank, message, amount: '1' }
  expect(books.refusal('0013', '5002', again)).toBe('inwardTwice at message')
})

test('5002 knows what an earlier release has claimed as it was typed', () => {
  const bank = practice()
  bank.state.rows.set('claim:inward/icbc/lb-7', {
    value: { owner: '0101/2026-03-02/T0013/9' },
    at: { day: '2026-03-02', serial: 1 },
  })
  const fields = { ...good.fields, bank: 'icbc', message: 'lb-7' }
  expect(bank.refusal('0013', '5002', fields)).toBe('inwardTwice at message')
})

test.each([
  ['an account under a loss report', 'A3', '李小红'],
  ['a company', 'K1', '和平机械厂'],
])('5002 reaches %s', (_what, account, payee) => {
  const bank = practice()
  const name = bank.state.get('account', practiceAccounts[account] ?? '')?.customer ?? ''
  expect(bank.state.get('customer', name)?.name.sealed).toBe(payee)
  expect(bank.run('0013', '5002', { ...good.fields, account, payee })[2]).toMatch(`C ${account} 8000.00`)
})

/** A freeze that lets nothing in. */
const barred = (bank: Bank) => {
  const restriction = {
    reason: 'freeze',
    item: 'freeze-1',
    bars: 'in',
    amount: null,
    until: null,
    waits: null,
  }
  patch(bank, 'account', practiceAccounts.A1 ?? '', { restrictions: [restriction] })
}

describe('5002 puts in suspense what fits no account', () => {
  test.each<[string, Partial<typeof good.fields>, string, (bank: Bank) => void]>([
    ['another name', { payee: '王晓明' }, 'name', asItIs],
    ['a number that is none of ours', { account: '0101110000000096' }, 'unknown', asItIs],
    ['a number of another kind', { account: '6222 0000-X1' }, 'unknown', asItIs],
    ['an account of the bank', { account: '2241-01' }, 'otherKind', asItIs],
    ['a fixed deposit', { account: 'F1' }, 'otherKind', asItIs],
    ['a closed account', {}, 'closed', bank => must(bank, '0011', '0540', { account: 'A1', payee: 'A2' })],
    ['an account that takes nothing in', {}, 'barred', barred],
  ])('%s', (_what, fields, misfit, prepare) => {
    const bank = practice()
    prepare(bank)
    const pending = balanceOf(bank, '2241-02')
    const lines = must(bank, '0013', '5002', { ...good.fields, ...fields }).slice(1)
    expect(lines.slice(0, 2)).toEqual([
      'D 3001-04 8000.00 -> 8000.00',
      `C 2241-02 8000.00 -> ${(Number(pending) + 8000).toFixed(2)}`,
    ])
    const id = (lines[2] ?? '').replace('new item ', '')
    expect(bank.state.get('item', id)).toMatchObject({
      state: 'hung',
      by: '0013',
      data: { side: 'payable', left: 800_000n, owner: '0013', inward: { misfit, bank: '某银行' } },
    })
  })

  test('with another owner, if one is named', () => {
    const bank = practice()
    must(bank, '0013', '5002', { ...good.fields, payee: '王晓明', owner: '0003' })
    expect(bank.state.get('item', hung)).toMatchObject({ data: { owner: '0003' } })
  })

  test('and the case says whose it was to be, and why it was not', () => {
    const bank = practice()
    must(bank, '0013', '5002', { ...good.fields, payee: '王晓明', purpose: '工资' })
    const item = given(bank.state.get('item', hung), hung)
    expect(itemWords(item, { unit: 'CNY', parameters: defaultParameters })).toEqual({
      zh: '应付 8,000.00，未销 8,000.00，0013：来账 0101110000000013 户名不符，某银行，工资',
      en: 'Payable 8,000.00, 8,000.00 left, 0013: payment to 0101110000000013, the name is another, 某银行, 工资',
    })
  })
})

test('5002 in suspense is taken back with its case', () => {
  const bank = practice()
  must(bank, '0013', '5002', { ...good.fields, payee: '王晓明' })
  undo(bank, '0013', 2)
  expect([itemState(bank, hung), balanceOf(bank, '3001-04')]).toEqual(['reversed', '0.00'])
})

refuses('5002', good, [
  ['a red amount', { amount: '-1' }, 'moneyTooSmall at amount'],
  ['no name', { payee: '' }, 'fieldMissing at payee'],
  ['a number that is none', { account: '收款人' }, 'accountMalformed at account'],
  ['an owner who is nobody', { owner: '0099' }, 'tellerUnknown at owner'],
])

const named = { account: 'A1', payee: '王小明' }
signatures('5002', asItIs, named, [
  ['0011', { amount: '199999.99' }, 'nobody'],
  ['0011', { amount: '200000.00' }, 'supervisor'],
])
signatures('5002', bank => must(bank, '0015', '0001'), named, [
  ['0015', { amount: '99999.99' }, 'nobody'],
  ['0015', { amount: '100000.00' }, 'supervisor'],
])

test('5002 is taken back in red', () => {
  const bank = practice()
  must(bank, '0013', '5002', good.fields)
  expect(undo(bank, '0013', 2)).toEqual([
    'posted 5',
    'end claim inward/2026-03-02/某银行//A1/800000',
    'C A1 -8000.00 -> 25200.00',
    'D 3001-04 -8000.00 -> 0.00',
    'new mark 2026-03-02/2',
  ])
})

test('5002 is not taken back out of money that has left', () => {
  const bank = practice()
  must(bank, '0013', '5002', { ...good.fields, account: 'A2', payee: '李小红' })
  must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '8800' })
  expect(undo(bank, '0013', 2)).toEqual(['refused insufficientFunds'])
})
