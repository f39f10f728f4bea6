import { describe, expect, test } from 'vitest'
import { accountOf, balanceOf, practice } from '../support/practice.ts'
import { freezes, freezing, ofCourt, waits } from '../support/orders.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: freezing('A1') }
const draw = (amount: string) => ({ payer: 'A1', payee: 'A2', amount })
const pay = (amount: string) => ({ payer: 'A2', payee: 'A1', amount })

test.each([
  ['before', ['0560', '4011']],
  ['after', ['4011', '0560']],
])('4011 what is frozen stays, though a limit was given %s', (_when, order) => {
  const bank = practice()
  for (const code of order)
    if (code === '4011') freezes(bank, 'A1')
    else must(bank, '0013', '0560', { account: 'A1', limit: '9000' })
  expect(bank.refusal('0013', '0530', draw('20200.01'))).toBe('insufficientFunds')
  expect(bank.refusal('0013', '0530', draw('20200'))).toBe('posted')
})

describe('4011 what may leave and what may enter', () => {
  test.each([
    ['amount', '20200', 'posted', 'posted'],
    ['amount', '20200.01', 'insufficientFunds', 'posted'],
    ['out', '1', 'accountRestricted', 'posted'],
    ['in', '1', 'posted', 'accountRestricted'],
    ['both', '1', 'accountRestricted', 'accountRestricted'],
  ])('%s: %s out is %s, in is %s', (bars, amount, out, into) => {
    const bank = practice()
    freezes(bank, 'A1', { bars })
    expect([bank.refusal('0013', '0530', draw(amount)), bank.refusal('0013', '0530', pay('1'))]).toEqual([
      out,
      into,
    ])
  })

  test('interest of the bank’s own paying enters all the same', () => {
    const bank = practice()
    freezes(bank, 'A1', { bars: 'both' })
    must(bank, '0013', '8520', { legs: 'D 6411-11 5; C 0101110000000013 5', reason: 'error', memo: '补息' })
    const voucher = `manualVoucher-20260302-${bank.rows.at(-1)?.serial}`
    expect(must(bank, '0011', '8521', { voucher })).toContain('C A1 5.00 -> 25205.00')
  })

  test('what the bank owes for other reasons does not', () => {
    const bank = practice()
    freezes(bank, 'A1', { bars: 'both' })
    must(bank, '0013', '8520', { legs: 'D 6051 5; C 0101110000000013 5', reason: 'error', memo: '退费' })
    const voucher = `manualVoucher-20260302-${bank.rows.at(-1)?.serial}`
    expect(bank.refusal('0011', '8521', { voucher })).toBe('accountRestricted')
  })
})

test('4011 of more than there is freezes what comes in later', () => {
  const bank = practice()
  freezes(bank, 'A2', { amount: '1000' })
  must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '300' })
  expect(bank.refusal('0013', '0530', { payer: 'A2', payee: 'A1', amount: '100' })).toBe('posted')
  expect(bank.refusal('0013', '0530', { payer: 'A2', payee: 'A1', amount: '100.01' })).toBe(
    'insufficientFunds',
  )
})

test('4011 several amounts stack while the balance lasts; what it does not cover has to wait', () => {
  const bank = practice()
  freezes(bank, 'A1', { amount: '20000' })
  freezes(bank, 'A1', { amount: '5200', organ: 'police', until: '2026-09-01' })
  expect(bank.refusal('0013', '0530', draw('0.01'))).toBe('insufficientFunds')
  const another = { notice: '协13号' }
  expect(bank.refusal('0011', '4011', freezing('A1', { amount: '0.01', ...another }))).toBe('freezeMustWait')
  expect(bank.refusal('0011', '4011', freezing('A1', { bars: 'in', ...another }))).toBe('parked')
})

test.each([
  ['the same notice', {}, 'noticeTwice at notice'],
  ['the same, in full width and with spaces', { notice: '协１２ 号' }, 'noticeTwice at notice'],
  ['another notice', { notice: '协13号' }, 'parked'],
  ['the same number of another organ', { organ: 'police', until: '2026-09-01' }, 'parked'],
])('4011 once a notice is carried out: %s', (_what, differs, says) => {
  const bank = practice()
  must(bank, '0011', '4011', freezing('A1', { amount: '100' }))
  expect(bank.refusal('0011', '4011', freezing('A1', { amount: '100', ...differs }))).toBe(says)
})

test('4011 freezes several accounts on one notice, and the same account again once it was lifted', () => {
  const bank = practice()
  const { notice } = ofCourt
  const freeze = freezes(bank, 'A1', { amount: '100', notice })
  freezes(bank, 'A2', { amount: '100', notice })
  must(bank, '0011', '4012', { freeze, ...ofCourt })
  freezes(bank, 'A1', { amount: '200', notice })
})

test('4013 puts no notice in the line that freezes the account already', () => {
  const bank = practice()
  freezes(bank, 'A1', { bars: 'out', notice: ofCourt.notice })
  const { until: _until, ...fields } = freezing('A1', {})
  const waiting = { action: 'wait', term: '12', ...fields }
  expect(bank.refusal('0011', '4013', waiting)).toBe('noticeTwice at notice')
  expect(bank.refusal('0011', '4013', { ...waiting, notice: '协13号' })).toBe('parked')
})

test('4011 ends by itself after its last day, whether day end was punctual or not', () => {
  const bank = practice()
  freezes(bank, 'A1', { bars: 'out' })
  bank.turnTo('2027-03-01')
  expect(bank.refusal('0013', '0530', draw('1'))).toBe('accountRestricted')
  bank.turnTo('2027-03-02')
  expect(bank.refusal('0013', '0530', draw('1'))).toBe('posted')
})

test('4011 and a loss report stand side by side, and end apart', () => {
  const bank = practice()
  must(bank, '0011', '4001', { account: 'A1' })
  freezes(bank, 'A1', { bars: 'out' })
  expect(bank.refusal('0013', '0530', draw('1'))).toBe('accountStopped')
  must(bank, '0011', '4003', { account: 'A1', reason: '已找到' })
  expect(bank.refusal('0013', '0530', draw('1'))).toBe('accountRestricted')
  expect(accountOf(bank, 'A1').restrictions).toHaveLength(1)
})

test('4011 keeps an account from being closed, whatever is left in it', () => {
  const bank = practice()
  freezes(bank, 'A2', { bars: 'in' })
  expect(bank.refusal('0011', '0540', { account: 'A2', payee: 'A1' })).toBe('accountRestricted')
  expect(balanceOf(bank, 'A2')).toBe('800.00')
})

test('4011 lets the passbook be printed: its holder is told nothing', () => {
  const bank = practice()
  freezes(bank, 'A1', { bars: 'both' })
  expect(bank.refusal('0011', '0550', { account: 'A1', action: 'update' })).toBe('posted')
})

const until = (organ: string, day: string) => ({ organ, until: day })
refuses('4011', good, [
  ['an organ that may only ask', { organ: 'audit' }, 'organMayNot at organ'],
  ['a court’s year and a day', until('court', '2027-03-02'), 'freezeTooLong at until'],
  ['the police’s six months and a day', until('police', '2026-09-02'), 'freezeTooLong at until'],
  ['an office’s thirty days and one', until('tax', '2026-04-01'), 'freezeTooLong at until'],
  ['the police’s year in an ordinary case', until('police', '2027-03-01'), 'freezeTooLong at until'],
  [
    'the police’s year and a day in a major case',
    { ...until('police', '2027-03-02'), major: '粤公重〔2026〕1号' },
    'freezeTooLong at until',
  ],
  ['a court a major case', { major: '粤公重〔2026〕1号' }, 'noMajorCases at major'],
  ['a day that is past', { until: '2026-03-01' }, 'freezeTooLong at until'],
  ['an amount that is missing', { amount: '' }, 'fieldMissing at amount'],
  ['an amount of a whole account', { bars: 'out' }, 'fieldUnwanted at amount'],
  ['one officer', { officers: '张三 执1001' }, 'officersMalformed at officers'],
  ['a loan', { account: 'L1' }, 'accountWrongProduct at account'],
  ['what another holds whole', {}, 'freezeMustWait', bank => void freezes(bank, 'A1', { bars: 'out' })],
  [
    'to pass by whoever waits already',
    {},
    'freezeMustWait',
    bank => {
      freezes(bank, 'A1', { bars: 'out' })
      waits(bank, 'A1')
    },
  ],
])

test('4011 lets the police freeze for a year in a major case', () => {
  const major = '粤公重〔2026〕1号'
  const fields = { ...good.fields, ...until('police', '2027-03-01'), major }
  expect(practice().refusal('0011', '4011', fields)).toBe('parked')
})

test.each([
  ['court', '2027-03-01'],
  ['police', '2026-09-01'],
  ['tax', '2026-03-31'],
])('4011 lets the %s freeze until %s', (organ, day) => {
  expect(practice().refusal('0011', '4011', { ...good.fields, organ, until: day })).toBe('parked')
})

signatures('4011', asItIs, good.fields, [['0011', {}, 'witness, supervisor']])

test('4011 is undone by 4012, not by 8501', () => {
  const bank = practice()
  const freeze = freezes(bank, 'A1')
  expect(undo(bank, '0011', Number(freeze.split('-')[2]))).toEqual(['refused notReversible'])
  must(bank, '0011', '4012', { freeze, ...ofCourt })
  expect(accountOf(bank, 'A1').restrictions).toEqual([])
})
