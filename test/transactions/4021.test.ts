import { expect, test } from 'vitest'
import { balanceOf, itemState, practice } from '../support/practice.ts'
import { asItIs, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const sending = {
  action: 'send',
  account: 'A1',
  depositor: '王小明',
  outlet: '0202 河口储蓄所',
  letter: '托3号',
  certificate: 'C00004321',
  amount: '8000',
}
const collection = 'collection-20260225-6'
const proceeds = { action: 'proceeds', collection, amount: '2043.50' }
const unpaid = { action: 'return', collection, reason: '印章不符' }

test('4021 registers what is sent off balance, and asks after it in thirty days', () => {
  const bank = practice()
  expect(must(bank, '0011', '4021', sending)).toEqual([
    'posted 4',
    'receipt 7007 8000.00 -> 10000.00',
    'new item collection-20260302-4',
  ])
  expect(bank.state.get('item', 'collection-20260302-4')).toMatchObject({
    state: 'sent',
    until: '2026-04-01',
  })
})

test('4021 pays proceeds into the account that was named, and closes the register', () => {
  const bank = practice()
  expect(must(bank, '0011', '4021', proceeds)).toEqual([
    'posted 4',
    'D 3001-02 2043.50 -> 2043.50',
    'C S3 2043.50 -> 10043.50',
    'payment 7007 2000.00 -> 0.00',
    'set item collection-20260225-6 state sent > paid',
  ])
})

test('4021 returned unpaid closes the register and moves no money', () => {
  const bank = practice()
  must(bank, '0011', '4021', unpaid)
  expect([itemState(bank, collection), balanceOf(bank, '7007'), balanceOf(bank, 'S3')]).toEqual([
    'returned',
    '0.00',
    '8000.00',
  ])
})

refuses('4021', { by: '0011', fields: sending }, [
  ['a letter without a number', { letter: '' }, 'fieldMissing at letter'],
  ['a certificate without a number', { certificate: '' }, 'fieldMissing at certificate'],
  ['no amount', { amount: '' }, 'fieldMissing at amount'],
  ['no account for the proceeds', { account: '' }, 'fieldMissing at account'],
  [
    'a certificate that is on its way',
    { letter: '托9号' },
    'collectionSent at certificate',
    bank => must(bank, '0011', '4021', sending),
  ],
  ['a collection that is on its way', { collection }, 'fieldUnwanted at collection'],
  ['a fixed deposit for the proceeds', { account: 'F1' }, 'accountWrongProduct at account'],
])

test.each<[string, Record<string, string>, string]>([
  ['proceeds of nothing', { action: 'proceeds', amount: '1' }, 'fieldMissing at collection'],
  ['proceeds without an amount', { ...proceeds, amount: '' }, 'fieldMissing at amount'],
  ['less than the certificate says', { ...proceeds, amount: '1999.99' }, 'proceedsShort at amount'],
  ['a return without a reason', { ...unpaid, reason: '' }, 'fieldMissing at reason'],
  ['a return with money', { ...unpaid, amount: '1' }, 'fieldUnwanted at amount'],
])('4021 refuses %s', (_rule, fields, says) => {
  expect(practice().refusal('0011', '4021', fields)).toBe(says)
})

test('4021 ends a collection once', () => {
  const bank = practice()
  must(bank, '0011', '4021', proceeds)
  expect(bank.refusal('0011', '4021', unpaid)).toBe('itemDone at collection')
})

signatures('4021', plenty, {}, [
  ['0011', sending, 'reviewer'],
  ['0011', unpaid, 'reviewer'],
  ['0011', { ...proceeds, amount: '200000' }, 'reviewer, supervisor'],
])
signatures('4021', asItIs, proceeds, [['0013', {}, 'reviewer']])

test.each([
  ['sent', sending, 'collection-20260302-4', 'reversed'],
  ['paid', proceeds, collection, 'sent'],
  ['returned', unpaid, collection, 'sent'],
])('4021 taken back undoes what was %s', (_what, fields, item, state) => {
  const bank = practice()
  must(bank, '0011', '4021', fields)
  undo(bank, '0011', 4)
  expect([itemState(bank, item), balanceOf(bank, '7007'), balanceOf(bank, 'S3')]).toEqual([
    state,
    '2000.00',
    '8000.00',
  ])
})
