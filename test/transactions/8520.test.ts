import { expect, test } from 'vitest'
import { practiceAccounts } from '../../core/practice.ts'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0013', fields: { legs: 'D 6602 100; C 1003 100', memo: '办公费' } }

test('8520 keeps the voucher for a colleague; nothing is booked', () => {
  const bank = practice()
  expect(bank.run('0013', '8520', good.fields)).toEqual(['posted 2', 'new item manualVoucher-20260302-2'])
  expect(bank.state.get('item', 'manualVoucher-20260302-2')).toMatchObject({
    state: 'entered',
    data: {
      legs: [
        { side: 'D', account: '6602', amount: 10_000n },
        { side: 'C', account: '1003', amount: 10_000n },
      ],
      memo: '办公费',
    },
  })
})

test('8520 takes as many debits and credits as it needs, in Chinese or English, red or black', () => {
  const bank = practice()
  const legs = `借 6602 60.00\n借 6421 40；贷 1003 110; C ${practiceAccounts.A1} -10`
  expect(bank.refusal('0013', '8520', { legs, memo: '分摊' })).toBe('posted')
})

refuses('8520', good, [
  ['what does not balance', { legs: 'D 6602 100; C 1003 99.99' }, 'unbalanced at legs'],
  ['one side alone', { legs: 'D 6602 100' }, 'legsTooFew at legs'],
  ['an entry of nothing', { legs: 'D 6602 0; C 1003 0' }, 'legMalformed at legs'],
  ['a side that is none', { legs: 'X 6602 1; C 1003 1' }, 'legMalformed at legs'],
  ['an account that is not there', { legs: 'D 9999 1; C 1003 1' }, 'accountUnknown at legs'],
  ['a GL account that is not posted to', { legs: 'D 2011 1; C 1003 1' }, 'accountUnknown at legs'],
  ['a till', { legs: 'D 1001-01-01 1; C 1003 1' }, 'manualCash at legs'],
  ['cash in transit', { legs: 'D 1003 1; C 1001-04 1' }, 'manualCash at legs'],
  ['the total of savings', { legs: 'D 2011-11 1; C 1003 1' }, 'manualTotal at legs'],
  ['the total of companies’ deposits', { legs: 'D 1003 1; C 2011-01 1' }, 'manualTotal at legs'],
  ['a case in suspense', { legs: 'D 1221-02 1; C 1003 1' }, 'manualKept at legs'],
  ['a cash error', { legs: 'D 1003 1; C 2241-01 1' }, 'manualKept at legs'],
  ['what is off balance', { legs: 'D 7004 1; C 1003 1' }, 'manualOffBalance at legs'],
  ['blank vouchers', { legs: 'D 7001-passbook 1; C 1003 1' }, 'manualOffBalance at legs'],
  ['blank vouchers of a long name', { legs: 'D 7001-certificate 1; C 1003 1' }, 'manualOffBalance at legs'],
  ['no memo', { memo: '' }, 'fieldMissing at memo'],
])

test.each([
  ['1221-01', '1042/1043'],
  ['1221-02', '8511'],
  ['2231', '8006'],
  ['2241-01', '1041/1043'],
  ['2241-02', '8511'],
  ['2241-03', '0570'],
  ['2241-04', '4015/4016'],
  ['1303-09', '6800/6801/6803'],
  ['1132-01', '6801/6830'],
  ['1304', '6840'],
  [practiceAccounts.L1 ?? '', '6800/6801/6803'],
  ['2314-water', '6001/6002/6003'],
])('8520 does not post to %s, and says that it is kept by %s', (account, codes) => {
  const refused = practice().ask('0013', '8520', { legs: `D 1003 1; C ${account} 1`, memo: '调整' })
  expect(refused).toMatchObject({ refused: 'manualKept', detail: { account, codes } })
})

signatures('8520', asItIs, { memo: '大额' }, [['0013', { legs: 'D 6602 9000000; C 1003 9000000' }, 'nobody']])

test('8520 taken back before it is reviewed is done with', () => {
  const bank = practice()
  must(bank, '0013', '8520', good.fields)
  expect(undo(bank, '0013', 2)).toEqual([
    'posted 5',
    'set item manualVoucher-20260302-2 state entered > reversed',
    'new mark 2026-03-02/2',
  ])
  const voucher = 'manualVoucher-20260302-2'
  expect(bank.refusal('0011', '8521', { voucher })).toBe('itemDone at voucher')
})

test('8520 is not taken back once it is posted', () => {
  const bank = practice()
  must(bank, '0013', '8520', good.fields)
  must(bank, '0011', '8521', { voucher: 'manualVoucher-20260302-2' })
  expect(undo(bank, '0013', 2)).toEqual(['refused changedSince'])
})

refuses('8520', { by: '0003', fields: { ...good.fields, valueDay: '2026-02-25' } }, [
  ['to backdate for a teller', { by: '0013' }, 'backdatedByTeller at valueDay'],
  ['a value day that is still to come', { valueDay: '2026-03-03' }, 'valueDayAhead at valueDay'],
  [
    'a value day before the account was there',
    { legs: `D 6602 100; C ${practiceAccounts.A3} 100`, valueDay: '2026-01-31' },
    'valueDayBeforeOpening at valueDay',
  ],
  ['a value day that is none', { valueDay: '2026-02-30' }, 'dayMalformed at valueDay'],
  ['a value day of long ago', { valueDay: '0100-01-01' }, 'dayMalformed at valueDay'],
  ['a value day at the end of time', { valueDay: '9999-12-31' }, 'dayMalformed at valueDay'],
])

test('8520 of today is no backdating, whoever enters it', () => {
  expect(practice().refusal('0013', '8520', { ...good.fields, valueDay: '2026-03-02' })).toBe('posted')
})
