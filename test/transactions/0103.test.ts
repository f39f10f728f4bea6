import { describe, expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { TODAY, TOMORROW, agreed, morning } from '../support/registry.ts'
import { accountOf, type Bank, cash, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const amount = { what: 'amount', code: '0510', row: '1', value: '8万' }
const good = { by: '0002', fields: { ...amount, from: TOMORROW, reason: '分行通知' } }
const deposit = (yuan: string) => inPerson('0510', { account: 'A1', amount: yuan, notes: cash(yuan) })

test('0103 waits for its day, and is adopted by the row that opens it', () => {
  const bank = practice()
  agreed(bank, '0103', { ...amount, from: TOMORROW })
  expect(bank.signs('0011', '0510', deposit('79999'))).toBe('reviewer+count')
  expect(morning(bank, TOMORROW)).toEqual([
    'posted 3',
    'set parameters current version 1 > 2, authorisation {} > {"0510/0":"#8000000"}',
    'set item amendment-20260302-4 state scheduled > adopted',
    'set branch 0101 state closed > open, parameters 1 > 2',
  ])
  expect(bank.signs('0011', '0510', deposit('79999'))).toBe('nobody')
  expect(bank.signs('0011', '0510', deposit('80000'))).toBe('reviewer+count')
})

test('0103 of two for the same thing the later one has the last word', () => {
  const bank = practice()
  agreed(bank, '0103', { ...amount, value: '90000', from: '2026-03-04' })
  agreed(bank, '0103', { ...amount, value: '80000', from: TOMORROW })
  agreed(bank, '0103', { ...amount, value: '70000', from: TOMORROW })
  morning(bank, TOMORROW)
  expect(bank.signs('0011', '0510', deposit('69999'))).toBe('nobody')
  expect(bank.signs('0011', '0510', deposit('70000'))).toBe('reviewer+count')
  morning(bank, '2026-03-04')
  expect(bank.signs('0011', '0510', deposit('89999'))).toBe('nobody')
})

test('0103 of a day that is passed over is in force on the next that opens', () => {
  const bank = practice()
  agreed(bank, '0103', { ...amount, from: '2026-03-07' })
  morning(bank, '2026-03-09')
  expect(bank.signs('0011', '0510', deposit('79999'))).toBe('nobody')
})

describe('0103 from today', () => {
  test('changes what a grade may do alone', () => {
    const bank = practice()
    agreed(bank, '0103', { what: 'share', grade: '3', value: '500' })
    expect(bank.signs('0011', '0530', { payer: 'A1', payee: 'A2', amount: '25000' })).toBe('reviewer')
    expect(bank.signs('0011', '0530', { payer: 'A1', payee: 'A2', amount: '24999.99' })).toBe('nobody')
  })

  test('changes a limit', () => {
    const bank = practice()
    agreed(bank, '0103', { what: 'setting', setting: 'loss.oralDays', value: '7' })
    must(bank, '0011', '4001', { account: 'A1' })
    expect(accountOf(bank, 'A1').restrictions[0]?.until).toBe('2026-03-09')
  })

  test('changes an amount of money', () => {
    const bank = practice()
    agreed(bank, '0103', { what: 'setting', setting: 'fixed.minimum', value: '100' })
    const fields = { customer: '1', term: '12', amount: '99', notes: '50x1 20x2 5x1 1x4' }
    expect(bank.refusal('0011', '3201', fields)).toBe('moneyTooSmall at amount')
  })

  test('keeps a teller to the groups of his', () => {
    const bank = practice()
    agreed(bank, '0103', { what: 'groups', teller: '0011', list: '05、32' })
    expect(bank.refusal('0011', '0510', deposit('100'))).toBe('posted')
    expect(bank.refusal('0011', '4001', { account: 'A1' })).toBe('codeBlocked')
    expect(bank.refusal('0011', '0003')).toBe('posted')
    agreed(bank, '0103', { what: 'groups', teller: '0011', list: '' })
    expect(bank.refusal('0011', '4001', { account: 'A1' })).toBe('posted')
  })

  test('blocks codes for one teller, and frees them', () => {
    const bank = practice()
    agreed(bank, '0103', { what: 'blocked', teller: '0011', list: '0510 0520' })
    expect(bank.refusal('0011', '0510', deposit('100'))).toBe('codeBlocked')
    expect(bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '1' })).toBe('posted')
    agreed(bank, '0103', { what: 'blocked', teller: '0011', list: '' })
    expect(bank.refusal('0011', '0510', deposit('100'))).toBe('posted')
  })
})

test('0103 about a teller waits for its day too', () => {
  const bank = practice()
  agreed(bank, '0103', { what: 'blocked', teller: '0011', list: '0510', from: TOMORROW })
  expect(bank.refusal('0011', '0510', deposit('100'))).toBe('posted')
  expect(morning(bank, TOMORROW)).toContain('set teller 0011 blocked [] > ["0510"]')
  expect(bank.refusal('0011', '0510', deposit('100'))).toBe('codeBlocked')
})

refuses('0103', good, [
  ['a day that is past', { from: '2026-03-01' }, 'fromPast at from'],
  ['a row that the code has not', { row: '4' }, 'rowUnknown at row'],
  ['a row without an amount', { code: '8501', row: '1' }, 'rowUnknown at row'],
  ['an occasion, which has no amount', { code: '8521', row: '2' }, 'rowUnknown at row'],
  ['pieces in yuan and fen', { code: '2005', row: '1', value: '1.50' }, 'figureMalformed at value'],
  ['a code that is none', { code: '9999' }, 'codeUnknown at code'],
  ['a code of the program', { code: '8093' }, 'codeUnknown at code'],
  ['an amount that is none', { value: '很多' }, 'figureMalformed at value'],
  ['an amount below zero', { value: '-1' }, 'figureMalformed at value'],
  ['no value', { value: '' }, 'fieldMissing at value'],
  ['what is so already', { from: TODAY, value: '90000' }, 'changesNothing', ninety],
  ['the same a second time', {}, 'amendmentWaits', bank => void must(bank, '0002', '0103', good.fields)],
  ['no grounds', { reason: '' }, 'fieldMissing at reason'],
  ['a teller', { by: '0011' }, 'notYourCode'],
  ['a chief teller', { by: '0003' }, 'notYourCode'],
])

function ninety(bank: Parameters<typeof agreed>[0]): void {
  agreed(bank, '0103', { ...amount, value: '90000' })
}

function blocked(bank: Bank): void {
  agreed(bank, '0103', { ...other, what: 'blocked', teller: '0011', list: '0510' })
}

const other = { code: '', row: '', from: TOMORROW, reason: '分行通知' }
refuses('0103', { by: '0002', fields: { ...other, what: 'groups', teller: '0011', list: '05' } }, [
  ['a group that nothing belongs to', { list: '05 贵宾' }, 'groupUnknown at list'],
  ['a teller who is not there', { teller: '0099' }, 'tellerUnknown at teller'],
])
refuses('0103', { by: '0002', fields: { ...other, what: 'blocked', teller: '0011', list: '0510' } }, [
  ['to block a code that is none', { list: '0510 0511x' }, 'codeUnknown at list'],
  ['to block signing off, which would do nothing', { list: '0510 0002' }, 'codeEssential at list'],
  ['the same a second time', {}, 'amendmentWaits', blocked],
  [
    'what was said again since',
    {},
    'amendmentWaits',
    bank => {
      blocked(bank)
      agreed(bank, '0103', { ...other, what: 'blocked', teller: '0011', list: '0520' })
      blocked(bank)
    },
  ],
])
refuses('0103', { by: '0002', fields: { ...other, what: 'share', grade: '2', value: '300' } }, [
  ['a share that is no whole number', { value: '0.3' }, 'figureMalformed at value'],
])
refuses('0103', { by: '0002', fields: { ...other, what: 'setting', setting: 'loss.oralDays', value: '7' } }, [
  ['days beyond the calendar', { value: '99999' }, 'figureMalformed at value'],
  ['days that are no whole number', { value: '一周' }, 'figureMalformed at value'],
])

signatures('0103', asItIs, good.fields, [['0002', {}, 'director']])

test('0103 is taken back by another 0103, not by 8501', () => {
  const bank = practice()
  agreed(bank, '0103', { ...amount, from: TOMORROW })
  expect(undo(bank, '0013', 4)).toEqual(['refused notReversible'])
  expect(itemState(bank, 'amendment-20260302-4')).toBe('scheduled')
})
