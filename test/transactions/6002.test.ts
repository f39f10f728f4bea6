import { expect, test } from 'vitest'
import { lodge, richCompany, sealed } from '../support/company.ts'
import { balanceOf, hundreds, practice } from '../support/practice.ts'
import { must, refuses, signatures, undo } from '../support/tables.ts'

const pay = {
  action: 'pay',
  principal: 'pension',
  order: 'Y7',
  bearer: '王小明',
  amount: '1860',
  payee: 'A1',
}
const inCash = { ...pay, payee: '', notes: hundreds('1860') }
const fund = { ...sealed, action: 'fund', principal: 'power', amount: '500', company: 'K1' }
const settle = { action: 'settle', principal: 'water', amount: '1234.50', company: 'K2' }

test('6002 pays out of what the principal has provided', () => {
  expect(must(practice(), '0011', '6002', pay)).toEqual([
    'posted 2',
    'D 2314-pension 1860.00 -> 18140.00',
    'C A1 1860.00 -> 27060.00',
    'new claim agency/pension/Y7',
  ])
})

test('6002 pays in cash', () => {
  const bank = practice()
  must(bank, '0011', '6002', inCash)
  expect([balanceOf(bank, '2314-pension'), balanceOf(bank, '1001-01-01')]).toEqual(['18140.00', '21940.00'])
})

test('6002 takes what a principal provides', () => {
  expect(must(practice(), '0013', '6002', fund)).toEqual([
    'posted 2',
    'new account 2314-power',
    'D K1 500.00 -> 119500.00',
    'C 2314-power 500.00 -> 500.00',
  ])
})

test('6002 settles less the commission, half a fen to the bank', () => {
  // 1,234.50 × 0.3 % = 3.7035.
  expect(must(practice(), '0013', '6002', settle)).toEqual([
    'posted 2',
    'D 2314-water 1234.50 -> 6765.50',
    'C K2 1230.80 -> 1830.80',
    'C 6021-03 3.70 -> 3.70',
  ])
})

test('6002 settles whole with a principal that pays no commission', () => {
  const lines = must(practice(), '0013', '6002', { ...settle, principal: 'pension' })
  expect(lines.slice(1)).toEqual(['D 2314-pension 1234.50 -> 18765.50', 'C K2 1234.50 -> 1834.50'])
})

refuses('6002', { by: '0011', fields: pay }, [
  ['more than was provided', { amount: '20000.01' }, 'insufficientFunds'],
  ['a principal that has provided nothing', { principal: 'power' }, 'insufficientFunds'],
  ['a broker', { principal: 'broker1' }, 'principalUnknown at principal'],
  ['a payment without an order', { order: '' }, 'fieldMissing at order'],
  ['a payment to nobody', { bearer: '' }, 'fieldMissing at bearer'],
  ['notes and an account', { notes: '100x1' }, 'notesAndAccount at notes'],
  ['a company’s account', { company: 'K1' }, 'fieldUnwanted at company'],
  ['an order that is paid', {}, 'billPaid at order', bank => must(bank, '0011', '6002', pay)],
])
refuses('6002', { by: '0011', fields: inCash }, [
  ['cash before the notes are there', { notes: '' }, 'notesWanted at notes'],
  ['notes that make another amount', { notes: '100x18' }, 'notesSum at notes'],
  ['cash without a till', { by: '0013' }, 'tillMissing'],
])
refuses('6002', { by: '0013', fields: fund }, [
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['a company without a specimen', { company: 'Q1' }, 'specimenMissing at company'],
  ['more than the company has', { amount: '120000.01' }, 'insufficientFunds'],
  ['an order of a payment', { order: 'Y1' }, 'fieldUnwanted at order'],
])
refuses('6002', { by: '0013', fields: settle }, [
  ['more than was collected', { amount: '8000.01' }, 'insufficientFunds'],
  ['no company', { company: '' }, 'fieldMissing at company'],
  ['notes', { notes: '100x12' }, 'fieldUnwanted at notes'],
])

const provided = (bank: ReturnType<typeof practice>) => {
  richCompany(bank)
  lodge(bank, 'K2', '100')
  must(bank, '0011', '6002', { ...fund, principal: 'pension', amount: '2000000' })
}
const of = (amount: string) => ({ amount, notes: hundreds(amount) })
signatures('6002', provided, inCash, [
  ['0011', of('49999.99'), 'nobody'],
  ['0011', of('50000'), 'reviewer+count, supervisor'],
  ['0011', of('500000'), 'reviewer+count, supervisor, director'],
])
signatures('6002', provided, pay, [
  ['0011', { amount: '49999.99' }, 'nobody'],
  ['0011', { amount: '50000' }, 'reviewer'],
  ['0011', { amount: '200000' }, 'reviewer, supervisor'],
  ['0011', { amount: '1000000' }, 'reviewer, supervisor, director'],
])

test('6002 taken back: the order can be paid again', () => {
  const bank = practice()
  must(bank, '0011', '6002', pay)
  undo(bank, '0011', 2)
  expect([balanceOf(bank, '2314-pension'), balanceOf(bank, 'A1')]).toEqual(['20000.00', '25200.00'])
  expect(bank.refusal('0011', '6002', pay)).toBe('posted')
})

test.each([
  ['provided', fund, 'K1', '120000.00'],
  ['settled', settle, 'K2', '600.00'],
])('6002 taken back undoes what was %s', (_what, fields, account, balance) => {
  const bank = practice()
  must(bank, '0013', '6002', fields)
  undo(bank, '0013', 2)
  expect([balanceOf(bank, account), balanceOf(bank, '6021-03')]).toEqual([balance, '0.00'])
})
