import { expect, test } from 'vitest'
import { renewalEffects } from '../../core/counter/renewal.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { accountOf, balanceOf, type Bank, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'R1', action: 'roll', term: '3' } }
const NEW = '0101120000000038'

test('3203 ends an overdue deposit and begins a new one with its interest, at today’s rate', () => {
  const bank = practice()
  expect(bank.act('0011', '3203', good.fields)).toEqual([
    'posted 2',
    `new account ${NEW}`,
    'tally series/account-lumpSum 1',
    'D R1 10000.00 -> 0.00',
    'D 6411-12 150.97 -> 150.97',
    `C ${NEW} 10150.97 -> 10150.97`,
    'set account R1 status open > closed, closed null > 2026-03-02',
    'vouchers certificate 4816-4816 customer > void',
    'vouchers certificate 5001-5001 till:01 > customer',
    'payment 7001-certificate 1.00 -> 999.00',
  ])
  expect(accountOf(bank, NEW).terms).toMatchObject({
    ratePpm: 11_000,
    start: '2026-03-02',
    maturity: '2026-06-02',
  })
})

test('3203 pays the interest into an account instead', () => {
  const bank = practice()
  must(bank, '0011', '3203', { ...good.fields, interestTo: 'A1' })
  expect([balanceOf(bank, NEW), balanceOf(bank, 'A1')]).toEqual(['10000.00', '25350.97'])
})

test('3203 renews on the same account from its maturity, for every term that has passed', () => {
  const bank = practice()
  bank.turnTo('2027-03-01')
  const lines = must(bank, '0011', '3203', { account: 'R2', action: 'renew' })
  expect(lines.slice(1, 5)).toEqual([
    'D 6411-12 120.00 -> 120.00',
    'C R2 120.00 -> 8120.00',
    'D 6411-12 121.80 -> 241.80',
    'C R2 121.80 -> 8241.80',
  ])
  expect(accountOf(bank, 'R2').terms).toMatchObject({ start: '2027-02-20', maturity: '2028-02-20' })
})

test('3203 agrees to renew, and no more', () => {
  const bank = practice()
  must(bank, '0011', '3203', { account: 'F2', action: 'agree' })
  expect(accountOf(bank, 'F2').terms).toMatchObject({ renews: true })
  must(bank, '0011', '3203', { account: 'F2', action: 'cancel' })
  expect(accountOf(bank, 'F2').terms).toMatchObject({ renews: false })
})

const paying = (bank: Bank, parameters = defaultParameters) => ({
  state: bank.state,
  day: bank.head.day,
  parameters,
})

test('what renews itself is renewed on its maturity by whoever asks that night', () => {
  const bank = practice()
  const account = accountOf(bank, 'R2')
  expect(renewalEffects(account, '2026-02-19', paying(bank))).toEqual([])
  expect(renewalEffects(account, '2026-02-20', paying(bank))).toHaveLength(3)
})

test('a term that is no longer offered is not renewed', () => {
  const bank = practice()
  const rates = defaultParameters.rates.filter(({ kind }) => kind === 'demand')
  const desk = paying(bank, { ...defaultParameters, rates })
  expect(renewalEffects(accountOf(bank, 'R2'), '2026-03-01', desk)).toEqual([])
})

test('what agreed to renew is not paid as overdue: 3202 and 3206 ask for its renewal', () => {
  const bank = practice()
  const asked = ['3202', '3206'].map(code => bank.refusal('0011', code, { account: 'R2', payee: 'A1' }))
  expect(asked).toEqual(['renewalDue', 'renewalDue'])
  must(bank, '0011', '3203', { account: 'R2', action: 'renew' })
  expect(bank.refusal('0011', '3206', { account: 'R2', payee: 'A1' })).toBe('parked')
})

test('3201 agrees to renew from the beginning', () => {
  const bank = practice()
  must(bank, '0011', '3201', { customer: '1', amount: '10000', term: '12', payer: 'A1', renew: 'yes' })
  expect(accountOf(bank, NEW).terms).toMatchObject({ renews: true })
})

refuses('3203', good, [
  ['to roll what has not matured', { account: 'F2' }, 'notMatured'],
  ['to roll what renews itself', { account: 'R2' }, 'renewalDue'],
  ['to agree after maturity', { action: 'agree', term: '' }, 'matured'],
  [
    'to agree twice',
    { account: 'F2', action: 'agree', term: '' },
    'renewalUnchanged at action',
    bank => must(bank, '0011', '3203', { account: 'F2', action: 'agree' }),
  ],
  [
    'to cancel what was not agreed',
    { account: 'F2', action: 'cancel', term: '' },
    'renewalUnchanged at action',
  ],
  ['to renew what was not agreed', { action: 'renew', term: '' }, 'renewalNotDue at action'],
  [
    'to renew on the maturity itself',
    { account: 'R2', action: 'renew', term: '' },
    'renewalNotDue at action',
    bank => bank.turnTo('2026-02-20'),
  ],
  ['a term that is not offered', { term: '7' }, 'termNotOffered at term'],
  ['no term', { term: '' }, 'fieldMissing at term'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  [
    'a till without certificates',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'certificate', numbers: '5001-5050' }),
  ],
  ['what is reported lost', {}, 'accountStopped', bank => must(bank, '0013', '4001', { account: 'R1' })],
])

signatures('3203', asItIs, {}, [['0011', good.fields, 'nobody']])
const rich = (yuan: bigint) => (bank: Parameters<typeof accountOf>[0]) =>
  patch(bank, 'account', accountOf(bank, 'R1').no, { balance: -yuan * 100n })
signatures('3203', rich(49_000n), {}, [['0011', good.fields, 'nobody']])
signatures('3203', rich(50_000n), {}, [['0011', good.fields, 'reviewer']])
signatures('3203', rich(200_000n), {}, [['0011', good.fields, 'reviewer, supervisor']])
signatures('3203', rich(1_000_000n), {}, [['0011', good.fields, 'reviewer, supervisor, director']])

test('3203 taken back: the old deposit is open again with its certificate', () => {
  const bank = practice()
  const before = accountOf(bank, 'R1')
  must(bank, '0011', '3203', good.fields)
  expect(undo(bank, '0011', 2)).toContain('vouchers certificate 5001-5001 customer > void')
  expect(accountOf(bank, 'R1')).toEqual(before)
})
