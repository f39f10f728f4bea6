import { expect, test } from 'vitest'
import type { ManualVoucher } from '../../core/items/manualVoucher.ts'
import { itemKinds } from '../../core/items.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { type Bank, practice } from '../support/practice.ts'
import { agreed, morning, TOMORROW } from '../support/registry.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const consent = { basis: 'consent', paper: '申请书1号' }
const good = { by: '0013', fields: { legs: 'D 6602 100; C 1003 100', reason: 'error', memo: '办公费' } }

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
      reason: { ground: 'error', zh: '差错更正', en: 'Correction of an error' },
      memo: '办公费',
    },
  })
})

test('8520 takes as many debits and credits as it needs, in Chinese or English, red or black', () => {
  const bank = practice()
  const legs = `借 6602 60.00\n借 6421 40；贷 1003 110; C ${practiceAccounts.A1} -10`
  expect(
    bank.refusal('0013', '8520', {
      legs,
      reason: 'error',
      memo: '分摊',
      basis: 'consent',
      paper: '申请书1号',
    }),
  ).toBe('posted')
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
  ['no reason', { reason: '' }, 'fieldMissing at reason'],
  ['a reason that is not on the list', { reason: '凑数' }, 'notOffered at reason'],
  ['a ground of another list', { reason: 'papers' }, 'notOffered at reason'],
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
  ['1132-02', '8006'],
  ['1304', '6840'],
  [practiceAccounts.L1 ?? '', '6800/6801/6803'],
  ['2314-water', '6001/6002/6003'],
])('8520 does not post to %s, and says that it is kept by %s', (account, codes) => {
  const refused = practice().ask('0013', '8520', {
    legs: `D 1003 1; C ${account} 1`,
    reason: 'error',
    memo: '调整',
  })
  expect(refused).toMatchObject({ refused: 'manualKept', detail: { account, codes } })
})

signatures('8520', asItIs, { reason: 'error', memo: '大额' }, [
  ['0013', { legs: 'D 6602 9000000; C 1003 9000000' }, 'nobody'],
])

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

const { A1, A2 } = practiceAccounts
/** A1 has paid 500 to A2. */
const paidOut = (bank: Bank) => must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '500' })

function backAgain(bank: Bank): void {
  paidOut(bank)
  undo(bank, '0013', 2)
}

const bookedAnew = { basis: 'own', mends: '2026-03-02/2' }

refuses(
  '8520',
  { by: '0013', fields: { legs: `D ${A1} 500; C 6021-04 500`, reason: 'error', memo: '补记', ...consent } },
  [
    ['a customer’s money on the bank’s word', { basis: '', paper: '' }, 'consentWanted at basis'],
    ['it in red', { basis: '', paper: '', legs: `C ${A1} -1; D 1003 -1` }, 'consentWanted at basis'],
    [
      'what goes to another of his',
      { basis: '', paper: '', legs: `D ${A1} 1; C ${A2} 1` },
      'consentWanted at basis',
    ],
    ['a consent without its number', { paper: '' }, 'fieldMissing at paper'],
    ['an order without its number', { basis: 'order', paper: '' }, 'fieldMissing at paper'],
    ['to book anew without the row', { basis: 'own', paper: '' }, 'fieldMissing at mends'],
    [
      'to book anew a row that is none',
      { ...bookedAnew, paper: '', mends: '2026-03-02/99' },
      'serialUnknown at mends',
    ],
    ['to book anew what stands', { ...bookedAnew, paper: '' }, 'mendedStands at mends', paidOut],
    [
      'to take more than went back',
      { ...bookedAnew, paper: '', legs: `D ${A1} 500.01; C 6021-04 500.01` },
      'mendedLess at mends',
      backAgain,
    ],
    [
      'to take it from another account',
      { ...bookedAnew, paper: '', legs: `D ${A2} 500; C 6021-04 500` },
      'mendedLess at mends',
      backAgain,
    ],
    [
      'to book it anew twice',
      { ...bookedAnew, paper: '' },
      'mendedBefore at mends',
      bank => {
        backAgain(bank)
        must(bank, '0013', '8520', {
          legs: `D ${A1} 200; C 6021-04 200`,
          reason: 'error',
          memo: '补记',
          ...bookedAnew,
        })
        must(bank, '0011', '8521', { voucher: 'manualVoucher-20260302-6' })
      },
    ],
    [
      'to book anew what was itself booked anew, and taken back',
      { ...bookedAnew, paper: '', mends: '2026-03-02/7' },
      'mendedAnew at mends',
      bank => {
        backAgain(bank)
        must(bank, '0013', '8520', {
          legs: `D ${A1} 200; C 6021-04 200`,
          reason: 'error',
          memo: '补记',
          ...bookedAnew,
        })
        must(bank, '0011', '8521', { voucher: 'manualVoucher-20260302-6' })
        undo(bank, '0011', 7)
      },
    ],
  ],
)

test('8520 says on what a customer’s money is taken', () => {
  const bank = practice()
  must(bank, '0013', '8520', {
    legs: `D ${A1} 500; C 6021-04 500`,
    reason: 'error',
    memo: '补收',
    ...consent,
  })
  const item = bank.state.get('item', 'manualVoucher-20260302-2')
  expect(item?.data).toMatchObject({ basis: { on: 'consent', paper: '申请书1号' } })
  expect(itemKinds.manualVoucher.words(item?.data as ManualVoucher, {} as never).zh).toBe(
    '差错更正，补收，分录 2 笔，依据：客户书面同意 申请书1号',
  )
})

test('8520 takes its reason by code or by words, as the list of the day has it, and keeps the words', () => {
  const bank = practice()
  const enter = (reason: string) => bank.refusal('0013', '8520', { ...good.fields, reason })
  const fx = { list: 'manualReasons', rejection: 'fx', action: 'offer', zh: '汇率差调整', en: 'Exchange' }
  expect([enter('客户投诉补偿'), enter('fx')]).toEqual(['posted', 'notOffered at reason'])
  agreed(bank, '0110', fx)
  must(bank, '0013', '8520', { ...good.fields, reason: '汇率差调整' })
  const item = bank.state.get('item', `manualVoucher-20260302-${bank.head.serial}`)
  agreed(bank, '0110', { ...fx, zh: '折算差', from: TOMORROW })
  morning(bank, TOMORROW)
  expect([enter('汇率差调整'), enter('折算差')]).toEqual(['notOffered at reason', 'posted'])
  expect(item?.data).toMatchObject({ reason: { ground: 'fx', zh: '汇率差调整' } })
})

test('a manual voucher of before reasons were listed reads as it did', () => {
  const legs = [{ side: 'D', account: '6602', amount: 1n }] as const
  expect(itemKinds.manualVoucher.words({ legs, memo: '办公费' }, {} as never).zh).toBe('办公费，分录 1 笔')
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
