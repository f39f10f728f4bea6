import { expect, test } from 'vitest'
import { balanceOf, type Bank, itemState, patch, practice, rangesOf } from '../support/practice.ts'
import { must, refuses, signatures, asItIs } from '../support/tables.ts'

const good = { by: '0011', fields: { action: 'send', to: '00', kind: 'passbook', numbers: '1041-1050' } }
const ITEM = 'paperTransit-20260302-3'
const sent = (bank: Bank) => must(bank, '0011', '2005', good.fields)
const receive = { action: 'receive', to: '', kind: '', numbers: '', transit: ITEM }

test('2005 sends and receives: in between the vouchers are in nobody’s till, and in the books', () => {
  const bank = practice()
  expect(sent(bank)).toEqual([
    'posted 4',
    'vouchers passbook 1041-1050 till:01 > item:paperTransit-20260302-4',
    'new item paperTransit-20260302-4',
  ])
  const transit = 'paperTransit-20260302-4'
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1001-1040')
  expect(rangesOf(bank, `item:${transit}/passbook`)).toBe('1041-1050')
  expect(bank.run('0003', '2005', { action: 'receive', transit })).toEqual([
    'posted 5',
    `vouchers passbook 1041-1050 item:${transit} > till:00`,
    `set item ${transit} state sent > received`,
  ])
  expect(rangesOf(bank, 'till:00/passbook')).toBe('1041-2000')
  expect(balanceOf(bank, '7001-passbook')).toBe('1000.00')
  expect(bank.refusal('0003', '2005', { action: 'receive', transit })).toBe('itemDone at transit')
})

test('2005 takes back what was sent and not received', () => {
  const bank = practice()
  sent(bank)
  const transit = 'paperTransit-20260302-4'
  must(bank, '0011', '2005', { action: 'receive', transit })
  expect(itemState(bank, transit)).toBe('takenBack')
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1001-1050')
})

test('2005 on its way keeps the branch from closing', () => {
  const bank = practice()
  sent(bank)
  expect(bank.refusal('0002', '8004')).toBe('blocked')
})

const atTill03 = (bank: Bank) => {
  sent(bank)
  must(bank, '0013', '1001', { till: '3', seal: 'S0303' })
}
const item4 = { ...receive, transit: 'paperTransit-20260302-4' }
refuses('2005', good, [
  ['to one’s own till', { to: '01' }, 'sameTill at to'],
  ['to a till that is sealed', { to: '03' }, 'receiverTillClosed at to'],
  ['to a till that is not there', { to: '09' }, 'tillUnknown at to'],
  ['numbers that are not in the till', { numbers: '1050-1051' }, 'vouchersNotHeld'],
  ['sending without a till to send to', { to: '' }, 'fieldMissing at to'],
  ['receiving with numbers of one’s own', { action: 'receive', transit: ITEM }, 'itemUnknown at transit'],
  ['what is not on its way', receive, 'itemUnknown at transit'],
  ['what is sent to others', { by: '0013', ...item4 }, 'papersOfOther at transit', atTill03],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'draft forms to who holds the draft seal',
    { by: '0011', ...receive, transit: 'paperTransit-20260302-3' },
    'handsNotSeparate',
    bank => {
      patch(bank, 'teller', '0011', { seals: ['HP0099'] })
      must(bank, '0003', '2005', { action: 'send', to: '01', kind: 'draft', numbers: '1-5' })
      patch(bank, 'item', ITEM, { ...bank.state.get('item', 'paperTransit-20260302-4'), id: ITEM })
    },
  ],
])

signatures('2005', asItIs, {}, [['0011', good.fields, 'reviewer']])
signatures('2005', sent, {}, [['0003', { action: 'receive', transit: 'paperTransit-20260302-4' }, 'nobody']])
