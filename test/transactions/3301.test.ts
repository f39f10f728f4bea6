import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { accountOf, balanceOf, type Bank, cash, patch, practice, rangesOf } from '../support/practice.ts'
import { bankWith, left, on } from '../support/savings.ts'
import { asItIs, junior, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const opening = { action: 'open', product: 'instalment', customer: '801', amount: '500', months: '12' }
const good = { by: '0011', fields: { ...opening, notes: '100x5' } }
const NEW = '0101130000000011'

test('3301 opens an instalment deposit with the first instalment and the next passbook', () => {
  const bank = practice()
  expect(bank.act('0011', '3301', good.fields)).toEqual([
    'posted 2',
    `new account ${NEW}`,
    'tally series/account-instalment 1',
    'D 1001-01-01 500.00 -> 24300.00',
    'notes 100x5 customer > till:01',
    `C ${NEW} 500.00 -> 500.00`,
    'vouchers passbook 1001-1001 till:01 > customer',
    'payment 7001-passbook 1.00 -> 999.00',
  ])
  expect(accountOf(bank, NEW).terms).toEqual({
    kind: 'instalment',
    months: 12,
    ratePpm: 11_000,
    unprovenPpm: null,
    instalment: 50_000n,
    count: 12,
    start: '2026-03-02',
    maturity: '2027-03-02',
    payments: [{ day: '2026-03-02', amount: 50_000n }],
  })
})

const kinds: readonly (readonly [product: string, fields: Record<string, string>, terms: object])[] = [
  [
    'principalKept',
    { amount: '5000', months: '36', interval: '3' },
    { ratePpm: 13_000, intervalMonths: 3, drawn: 0, paid: 0n, maturity: '2029-03-02' },
  ],
  [
    'lumpInPartOut',
    { amount: '1000', months: '12', interval: '6' },
    { ratePpm: 11_000, principal: 100_000n, each: 50_000n, draws: [] },
  ],
  [
    'notice',
    { amount: '50000', notice: '1' },
    { noticeDays: 1, layers: [{ start: '2026-03-02', amount: 5_000_000n }], notice: null, lapsed: [] },
  ],
  ['fixedOrDemand', { amount: '50' }, { start: '2026-03-02' }],
  [
    'education',
    { amount: '500', months: '36', school: 'junior', paying: 'monthly' },
    { kind: 'instalment', ratePpm: 27_500, unprovenPpm: 13_000, count: 36 },
  ],
]

for (const [product, fields, terms] of kinds) {
  test(`3301 opens ${product} on its own terms`, () => {
    const bank = practice()
    must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '100000' })
    const lines = must(bank, '0011', '3301', {
      action: 'open',
      product,
      customer: '801',
      payer: 'A1',
      ...fields,
    })
    const no = String(lines.find(line => line.startsWith('new account'))).slice(12)
    expect(accountOf(bank, no)).toMatchObject({ product, terms })
  })
}

test('3301 takes a company’s notice deposit out of its own account', () => {
  const bank = practice()
  const fields = {
    action: 'open',
    product: 'corporateNotice',
    customer: '802',
    amount: '500000',
    notice: '7',
  }
  must(bank, '0011', '3301', { ...fields, payer: 'C1' })
  expect(balanceOf(bank, 'C1')).toBe('2500000.00')
})

const pay = (amount: string) => ({ action: 'pay', account: 'I1', amount, payer: 'A1' })
const payments: readonly (readonly [rule: string, day: string, amount: string, says: string])[] = [
  ['last month’s with this month’s', '2026-03-02', '200', 'posted'],
  ['one of the two', '2026-03-31', '100', 'posted'],
  ['three', '2026-03-02', '300', 'instalmentAmount at amount'],
  ['a part', '2026-03-02', '50', 'instalmentAmount at amount'],
  ['the last one of the plan', '2026-04-30', '100', 'posted'],
  ['one in the month of maturity', '2026-05-01', '100', 'instalmentNotDue'],
]
for (const [rule, day, amount, says] of payments) {
  test(`3301 pays in ${rule} on ${day}: ${says}`, () => {
    const bank = practice()
    bank.turnTo(day)
    expect(bank.refusal('0013', '3301', pay(amount))).toBe(says)
  })
}

test('3301 takes an instalment once a month', () => {
  const bank = practice()
  must(bank, '0011', '3301', pay('200'))
  expect(bank.refusal('0011', '3301', pay('100'))).toBe('instalmentNotDue')
})

const asked = (more: Record<string, string>) => ({ months: '', notes: '', payer: 'A1', ...more })
refuses('3301', good, [
  [
    'a product for companies',
    asked({ product: 'corporateNotice', notice: '7', amount: '500000' }),
    'productForOthers at product',
  ],
  ['a person’s product for a company', { customer: '802' }, 'productForOthers at product'],
  [
    'cash of a company',
    inPerson('3301', {
      ...asked({ product: 'corporateNotice', customer: '802', notice: '7', amount: '500000' }),
      payer: '',
      notes: '100x5000',
    }),
    'companyByAccount at payer',
  ],
  [
    'a company’s deposit from a person’s account',
    asked({ product: 'corporateNotice', customer: '802', notice: '7', amount: '500000' }),
    'companyByAccount at payer',
  ],
  ['a person’s deposit from a company’s account', { notes: '', payer: 'C1' }, 'companyByAccount at payer'],
  ['six years of instalments', { months: '72' }, 'termNotOffered at months'],
  ['no term', { months: '' }, 'fieldMissing at months'],
  ['a term for a notice deposit', { product: 'notice', notice: '7' }, 'fieldUnwanted at months'],
  ['less than five yuan a month', { amount: '4.99', notes: cash('4.99') }, 'moneyTooSmall at amount'],
  [
    'a principal below five thousand',
    asked({ product: 'principalKept', months: '12', interval: '1', amount: '4999.99' }),
    'moneyTooSmall at amount',
  ],
  [
    'a lump below a thousand',
    asked({ product: 'lumpInPartOut', months: '12', interval: '1', amount: '999.99' }),
    'moneyTooSmall at amount',
  ],
  [
    'a notice deposit below fifty thousand',
    asked({ product: 'notice', notice: '7', amount: '49999.99' }),
    'moneyTooSmall at amount',
  ],
  [
    'fixed or demand below fifty',
    asked({ product: 'fixedOrDemand', amount: '49.99' }),
    'moneyTooSmall at amount',
  ],
  [
    'education above twenty thousand at once',
    asked({ product: 'education', months: '12', school: 'junior', paying: 'once', amount: '20000.01' }),
    'moneyTooGreat at amount',
  ],
  [
    'education above twenty thousand in all',
    asked({ product: 'education', months: '36', school: 'junior', paying: 'monthly', amount: '555.56' }),
    'moneyTooGreat at amount',
  ],
  [
    'education without schooling',
    asked({ product: 'education', months: '36', paying: 'monthly', amount: '500' }),
    'fieldMissing at school',
  ],
  [
    'to pay into what has no instalments',
    { ...pay('100'), product: '', customer: '', months: '', account: 'W1', notes: '' },
    'accountWrongProduct at account',
  ],
  [
    'a part of an instalment',
    { ...pay('50'), product: '', customer: '', months: '', notes: '' },
    'instalmentAmount at amount',
  ],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'a till without passbooks',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'passbook', numbers: '1001-1050' }),
  ],
])

test('3301 may take exactly what education is limited to', () => {
  const bank = practice()
  const fields = {
    ...opening,
    product: 'education',
    months: '36',
    school: 'junior',
    paying: 'monthly',
    payer: 'A1',
  }
  expect(bank.refusal('0011', '3301', { ...fields, amount: '555.55' })).toBe('posted')
})

const keep = { action: 'open', product: 'principalKept', customer: '801', months: '12', interval: '1' }
const inCash = (amount: string) => ({ ...keep, amount, notes: cash(amount) })
const byAccount = (amount: string) => ({ ...keep, amount, payer: 'A1' })
signatures('3301', asItIs, {}, [
  ['0011', inCash('49999.99'), 'nobody'],
  ['0011', inCash('50000.00'), 'reviewer+count'],
  ['0011', inCash('199999.99'), 'reviewer+count'],
  ['0011', inCash('200000.00'), 'reviewer+count, supervisor'],
  ['0011', inCash('999999.99'), 'reviewer+count, supervisor'],
  ['0011', inCash('1000000.00'), 'reviewer+count, supervisor, director'],
])
signatures('3301', plenty, {}, [
  ['0011', byAccount('49999.99'), 'nobody'],
  ['0011', byAccount('50000.00'), 'reviewer'],
  ['0011', byAccount('200000.00'), 'reviewer, supervisor'],
  ['0011', byAccount('1000000.00'), 'reviewer, supervisor, director'],
])
signatures('3301', junior, {}, [
  ['0015', inCash('24999.99'), 'nobody'],
  ['0015', inCash('25000.00'), 'reviewer+count'],
])

test('3301 taken back: an opening is closed, its passbook void, its number never given again', () => {
  const bank = practice()
  must(bank, '0011', '3301', good.fields)
  const lines = undo(bank, '0011', 2, '100x5')
  expect(lines).toContain('vouchers passbook 1001-1001 customer > void')
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1002-1050')
  expect(bank.act('0011', '3301', good.fields)[1]).toBe('new account 0101130000000029')
})

test('3301 taken back: an instalment is as if it had not come', () => {
  const bank = practice()
  const before = accountOf(bank, 'I1')
  must(bank, '0011', '3301', pay('200'))
  undo(bank, '0011', 2)
  // But for two lines more that its passbook has to show.
  expect(accountOf(bank, 'I1')).toEqual({ ...before, unprinted: 3 })
})

test('3301 is worked out on the terms of the day it was opened', () => {
  const bank: Bank = bankWith({ 'instalment/12': 20_000 })
  const account = on(bank, '2026-03-02', '3301', { ...opening, payer: 'A1' })
  patch(bank, 'parameters', 'current', { rates: [] })
  expect(accountOf(bank, account).terms).toMatchObject({ ratePpm: 20_000 })
  expect(left(bank, account)).toBe('500.00')
})
