import { expect, test } from 'vitest'
import { type Bank, patch, practice } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures, undo } from '../support/tables.ts'

const counts = {
  counted: '100x200 50x40 20x50 10x50 5x40 1x100',
  papers: 'passbookx50 certificatex50 confirmationx10',
  seals: '9',
}

test('8003 of a count that agrees balances the till', () => {
  expect(practice().act('0011', '8003', counts)).toEqual([
    'posted 4',
    'set till 01 state inUse > balanced, checks null > {"day":"2026-03-02","done":["closing"]}',
    'set teller 0011 sealsAway false > true',
  ])
})

test('8003 ends the business of the till, and locks the seals away, until it is opened again', () => {
  const bank = practice()
  must(bank, '0011', '8003', counts)
  expect(bank.refusal('0011', '0510', { account: 'A1', amount: '1', notes: '1x1' })).toBe('sealsPutAway')
  expect(bank.refusal('0011', '0530', { payer: 'A1', payee: 'A2', amount: '1' })).toBe('sealsPutAway')
  expect(bank.refusal('0011', '1010', { received: '100x1', given: '50x2' })).toBe('till_balanced')
  must(bank, '0011', '1001', { till: '01', seals: '9' })
  expect(bank.refusal('0011', '0510', { account: 'A1', amount: '1', notes: '1x1' })).toBe('posted')
})

const asks = (check: 'openingCheck' | 'middayCheck') => (bank: Bank) => {
  const custody = bank.state.get('parameters', 'current')?.custody
  patch(bank, 'parameters', 'current', { custody: { ...custody, [check]: 1 } })
}

test('8003 is asked for the counts of the day only where the bank says so', () => {
  const bank = practice()
  asks('middayCheck')(bank)
  expect(bank.refusal('0011', '8003', counts)).toBe('tillCheckMissing')
  must(bank, '0011', '1020', { counted: '0', papers: '0', session: 'midday' })
  expect(bank.refusal('0011', '8003', counts)).toBe('parked')
})

const sent = (to: string) => ({ to, amount: '100', notes: '100x1' })
refuses('8003', { by: '0011', fields: counts }, [
  ['without its opening count, where it is asked for', {}, 'tillCheckMissing', asks('openingCheck')],
  ['one note too few', { counted: '100x199 50x40 20x50 10x50 5x40 1x100' }, 'cashCountDiffers at counted'],
  [
    'the same sum in other notes',
    { counted: '100x199 50x42 20x50 10x50 5x40 1x100' },
    'cashCountDiffers at counted',
  ],
  [
    'a passbook too few',
    { papers: 'passbookx49 certificatex50 confirmationx10' },
    'paperCountDiffers at papers',
  ],
  ['a seal too few', { seals: '8' }, 'sealCountDiffers at seals'],
  ['seals that were not counted', { seals: '' }, 'sealCountDiffers at seals'],
  ['papers that were not counted', { papers: '0' }, 'paperCountDiffers at papers'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a till that is balanced', { by: '0012' }, 'till_balanced'],
  [
    'while one’s own request waits',
    {},
    'stillWaiting',
    bank => bank.run('0011', '1004', { amount: '100', notes: '100x1' }),
  ],
  [
    'while cash is on its way to the till',
    {},
    'stillWaiting',
    bank => must(bank, '0003', '1006', sent('01')),
  ],
  [
    'while vouchers are on their way to the till',
    {},
    'stillWaiting',
    bank => must(bank, '0003', '2005', { action: 'send', to: '01', kind: 'cheque', numbers: '1' }),
  ],
  [
    'while cash is on its way from the till',
    {},
    'stillWaiting',
    bank => must(bank, '0011', '1006', sent('00')),
  ],
])

test('8003 does not wait for the requests of others, nor for itself', () => {
  const bank = practice()
  bank.run('0013', '0540', { account: 'A1', payee: 'A2' })
  expect(bank.run('0011', '8003', counts)[0]).toBe('parked parked-20260302-3')
  expect(bank.refusal('0003', '0011', { parked: 'parked-20260302-3' })).toBe('posted')
})

test('8003 that waits is not signed while cash has been sent to the till', () => {
  const bank = practice()
  bank.run('0011', '8003', counts)
  must(bank, '0003', '1006', sent('01'))
  expect(bank.refusal('0003', '0011', { parked: 'parked-20260302-2' })).toBe('stillWaiting')
})

test('8003 that waits is not signed when the till has moved since it was counted', () => {
  const bank = practice()
  bank.run('0011', '8003', counts)
  must(bank, '0011', '0510', { account: 'A1', amount: '1', notes: '1x1' })
  expect(bank.refusal('0003', '0011', { parked: 'parked-20260302-2' })).toBe('cashCountDiffers at counted')
})

signatures('8003', asItIs, {}, [['0011', counts, 'chiefTeller']])
signatures('8003', asItIs, {}, [['0003', balanced(practice(), '00'), 'chiefTeller']])

test('8003 is undone by taking the till again, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '8003', counts)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
})
