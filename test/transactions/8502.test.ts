import { describe, expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import { productsUpTo } from '../../core/interest/products.ts'
import { sealed } from '../support/company.ts'
import { accountOf, type Bank, balanceOf, notesOf, patch, practice } from '../support/practice.ts'
import { must, plenty } from '../support/tables.ts'

const TOMORROW = '2026-03-03'
const NEXT_YEAR = '2027-01-04'
const row = '2026-03-02/1'
const fields = { row, basis: 'consent', paper: '申请书1号', reason: '串户' }

const on = (day: string, before: (bank: Bank) => void = () => undefined) => {
  const bank = practice()
  before(bank)
  bank.turnTo(day)
  return bank
}

const tillIs = (state: string) => (bank: Bank) => patch(bank, 'till', '01', { state })

const feePaid = (bank: Bank) =>
  must(bank, '0003', '2008', { account: 'K1', kind: 'cheque', numbers: '1-50', ...sealed })

test('8502 within the year is red on the same sides, from its own value day', () => {
  const bank = on(TOMORROW)
  const lines = bank.act('0011', '8502', fields)
  expect(lines.slice(1)).toEqual([
    'C A1 -200.00 -> 25000.00',
    'notes 100x2 till:01 > customer',
    'D 1001-01-01 -200.00 -> 23600.00',
    'new mark 2026-03-02/1',
  ])
  const legs = bank.rows.at(-1)?.effects.filter(effect => effect.type === 'leg') ?? []
  expect(new Set(legs.map(leg => leg.type === 'leg' && leg.valueDay))).toEqual(new Set(['2026-03-02']))
})

test('8502 after the year is blue on the opposite sides', () => {
  expect(on(NEXT_YEAR).act('0011', '8502', fields).slice(1)).toEqual([
    'D A1 200.00 -> 25000.00',
    'notes 100x2 till:01 > customer',
    'C 1001-01-01 200.00 -> 23600.00',
    'new mark 2026-03-02/1',
  ])
})

test.each([
  [TOMORROW, '6021-02', '0.00'],
  [NEXT_YEAR, '6901', '40.00'],
])('8502 on %s takes income back through %s', (day, account, stands) => {
  const bank = on(day, feePaid)
  must(bank, '0003', '8502', { row: '2026-03-02/2', basis: 'bank', reason: '多收' })
  expect([balanceOf(bank, account), balanceOf(bank, 'Q1')]).toEqual([stands, '20000.00'])
})

test('8502 pays over the till of today, in other notes of the same worth', () => {
  const bank = on(TOMORROW)
  must(bank, '0003', '8502', { ...fields, notes: '50x4' })
  expect(notesOf(bank, 'till:01')).toBe(notesOf(practice(), 'till:01'))
  expect(balanceOf(bank, 'A1')).toBe('25000.00')
})

test('8502 of great amounts is signed by the director too', () => {
  const bank = on(TOMORROW, ready => {
    plenty(ready)
    must(ready, '0011', '0530', { payer: 'A1', payee: 'A2', amount: '60000' })
  })
  const serial = bank.rows.findLast(({ code }) => code === '0530')?.serial
  expect(bank.signs('0011', '8502', fields)).toBe('supervisor')
  expect(bank.signs('0011', '8502', { ...fields, row: `2026-03-02/${serial}` })).toBe('supervisor, director')
})

/** Till 02 of 0012 is found over; he reopens it the next morning. */
const foundOver = (bank: Bank) => {
  patch(bank, 'till', '02', { state: 'inUse' })
  must(bank, '0012', '1041', { amount: '100', notes: '100x1', note: '清点' })
}
const caseRow = (bank: Bank) => `2026-03-02/${bank.rows.findLast(({ code }) => code === '1041')?.serial}`

test('8502 of a cash error is about the till that it was found in, and made by who holds it', () => {
  const bank = on(TOMORROW, foundOver)
  const tills = () => ['till:01', 'till:02'].map(till => notesOf(bank, till))
  const [own, found] = [notesOf(practice(), 'till:01'), notesOf(practice(), 'till:02')]
  const taken = { row: caseRow(bank), basis: 'bank', reason: '点错' }
  expect(tills()).not.toEqual([own, found])
  expect(bank.refusal('0011', '8502', taken)).toBe('tillChanged')
  must(bank, '0012', '8502', taken)
  expect(tills()).toEqual([own, found])
  expect(balanceOf(bank, '2241-01')).toBe(balanceOf(practice(), '2241-01'))
})

const refused: readonly (readonly [string, Bank, Raw, string])[] = [
  ['a row of today', on('2026-03-02'), {}, 'reverseToday at row'],
  ['a row that is not there', on(TOMORROW), { row: '2026-03-02/99' }, 'serialUnknown at row'],
  ['a row without its day', on(TOMORROW), { row: '1' }, 'rowMalformed at row'],
  [
    'a customer’s money on the bank’s word',
    on(TOMORROW),
    { basis: 'bank', paper: '' },
    'consentWanted at basis',
  ],
  ['a consent without its number', on(TOMORROW), { paper: '' }, 'fieldMissing at paper'],
  ['a paper of no consent', on(TOMORROW), { basis: 'bank' }, 'fieldUnwanted at paper'],
  ['other money than was booked', on(TOMORROW), { notes: '50x3' }, 'notesSum at notes'],
  ['cash without a till', on(TOMORROW), { by: '0013' }, 'tillMissing'],
  ['cash over a balanced till', on(TOMORROW), { by: '0012' }, 'till_balanced'],
  ['cash over a till that is away', on(TOMORROW, tillIs('away')), {}, 'till_away'],
  ['cash over a sealed till', on(TOMORROW, tillIs('sealed')), {}, 'till_sealed'],
  [
    'a look-up',
    on(TOMORROW, bank =>
      must(bank, '0011', '1020', {
        counted: '100x1',
        papers: 'passbookx50 certificatex50 confirmationx10',
        session: 'opening',
      }),
    ),
    { row: '2026-03-02/2' },
    'notReversible at row',
  ],
  [
    'a row twice',
    on(TOMORROW, bank => {
      bank.turnTo(TOMORROW)
      must(bank, '0011', '8502', fields)
    }),
    {},
    'alreadyReversed at row',
  ],
]

test.each(refused)('8502 and %s', (_what, bank, { by = '0011', ...differs }, says) => {
  expect(bank.refusal(by, '8502', { ...fields, ...differs })).toBe(says)
})

test.each([
  ['a deposit in black', 'D 1003 100; C A1 100', 'consentWanted at basis'],
  ['a withdrawal in red', 'D A1 -100; C 1003 -100', 'consentWanted at basis'],
  ['a withdrawal in black', 'D A1 100; C 1003 100', 'parked'],
  ['a deposit in red', 'D 1003 -100; C A1 -100', 'parked'],
])('8502 of %s on the bank’s word alone', (_what, legs, says) => {
  const named = legs.replace('A1', accountOf(practice(), 'A1').no)
  const bank = on(TOMORROW, before => {
    must(before, '0013', '8520', {
      legs: named,
      reason: 'error',
      memo: '补记',
      basis: 'consent',
      paper: '申请书1号',
    })
    must(before, '0011', '8521', { voucher: 'manualVoucher-20260302-2' })
  })
  expect(bank.refusal('0011', '8502', { row: '2026-03-02/3', basis: 'bank', reason: '记错' })).toBe(says)
})

test('8502 takes a deduction back on the word of the law: the money is the customer’s again', () => {
  const bank = on(TOMORROW, before =>
    must(before, '0011', '4015', {
      account: 'A1',
      amount: '1000',
      organ: 'court',
      officers: '张三 执1001；李四 执1002',
      document: '（2026）粤03执12号',
      notice: '协扣12号',
      bank: '某银行',
      payeeAccount: '6222000000001',
      payee: '某法院执行款专户',
    }),
  )
  const serial = bank.rows.findLast(({ code }) => code === '4015')?.serial
  must(bank, '0011', '8502', {
    row: `2026-03-02/${serial}`,
    basis: 'order',
    paper: '（2026）粤03执12号之一',
    reason: '裁定撤销',
  })
  expect([balanceOf(bank, 'A1'), balanceOf(bank, '2241-04')]).toEqual(['25200.00', '0.00'])
})

describe('8502 of a row on which a settlement has been paid', () => {
  const at = (bank: Bank, day: string, state: string) => {
    patch(bank, 'branch', '0101', { state, day })
    bank.turnTo(day)
  }
  const settle = (bank: Bank, day: string) => {
    at(bank, day, 'balanced')
    must(bank, '0003', '8006', { kind: 'settle' })
  }

  test('takes back the interest on it, and counts its products no more', () => {
    const bank = practice()
    settle(bank, '2026-03-20')
    at(bank, '2026-03-25', 'open')
    const lines = must(bank, '0011', '8502', fields)
    // 200 for the 19 days to the 21st at 0.35 % over 360 is 0.0369….
    expect(lines.filter(line => /6411|C A1|products/.test(line))).toEqual([
      'C A1 -200.00 -> 25021.91',
      'D 6411-11 -0.04 -> 22.44',
      'C A1 -0.04 -> 25021.87',
      'products A1 380000',
    ])
  })

  test('after its year takes it back in blue, from the adjustments of prior years', () => {
    const bank = practice()
    settle(bank, '2026-03-20')
    at(bank, '2027-01-05', 'open')
    const lines = must(bank, '0011', '8502', fields).map(line => line.split(' ->')[0])
    expect(lines.filter(line => /6\d{3}|[DC] A1|products/.test(line ?? ''))).toEqual([
      'D A1 200.00',
      'D A1 0.04',
      'C 6901 0.04',
      'products A1 380000',
    ])
  })

  test('leaves alone what a backdated row has corrected itself', () => {
    const bank = practice()
    settle(bank, '2026-03-20')
    at(bank, '2026-03-25', 'open')
    const before = [balanceOf(bank, 'A2'), productsUpTo(accountOf(bank, 'A2'), '2026-03-28')]
    const legs = `D 3001-05 100000; C ${accountOf(bank, 'A2').no} 100000`
    must(bank, '0003', '8520', { legs, reason: 'error', memo: '补记', valueDay: '2026-03-10' })
    must(bank, '0011', '8521', { voucher: `manualVoucher-20260325-${bank.head.serial}` })
    const { day, serial } = bank.head
    at(bank, '2026-03-28', 'open')
    must(bank, '0011', '8502', {
      row: `${day}/${serial}`,
      basis: 'consent',
      paper: '申请书1号',
      reason: '串户',
    })
    expect([balanceOf(bank, 'A2'), productsUpTo(accountOf(bank, 'A2'), '2026-03-28')]).toEqual(before)
  })
})
