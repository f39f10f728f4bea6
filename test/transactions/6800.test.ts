import { expect, test } from 'vitest'
import { planRows } from '../../core/loans/plan.ts'
import { printMoney } from '../../core/money.ts'
import { contractFor, draw, lend, owedOn } from '../support/loans.ts'
import { accountOf, type Bank, balanceOf, hundreds, itemState, patch, practice } from '../support/practice.ts'
import { bookedFrom, must, paidBefore, plenty, refuses, signatures, undo } from '../support/tables.ts'

const fields = { contract: 'HT-100', amount: '20000', payee: 'A1' }
const good = { by: '0013', fields }
const CONTRACT = 'contract-20260202-1'
const LOAN = '0101310000000035'

test('6800 draws on a contract: the loan, its schedule and the debt in one', () => {
  const bank = practice()
  expect(bank.act('0013', '6800', fields)).toEqual([
    'posted 4',
    `set item ${CONTRACT} state active > active, data {"drawn":"#0"} > {"drawn":"#2000000"}`,
    `new account ${LOAN}`,
    'tally series/account-loan 1',
    `D ${LOAN} 20000.00 -> 20000.00`,
    'C A1 20000.00 -> 45200.00',
    'new item loanCheck-20260302-4',
  ])
  expect(accountOf(bank, LOAN)).toMatchObject({
    gl: '1303-01',
    terms: { contract: 'HT-100', ratePpm: 43_500, maturity: '2027-03-02' },
    debt: { due: 0, lines: [], overdue: 0n, receivable: 0n },
  })
})

/** Number, day, principal, interest of some rows. */
function rowsOf(bank: Bank, no: string, ...numbers: number[]): string[] {
  const { loan } = owedOn(bank, no, bank.head.day)
  const shown = planRows(loan).map(
    row => `${row.number} ${row.day} ${printMoney(row.principal)} + ${printMoney(row.interest)}`,
  )
  return numbers.map(number => shown.at(number < 0 ? number : number - 1) ?? '')
}

test.each([
  ['all at maturity', '2026-03-02', { method: 'bullet' }, [1], ['1 2027-03-02 12000.00 + 730.00']],
  [
    'interest on the 20th of each month, due on the day after',
    '2026-03-02',
    { method: 'interestMonthly' },
    [1, 2, -1],
    ['1 2026-03-21 0.00 + 38.00', '2 2026-04-21 0.00 + 62.00', '13 2027-03-02 12000.00 + 18.00'],
  ],
  [
    'interest quarterly',
    '2026-03-02',
    { method: 'interestQuarterly' },
    [1, 2, -1],
    ['1 2026-03-21 0.00 + 38.00', '2 2026-06-21 0.00 + 184.00', '5 2027-03-02 12000.00 + 142.00'],
  ],
  [
    'equal instalments on the day of the draw, where there is one',
    '2026-01-31',
    { method: 'equalInstalment' },
    [1, 2, 12],
    ['1 2026-02-28 972.80 + 60.00', '2 2026-03-31 977.66 + 55.14', '12 2027-01-31 1027.64 + 5.14'],
  ],
  [
    'an odd first period by its days',
    '2026-03-05',
    { method: 'equalInstalment', date: '20' },
    [1, 2, 12],
    ['1 2026-03-20 972.80 + 30.00', '2 2026-04-20 977.66 + 55.14', '12 2027-02-20 1027.64 + 5.14'],
  ],
  [
    'a date that is over this month in the next',
    '2026-03-25',
    { method: 'equalInstalment', date: '20' },
    [1],
    ['1 2026-04-20 972.80 + 52.00'],
  ],
  [
    'equal principal',
    '2026-03-02',
    { method: 'equalPrincipal' },
    [1, 2, 12],
    ['1 2026-04-02 1000.00 + 60.00', '2 2026-05-02 1000.00 + 55.00', '12 2027-03-02 1000.00 + 5.00'],
  ],
])('6800 with %s', (_rule, day, agreed, numbers, rows) => {
  const bank = practice()
  const no = lend(bank, day, { amount: '12000', term: '12', rate: '6', ...agreed })
  expect(rowsOf(bank, no, ...numbers)).toEqual(rows)
})

test.each([
  ['business', '12', '1303-01'],
  ['business', '13', '1303-02'],
  ['housing', '240', '1303-03'],
  ['consumer', '6', '1303-04'],
])('6800 of a loan for %s of %s months stands on %s', (use, term, gl) => {
  const bank = practice()
  const no = lend(bank, '2026-03-02', { amount: '12000', term, method: 'bullet', use })
  expect(accountOf(bank, no).gl).toBe(gl)
})

test('6800 in cash needs a till, the notes, and for much of it a booking of the borrower’s', () => {
  const bank = practice()
  const inCash = { ...fields, payee: '', notes: hundreds('20000') }
  expect(bank.act('0011', '6800', inCash)).toContain('C 1001-01-01 20000.00 -> 3800.00')
  const other = practice()
  bookedFrom(other, 2_000_000n)
  expect(other.refusal('0011', '6800', inCash)).toBe('bookingMissing')
  must(other, '0011', '0522', { account: 'A1', action: 'book', on: '2026-03-03', amount: '20000' })
  other.turnTo('2026-03-03')
  const lines = must(other, '0011', '6800', inCash)
  expect(lines.some(line => line.includes('state announced > used'))).toBe(true)
})

test('6800 again adds to what is drawn; the last draw ends the contract', () => {
  const bank = practice()
  draw(bank, 'HT-100', '20000')
  draw(bank, 'HT-100', '20000')
  expect(itemState(bank, CONTRACT)).toBe('active')
  expect(bank.refusal('0013', '6800', { ...fields, amount: '10000.01' })).toBe('contractExceeded at amount')
  draw(bank, 'HT-100', '10000')
  expect(itemState(bank, CONTRACT)).toBe('drawn')
  expect(bank.refusal('0013', '6800', { ...fields, amount: '1' })).toBe('contractExceeded at amount')
})

test('6800 on a mortgage waits for the collateral in custody', () => {
  const bank = practice()
  const mortgage = { contract: 'HT-200', amount: '200000', payee: 'A1' }
  expect(bank.refusal('0013', '6800', mortgage)).toBe('collateralMissing at contract')
  const deed = { action: 'in', contract: 'HT-200', thing: '住宅', document: '1', keeper: '0003' }
  must(bank, '0011', '6821', { ...deed, value: '299999.99' })
  expect(bank.refusal('0013', '6800', mortgage)).toBe('collateralMissing at contract')
  must(bank, '0011', '6821', { ...deed, document: '2', value: '1' })
  expect(bank.refusal('0013', '6800', mortgage)).toBe('parked')
})

/** A contract as its first draw registered it, before contracts had a code of their own. */
const ofOld = (bank: Bank) => {
  const data = {
    customer: '000000001',
    number: 'OLD',
    approved: 90_000_00n,
    drawn: 0n,
    ratePpm: 43_500,
    months: 6,
  }
  const opened = { opened: '2026-01-05', by: '0013', until: null }
  const id = 'contract-20260105-1'
  patch(bank, 'item', id, { kind: 'contract', id, state: 'active', ...opened, data })
  patch(bank, 'claim', 'contract/OLD', { owner: id })
}

test('6800 on a contract that its first draw had registered pays in one at maturity', () => {
  const bank = practice()
  ofOld(bank)
  const no = draw(bank, 'OLD', '1000')
  expect(accountOf(bank, no).terms).toMatchObject({
    months: 6,
    plan: { method: 'bullet', payer: null, penaltyPermille: 1_500 },
  })
  bookedFrom(bank, 100n)
  const inCash = { contract: 'OLD', amount: '1000', payee: '', notes: '100x10' }
  expect(bank.refusal('0011', '6800', inCash)).toBe('bookingMissing')
})

refuses('6800', good, [
  ['a contract that nobody has registered', { contract: 'HT-9' }, 'contractUnknown at contract'],
  ['more than is approved', { amount: '50000.01' }, 'contractExceeded at amount'],
  [
    'a contract whose time to draw is over',
    {},
    'contractOver at contract',
    bank => bank.turnTo('2026-08-03'),
  ],
  [
    'a contract that day end has ended',
    {},
    'contractOver at contract',
    bank => patch(bank, 'item', CONTRACT, { state: 'lapsed' }),
  ],
  ['a payee that is a deposit', { payee: 'F1' }, 'accountWrongProduct at payee'],
  ['neither notes nor account', { by: '0011', payee: '' }, 'notesMissing at notes'],
  ['both notes and account', { notes: '100x200' }, 'notesAndAccount at notes'],
  [
    'cash that with what was paid today is much, with nobody named',
    { by: '0011', payee: '', notes: '100x200' },
    'largeCashToday at actor',
    paidBefore,
  ],
  ['cash without a till', { payee: '', notes: '100x200' }, 'tillMissing'],
  ['cash from a balanced till', { by: '0012', payee: '', notes: '100x200' }, 'till_balanced'],
  ['more notes than the till has', { by: '0011', payee: '', notes: '50x400' }, 'notesShort'],
])

const great = (bank: Bank) => {
  plenty(bank)
  must(bank, '0013', '6805', contractFor({ amount: '2000000', term: '12', method: 'bullet' }, 'BIG'))
}
signatures('6800', great, { contract: 'BIG', payee: 'A1' }, [
  ['0011', { amount: '1.00' }, 'supervisor'],
  ['0011', { amount: '499999.99' }, 'supervisor'],
  ['0011', { amount: '500000.00' }, 'supervisor, director'],
  ['0013', { amount: '499999.99' }, 'supervisor'],
  ['0013', { amount: '500000.00' }, 'supervisor, director'],
])

test('6800 taken back: loan closed, and as much may be drawn again, never more', () => {
  const bank = practice()
  draw(bank, 'HT-100', '20000')
  expect(undo(bank, '0013', 4)).toEqual([
    'posted 7',
    'set item loanCheck-20260302-4 state due > reversed',
    'C A1 -20000.00 -> 25200.00',
    `D ${LOAN} -20000.00 -> 0.00`,
    `set account ${LOAN} status open > closed, closed null > 2026-03-02`,
    `set item ${CONTRACT} state active > active, data {"drawn":"#2000000"} > {"drawn":"#0"}`,
    'new mark 2026-03-02/4',
  ])
  expect(bank.refusal('0013', '6800', { ...fields, amount: '50000.01' })).toBe('contractExceeded at amount')
  expect(draw(bank, 'HT-100', '50000')).toBe('0101310000000043')
})

test('6800 is not taken back once more was drawn on its contract', () => {
  const bank = practice()
  draw(bank, 'HT-100', '20000')
  draw(bank, 'HT-100', '20000')
  expect(bank.refusal('0013', '8501', { serial: '4', reason: '录错' })).toBe('changedSince')
  expect(undo(bank, '0013', 7)[0]).toMatch(/^posted/)
  expect(balanceOf(bank, 'A1')).toBe('45200.00')
})
