import { expect, test } from 'vitest'
import { accountOf, practice } from '../support/practice.ts'
import { must, undo } from '../support/tables.ts'

const remittance = 'remittance-20260302-2'
const entered = () => {
  const bank = practice()
  const to = { bank: '某银行', payeeAccount: '6222000000001', payee: '某公司' }
  must(bank, '0013', '5001', { account: 'A1', amount: '1000', ...to })
  return bank
}

test('5003 frees the hold, books the payment and sends it', () => {
  const bank = entered()
  expect(bank.run('0011', '5003', { remittance })).toEqual([
    'posted 3',
    'hold A1 -1000.00',
    'D A1 1000.00 -> 24200.00',
    'C 3001-04 1000.00 -> -1000.00',
    'set item remittance-20260302-2 state entered > sent',
  ])
  expect(accountOf(bank, 'A1').held).toBe(0n)
})

test('5003 pays even the last fen of what is held', () => {
  const bank = practice()
  const to = { bank: '某银行', payeeAccount: '6222000000001', payee: '某公司' }
  must(bank, '0013', '5001', { account: 'A1', amount: '25200', ...to })
  expect(bank.run('0011', '5003', { remittance })[2]).toBe('D A1 25200.00 -> 0.00')
})

test('5003 by the one who entered it is refused', () => {
  expect(entered().refusal('0013', '5003', { remittance })).toBe('makerIsChecker')
})

test('5003 needs no third person', () => {
  expect(entered().signs('0011', '5003', { remittance })).toBe('nobody')
})

test('5003 twice is refused', () => {
  const bank = entered()
  must(bank, '0011', '5003', { remittance })
  expect(bank.refusal('0011', '5003', { remittance })).toBe('itemDone at remittance')
})

test('5003 of a number that is not there, or is none', () => {
  const bank = entered()
  expect(bank.refusal('0011', '5003', { remittance: 'remittance-20260302-7' })).toBe(
    'itemUnknown at remittance',
  )
  expect(bank.refusal('0011', '5003', { remittance: 'remittance' })).toBe('itemMalformed at remittance')
})

test('5003 does not pay out of an account that was stopped meanwhile', () => {
  const bank = entered()
  must(bank, '0011', '4001', { account: 'A1' })
  expect(bank.refusal('0011', '5003', { remittance })).toBe('accountStopped')
})

test('5003 is never taken back: it has left the bank', () => {
  const bank = entered()
  must(bank, '0011', '5003', { remittance })
  expect(undo(bank, '0011', 3)).toEqual(['refused notReversible'])
})
