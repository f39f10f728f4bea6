import { expect, test } from 'vitest'
import { balanceOf, type Bank, practice, rangesOf } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures } from '../support/tables.ts'

const good = { by: '0003', fields: { action: 'receive', kind: 'bond-100', numbers: '101-200' } }

test('2031 keeps securities at their face value, off balance', () => {
  const bank = practice()
  expect(bank.act('0003', '2031', good.fields)).toEqual([
    'posted 4',
    'vouchers bond-100 101-200 supplier > till:00',
    'receipt 7002-bond-100 10000.00 -> 15000.00',
  ])
  must(bank, '0003', '2031', { action: 'return', kind: 'bond-1000', numbers: '11-20' })
  expect(balanceOf(bank, '7002-bond-1000')).toBe('10000.00')
})

test('2031 draws and hands in: the branch has as many as before', () => {
  const bank = practice()
  must(bank, '0011', '2031', { action: 'draw', kind: 'bond-1000', numbers: '1-5' })
  expect(rangesOf(bank, 'till:01/bond-1000')).toBe('1-5')
  must(bank, '0011', '2031', { action: 'handIn', kind: 'bond-1000', numbers: '1-5' })
  expect(rangesOf(bank, 'till:00/bond-1000')).toBe('1-20')
  expect(balanceOf(bank, '7002-bond-1000')).toBe('20000.00')
})

test('2031 is counted with the till: a bond that is missing keeps it from its balance', () => {
  const bank = practice()
  must(bank, '0011', '2031', { action: 'draw', kind: 'bond-1000', numbers: '1-5' })
  const count = balanced(bank, '01')
  const short = { ...count, papers: 'passbookx50 certificatex50 confirmationx10 bond-1000x4' }
  expect(bank.refusal('0011', '8003', short)).toBe('paperCountDiffers at papers')
  expect(bank.refusal('0011', '8003', count)).toBe('parked')
})

const vaultClosed = (bank: Bank) => must(bank, '0003', '8003', balanced(bank, '00'))
refuses('2031', good, [
  ['blank vouchers', { kind: 'passbook' }, 'notASecurity at kind'],
  ['what was received before', { numbers: '50-51' }, 'vouchersKnown'],
  ['what is not there', { action: 'return', numbers: '51' }, 'vouchersNotHeld'],
  ['what the vault does not have', { by: '0011', action: 'draw', numbers: '51' }, 'vouchersNotHeld'],
  ['the branch’s own to a teller', { by: '0011' }, 'mainTillMissing'],
  ['the vault from itself', { action: 'draw', numbers: '1' }, 'mainTillGivesOnly'],
  ['a vault that is closed', { by: '0011', action: 'draw', numbers: '1' }, 'mainTillClosed', vaultClosed],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('2031', asItIs, good.fields, [['0003', {}, 'supervisor']])
