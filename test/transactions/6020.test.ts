import { expect, test } from 'vitest'
import { itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const custody = { action: 'sign', service: 'custody', account: 'A1', partner: 'broker1', number: '8800' }
const debit = { ...custody, service: 'debit', partner: 'water' }
const end = { action: 'end', service: 'sms', account: 'A2' }

test('6020 signs, and ends what was signed', () => {
  const bank = practice()
  must(bank, '0011', '6020', custody)
  expect(itemState(bank, 'agencyContract-20260302-2')).toBe('active')
  must(bank, '0011', '6020', { action: 'end', service: 'custody', account: 'A1', partner: 'broker1' })
  expect(itemState(bank, 'agencyContract-20260302-2')).toBe('ended')
  expect(bank.refusal('0011', '6020', custody)).toBe('posted')
})

test('6020 has one debit a biller', () => {
  const bank = practice()
  must(bank, '0011', '6020', debit)
  expect(bank.refusal('0011', '6020', debit)).toBe('contractThere')
  expect(bank.refusal('0011', '6020', { ...debit, partner: 'power' })).toBe('posted')
})

refuses('6020', { by: '0011', fields: custody }, [
  ['a biller for custody', { partner: 'water' }, 'partnerWrong at partner'],
  ['a broker for a debit', { service: 'debit' }, 'partnerWrong at partner'],
  ['custody for a company', { account: 'K1' }, 'serviceNotFor at service'],
  ['payroll for a person', { service: 'payroll', partner: '' }, 'serviceNotFor at service'],
  ['custody with nobody', { partner: '' }, 'fieldMissing at partner'],
  ['a partner where there is none', { service: 'eBank' }, 'fieldUnwanted at partner'],
  ['a product as partner', { partner: 'fund1' }, 'principalUnknown at partner'],
  ['a contract without a number', { number: '' }, 'fieldMissing at number'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['a second broker', {}, 'contractThere', bank => must(bank, '0011', '6020', custody)],
])
refuses('6020', { by: '0011', fields: end }, [
  ['to end what was not signed', { account: 'A1' }, 'contractNone'],
  ['a number of what ends', { number: '1' }, 'fieldUnwanted at number'],
])

signatures('6020', asItIs, {}, [
  ['0011', custody, 'nobody'],
  ['0013', end, 'nobody'],
])

test('6020 is ended by itself, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '6020', custody)
  expect(bank.refusal('0011', '8501', { serial: '2', reason: '录错' })).toBe('notReversible')
})
