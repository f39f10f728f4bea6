import { expect, test } from 'vitest'
import { accountOf, balanceOf, hundreds, practice } from '../support/practice.ts'
import { freezes } from '../support/orders.ts'
import { asItIs, bookedFrom, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const heir = { death: '死证1', heir: '王小明', heirIdKind: 'idCard', heirId: '11010519491231002X' }
const small = { account: 'A2', ...heir, basis: 'small', document: '亲证1', payee: 'A1' }
const notary = { ...small, account: 'F2', basis: 'notary', document: '公证1', payee: 'A2' }
const inCash = { ...small, payee: '', notes: hundreds('800.40') }

test('4018 pays a small estate with its interest and closes the account', () => {
  const bank = practice()
  must(bank, '0011', '4018', small)
  expect(balanceOf(bank, 'A1')).toBe('26000.40')
  expect(accountOf(bank, 'A2')).toMatchObject({ status: 'closed', balance: 0n })
})

test('4018 pays a fixed deposit on a notary’s word, whatever the estate', () => {
  const bank = practice()
  must(bank, '0011', '4018', notary)
  expect(balanceOf(bank, 'A2')).toBe('20817.69')
})

test('4018 pays in cash', () => {
  const bank = practice()
  must(bank, '0011', '4018', inCash)
  expect(accountOf(bank, 'A2').status).toBe('closed')
})

/** A1 and the fixed deposits of the same man are 55,200 together, each of them is less. */
refuses('4018', { by: '0011', fields: small }, [
  [
    'much cash that was not booked',
    { payee: '', notes: hundreds('800.40') },
    'bookingMissing',
    bank => bookedFrom(bank, 1n),
  ],
  ['an estate of more than 50,000 without a notary', { account: 'F1' }, 'estateNeedsNotary at basis'],
  ['what is reported lost', { account: 'A3' }, 'accountStopped'],
  ['no payee and no notes', { payee: '' }, 'notesWanted at notes'],
  ['a payee and notes', { notes: '100x8' }, 'notesAndAccount at notes'],
  ['cash without a till', { payee: '', notes: hundreds('800.40'), by: '0013' }, 'tillMissing'],
  ['a number that is none', { heirId: '110105194912310021' }, 'idNumberInvalid at heirId'],
  ['no proof of death', { death: '' }, 'fieldMissing at death'],
  ['no number of the proof', { document: '' }, 'fieldMissing at document'],
  ['a loan', { account: 'L1' }, 'accountWrongProduct at account'],
  ['what is frozen', {}, 'accountRestricted', bank => void freezes(bank, 'A2', { bars: 'out' })],
  [
    'an overdraft',
    {},
    'accountOverdrawn',
    bank => {
      must(bank, '0011', '0560', { account: 'A2', limit: '5000' })
      must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '900' })
    },
  ],
])

test.each(['notary', 'court'])('4018 takes a great estate on the word of a %s', basis => {
  expect(practice().refusal('0011', '4018', { ...notary, basis })).toBe('parked')
})

signatures('4018', plenty, {}, [
  ['0011', small, 'supervisor'],
  ['0011', { ...notary, account: 'A1' }, 'reviewer, supervisor, director'],
])
signatures('4018', asItIs, {}, [['0011', inCash, 'supervisor']])

test('4018 is taken back by 8501 as a whole', () => {
  const bank = practice()
  must(bank, '0011', '4018', small)
  undo(bank, '0011', 4)
  expect([balanceOf(bank, 'A2'), accountOf(bank, 'A2').status]).toEqual(['800.00', 'open'])
})
