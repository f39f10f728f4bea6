import { describe, expect, test } from 'vitest'
import { accountOf, type Bank, dataOf, itemState, patch, practice } from '../support/practice.ts'
import { ordered, remit, send } from '../support/remit.ts'
import { must, undo } from '../support/tables.ts'

const remittance = 'remittance-20260302-2'
const review = { remittance, step: 'review' }
const sends = { remittance, step: 'send' }
const back = { remittance, step: 'back' }

function entered(amount = '1000') {
  const bank = practice()
  must(bank, '0013', '5001', { account: 'A1', amount, ...remit })
  return bank
}

function reviewed(amount = '1000') {
  const bank = entered(amount)
  must(bank, '0011', '5003', review)
  return bank
}

test('5003 reviews, and books nothing', () => {
  const bank = reviewed()
  expect([itemState(bank, remittance), accountOf(bank, 'A1').held]).toEqual(['reviewed', 100_000n])
})

test('5003 frees the hold, books the payment and sends it', () => {
  const bank = reviewed()
  expect(bank.run('0003', '5003', sends)).toEqual([
    'posted 4',
    'hold A1 -1000.00',
    'D A1 1000.00 -> 24200.00',
    'C 3001-04 1000.00 -> -1000.00',
    'set item remittance-20260302-2 state reviewed > sent',
  ])
  expect(accountOf(bank, 'A1').held).toBe(0n)
})

test('5003 pays even the last fen of what is held', () => {
  expect(reviewed('25200').run('0003', '5003', sends)[2]).toBe('D A1 25200.00 -> 0.00')
})

test.each([
  ['its maker reviews', '0013', review, 'makerIsChecker', 'remittanceReviewed at step'],
  ['its maker sends', '0013', sends, 'remittanceUnreviewed at step', 'makerIsChecker'],
  ['its checker sends', '0011', sends, 'remittanceUnreviewed at step', 'checkerIsSender'],
  ['a third person sends', '0003', sends, 'remittanceUnreviewed at step', 'posted'],
  ['a third person reviews', '0003', review, 'posted', 'remittanceReviewed at step'],
  ['its checker gives back', '0011', back, 'remittanceUnreviewed at step', 'posted'],
])('5003: %s, before and after it was reviewed', (_what, by, fields, before, after) => {
  expect([entered(), reviewed()].map(bank => bank.refusal(by, '5003', fields))).toEqual([before, after])
})

test('5003 gives back what turns out wrong: its maker takes it back', () => {
  const bank = reviewed()
  expect(undo(bank, '0013', 2)).toEqual(['refused changedSince'])
  must(bank, '0003', '5003', back)
  expect(itemState(bank, remittance)).toBe('entered')
  undo(bank, '0013', 2)
  expect([itemState(bank, remittance), accountOf(bank, 'A1').held]).toEqual(['reversed', 0n])
})

test('5003 of what came back is reviewed anew, by whomever', () => {
  const bank = reviewed()
  must(bank, '0003', '5003', back)
  must(bank, '0003', '5003', review)
  must(bank, '0011', '5003', sends)
  expect(itemState(bank, remittance)).toBe('sent')
})

test('5003 needs nobody’s signature: it is one itself', () => {
  expect(entered().signs('0011', '5003', review)).toBe('nobody')
  expect(reviewed().signs('0003', '5003', sends)).toBe('nobody')
})

test('5003 twice is refused', () => {
  const bank = entered()
  send(bank, remittance)
  expect(bank.refusal('0012', '5003', sends)).toBe('itemDone at remittance')
})

test('5003 of a number that is not there, or is none', () => {
  const bank = entered()
  const other = 'remittance-20260302-7'
  expect(bank.refusal('0011', '5003', { ...review, remittance: other })).toBe('itemUnknown at remittance')
  expect(bank.refusal('0011', '5003', { ...review, remittance: 'remittance' })).toBe(
    'itemMalformed at remittance',
  )
})

describe('5003 of what was reported lost since it was entered', () => {
  const lost = (bank: Bank) =>
    must(bank, '0011', '3503', { action: 'lost', account: 'K1', licence: '挂失公函' })
  const passbook = (bank: Bank) => must(bank, '0011', '4001', { account: 'A1' })
  const stopped = (bank: Bank) =>
    must(bank, '0011', '4017', { action: 'stop', account: 'K1', ground: 'bank', note: '核实' })

  test.each([
    ['the seals of the company', ordered, lost, 'sealCardLost at remittance', 'sealCardLost at remittance'],
    [
      'the passbook of a person',
      { account: 'A1', amount: '1000', ...remit },
      passbook,
      'posted',
      'accountStopped',
    ],
    ['nothing, but payment is stopped', ordered, stopped, 'posted', 'paymentStopped'],
  ])('%s: it is not sent; it goes back, and is taken back', (_what, fields, scene, reviews, refusal) => {
    const [unreviewed, bank] = [practice(), practice()]
    for (const one of [unreviewed, bank]) must(one, '0013', '5001', fields)
    scene(unreviewed)
    expect(unreviewed.refusal('0011', '5003', review)).toBe(reviews)
    must(bank, '0011', '5003', review)
    scene(bank)
    expect(bank.refusal('0003', '5003', sends)).toBe(refusal)
    must(bank, '0003', '5003', back)
    undo(bank, '0013', 2)
    expect(itemState(bank, remittance)).toBe('reversed')
  })
})

test('5003 sends what an earlier release entered, and nobody had reviewed', () => {
  const bank = entered()
  const { reviewer: _, ...before } = dataOf(bank, remittance)
  patch(bank, 'item', remittance, { data: before })
  send(bank, remittance)
  expect(itemState(bank, remittance)).toBe('sent')
})

test('5003 is never taken back: it has left the bank', () => {
  const bank = entered()
  send(bank, remittance)
  expect(undo(bank, '0003', 4)).toEqual(['refused notReversible'])
})
