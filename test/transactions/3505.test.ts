import { expect, test } from 'vitest'
import { richCompany, sealed } from '../support/company.ts'
import { accountOf, balanceOf, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const put = { ...sealed, action: 'in', account: 'K1', amount: '20000', term: '6' }
const draw = { ...sealed, action: 'out', account: 'K1', fixed: 'KF1' }
const early = { ...draw, fixed: 'KF2' }

test('3505 moves money into a fixed deposit with a confirmation', () => {
  const bank = practice()
  expect(must(bank, '0011', '3505', put)).toEqual([
    'posted 4',
    'new account 0101220000000010',
    'tally series/account-corporateFixed 1',
    'D K1 20000.00 -> 100000.00',
    'C 0101220000000010 20000.00 -> 20000.00',
    'vouchers confirmation 7001-7001 till:01 > customer',
    'payment 7001-confirmation 1.00 -> 99.00',
  ])
  expect(accountOf(bank, '0101220000000010').terms).toMatchObject({ ratePpm: 13_000, maturity: '2026-09-02' })
})

test('3505 pays at maturity with interest into the company’s account, never in cash', () => {
  const bank = practice()
  must(bank, '0011', '3505', draw)
  expect([balanceOf(bank, 'K1'), balanceOf(bank, '6411-02')]).toEqual(['170329.86', '329.86'])
  expect(accountOf(bank, 'KF1').status).toBe('closed')
})

test('3505 early pays the demand rate, and of a part only that; the rest gets a new confirmation', () => {
  const bank = practice()
  must(bank, '0011', '3505', { ...early, part: '20000' })
  // 20,000 for 91 days at 0.35 %: 17.69.
  expect([balanceOf(bank, 'K1'), balanceOf(bank, 'KF2')]).toEqual(['140017.69', '30000.00'])
  expect(accountOf(bank, 'KF2')).toMatchObject({
    paper: { kind: 'confirmation', number: 7001 },
    terms: { partials: 1 },
  })
})

test('3505 of a bank founded before there were confirmations writes a certificate', () => {
  const bank = practice()
  const kinds = bank.state.get('parameters', 'current')?.voucherKinds ?? []
  const voucherKinds = kinds.filter(({ kind }) => kind !== 'confirmation')
  patch(bank, 'parameters', 'current', { voucherKinds })
  expect(must(bank, '0011', '3505', put)).toContain('vouchers certificate 5001-5001 till:01 > customer')
})

refuses('3505', { by: '0011', fields: put }, [
  ['less than the minimum of companies', { amount: '9999.99' }, 'moneyTooSmall at amount'],
  ['more than there is', { amount: '120000.01' }, 'insufficientFunds'],
  ['a term that is not offered', { term: '7' }, 'termNotOffered at term'],
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an account without a specimen', { account: 'Q1' }, 'specimenMissing at account'],
  ['anybody without a till', { by: '0013' }, 'tillMissing'],
  ['the deposit to be drawn', { fixed: 'KF1' }, 'fieldUnwanted at fixed'],
  [
    'a till without confirmations',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'confirmation', numbers: '7001-7010' }),
  ],
  [
    'an account whose payment is stopped',
    {},
    'paymentStopped',
    bank => must(bank, '0011', '4017', { action: 'stop', account: 'K1', ground: 'bank', note: '核实' }),
  ],
])

refuses('3505', { by: '0011', fields: draw }, [
  ['the account of another company', { account: 'K2' }, 'accountOfOther at fixed'],
  ['a part after maturity', { part: '20000' }, 'matured at part'],
  ['no deposit', { fixed: '' }, 'fieldMissing at fixed'],
])

refuses('3505', { by: '0011', fields: { ...early, part: '20000' } }, [
  ['a part that leaves less than the minimum', { part: '40000.01' }, 'restTooSmall at part'],
  [
    'a second part',
    { part: '10000' },
    'partialsUsed',
    bank => must(bank, '0011', '3505', { ...early, part: '20000' }),
  ],
])

test('3505 pays an account that may not pay out', () => {
  const bank = practice()
  patch(bank, 'till', '01', {})
  expect(bank.refusal('0011', '3505', { ...draw, account: 'K3' })).toBe('parked')
})

signatures('3505', asItIs, {}, [['0011', draw, 'reviewer']])
signatures('3505', richCompany, put, [
  ['0011', { amount: '10000' }, 'reviewer'],
  ['0011', { amount: '999999.99' }, 'reviewer'],
  ['0011', { amount: '1000000' }, 'reviewer, supervisor'],
  ['0011', { amount: '5000000' }, 'reviewer, supervisor, director'],
])

test('3505 taken back: the deposit is there again with its confirmation', () => {
  const bank = practice()
  const before = accountOf(bank, 'KF1')
  must(bank, '0011', '3505', draw)
  undo(bank, '0011', 4)
  expect(accountOf(bank, 'KF1')).toEqual(before)
  expect([balanceOf(bank, 'K1'), balanceOf(bank, '6411-02')]).toEqual(['120000.00', '0.00'])
})
