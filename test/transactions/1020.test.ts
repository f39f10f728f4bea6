import { expect, test } from 'vitest'
import { type Bank, patch, practice } from '../support/practice.ts'
import { asItIs, counted, must, refuses, signatures, undo } from '../support/tables.ts'

const countOf = (differs: Record<string, string>) => {
  const bank = practice()
  expect(bank.run('0011', '1020', { ...counted(bank, '01'), session: 'midday', ...differs })).toEqual([
    'posted 2',
    'new item count-20260302-2',
    'set till 01 checks null > {"day":"2026-03-02","done":["midday"]}',
  ])
  return bank.state.get('item', 'count-20260302-2')
}

test('1020 that agrees is done at once', () => {
  expect(countOf({})).toMatchObject({
    state: 'agreed',
    data: { till: '01', difference: {}, amount: 0n, papers: {} },
  })
})

test('1020 registers which notes are too many and too few, and the sum', () => {
  expect(countOf({ counted: '100x199 50x41 20x50 10x50 5x40 1x100' })).toMatchObject({
    state: 'different',
    data: { difference: { '100': -1n, '50': 1n }, amount: -5_000n, papers: {} },
  })
})

test('1020 of the right sum in other notes still differs', () => {
  expect(countOf({ counted: '100x199 50x42 20x50 10x50 5x40 1x100' })).toMatchObject({
    state: 'different',
    data: { amount: 0n },
  })
})

test('1020 counts the papers too', () => {
  expect(countOf({ papers: 'passbookx49 certificatex51 confirmationx10' })).toMatchObject({
    state: 'different',
    data: { difference: {}, papers: { passbook: -1, certificate: 1 } },
  })
})

refuses('1020', { by: '0011', fields: { counted: '0', papers: '0', session: 'midday' } }, [
  ['a count below zero', { counted: '100x-1' }, 'countNegative at counted'],
  ['a face that is none', { counted: '3x1' }, 'faceUnknown at counted'],
  ['a paper that is none', { papers: 'ticketx1' }, 'voucherKindUnknown at papers'],
  ['a count of no part of the day', { session: 'night' }, 'notOffered at session'],
  ['what is no count', { papers: 'ten' }, 'papersMalformed at papers'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('1020', asItIs, { counted: '0', papers: '0', session: 'midday' }, [['0011', {}, 'nobody']])

test('1020 is never taken back: what was counted was counted', () => {
  const bank = practice()
  must(bank, '0011', '1020', { counted: '0', papers: '0', session: 'midday' })
  expect(undo(bank, '0011', 2)).toEqual(['refused notReversible'])
})

const checks = (bank: Bank) => bank.state.get('till', '01')?.checks

test('1020 remembers the counts of the day in their order, once each, and those of another day no more', () => {
  const bank = practice()
  const count = (session: string) => must(bank, '0011', '1020', { counted: '0', papers: '0', session })
  for (const session of ['midday', 'opening', 'midday']) count(session)
  expect(checks(bank)).toEqual({ day: '2026-03-02', done: ['opening', 'midday'] })
  patch(bank, 'branch', '0101', { day: '2026-03-03' })
  bank.turnTo('2026-03-03')
  count('opening')
  expect(checks(bank)).toEqual({ day: '2026-03-03', done: ['opening'] })
})
