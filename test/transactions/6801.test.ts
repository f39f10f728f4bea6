import { expect, test } from 'vitest'
import { explainOwed } from '../../core/loans/explain.ts'
import { printMoney } from '../../core/money.ts'
import { sealed } from '../support/company.ts'
import { booked, debtOf, lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, type Bank, balanceOf, cash, patch, practice } from '../support/practice.ts'
import { junior, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0013', fields: { account: 'L2', amount: '1000', payer: 'A1' } }

test('6801 of an instalment that is due takes interest first, then principal', () => {
  const bank = practice()
  expect(bank.run('0013', '6801', good.fields).slice(0, 4)).toEqual([
    'posted 2',
    'D A1 1000.00 -> 24200.00',
    'C 6011 60.00 -> 60.00',
    'C L2 940.00 -> 11060.00',
  ])
  expect(debtOf(bank, 'L2')).toMatchObject({
    due: 1,
    lines: [{ number: 1, day: '2026-03-02', principal: 3_280n, interest: 0n }],
  })
  must(bank, '0013', '6801', { ...good.fields, amount: '32.80' })
  expect(debtOf(bank, 'L2').lines).toEqual([])
  expect(bank.refusal('0013', '6801', { ...good.fields, amount: '0.01' })).toBe('moreThanDue at amount')
})

test('6801 of all that is owed closes the loan', () => {
  const bank = practice()
  bank.turnTo('2027-01-01')
  expect(bank.refusal('0013', '6801', { account: 'L1', amount: '10441.05', payer: 'A1' })).toBe(
    'moreThanDue at amount',
  )
  const lines = must(bank, '0013', '6801', { account: 'L1', amount: '10441.04', payer: 'A1' })
  expect(lines).toContain('C L1 10000.00 -> 0.00')
  expect(accountOf(bank, 'L1')).toMatchObject({ status: 'closed', closed: '2027-01-01' })
})

/** Drawn on the tenth for a month: due on the tenth of the next, at 4.35 %, and half as much again when late. */
const overdue = (days: string, uplift = '50'): { readonly bank: Bank; readonly no: string } => {
  const bank = rich(practice())
  const lent = { amount: '100000', term: '1', method: 'bullet', rate: '4.35', uplift }
  const no = lend(bank, '2023-06-10', lent)
  bank.turnTo(days)
  return { bank, no }
}

test.each([
  ['on the day', '2023-07-10', 0n, 0n],
  ['a day late', '2023-07-11', 1_813n, 7n],
  ['thirty days late', '2023-08-09', 54_375n, 197n],
])(
  '6801 %s owes penalty on the principal and compound interest on the interest',
  (_rule, day, penalty, compound) => {
    const { bank, no } = overdue(day)
    expect(owedOn(bank, no, day).owed).toMatchObject({
      notDue: 0n,
      due: 10_000_000n,
      interest: 36_250n,
      penalty,
      compound,
    })
  },
)

const parts = (bank: Bank, no: string) => {
  const { due, interest, penalty, compound } = owedOn(bank, no, bank.head.day).owed
  return { due, interest, penalty, compound }
}

test('6801 in part goes to compound, penalty, interest, principal in that order', () => {
  const { bank, no } = overdue('2023-08-09')
  const pay = (amount: string) => must(bank, '0013', '6801', { account: no, amount, payer: 'A1' })
  pay('1.00')
  expect(parts(bank, no)).toEqual({ due: 10_000_000n, interest: 36_250n, penalty: 54_375n, compound: 97n })
  pay('500.00')
  expect(parts(bank, no)).toMatchObject({ interest: 36_250n, penalty: 4_472n, compound: 0n })
  pay('500.00')
  expect(parts(bank, no)).toEqual({ due: 9_990_722n, interest: 0n, penalty: 0n, compound: 0n })
})

test('6801 late for more than ninety days takes the principal first; both orders are parameters', () => {
  const { bank, no } = overdue('2023-10-09')
  must(bank, '0013', '6801', { account: no, amount: '1000', payer: 'A1' })
  expect(parts(bank, no)).toMatchObject({ due: 9_900_000n, interest: 36_250n })
  const late = overdue('2023-10-08')
  const loan = late.bank.state.get('parameters', 'current')?.loan
  const order = ['interest', 'principal', 'penalty', 'compound']
  patch(late.bank, 'parameters', 'current', { loan: { ...loan, order } })
  must(late.bank, '0013', '6801', { account: late.no, amount: '1000', payer: 'A1' })
  expect(parts(late.bank, late.no)).toMatchObject({ due: 9_936_250n, interest: 0n })
})

test('6801 of what was paid in part stops its own penalty, and loses no fraction', () => {
  const { bank, no } = overdue('2023-07-11')
  must(bank, '0013', '6801', { account: no, amount: '18.20', payer: 'A1' })
  expect(parts(bank, no)).toMatchObject({ penalty: 0n, compound: 0n })
  // 100,000 × 6.525 % ÷ 360 is 18.125 a day: two days are 36.25, and 18.13 of them are paid.
  expect(owedOn(bank, no, '2023-07-12').owed).toMatchObject({ penalty: 1_812n })
})

test('6801 in cash takes the notes in', () => {
  const bank = practice()
  const lines = bank.run('0011', '6801', { account: 'L2', amount: '1000', notes: '100x10' })
  expect(lines.slice(1, 3)).toEqual(['D 1001-01-01 1000.00 -> 24800.00', 'notes 100x10 customer > till:01'])
})

test('6801 takes from interest receivable and overdue loans what stands there', () => {
  const { bank, no } = overdue('2023-08-09')
  must(bank, '0003', '6830', { kind: 'accrue', account: no })
  must(bank, '0003', '6830', { kind: 'overdue', account: no })
  expect([balanceOf(bank, '1132-01'), balanceOf(bank, '1303-09')]).toEqual(['908.22', '100000.00'])
  must(bank, '0013', '6801', { account: no, amount: '1908.22', payer: 'A1' })
  expect([booked(bank, '1132-01'), booked(bank, '1303-09'), booked(bank, '6011')]).toEqual([
    '-908.22',
    '-1000.00',
    '0.00',
  ])
})

const lost = (bank: Bank) => {
  must(bank, '0013', '6840', { action: 'classify', account: 'L2', class: 'loss', reason: '破产' })
  must(bank, '0013', '6840', { action: 'writeOff', account: 'L2', reason: '批复 1 号' })
}

refuses('6801', good, [
  ['a demand account', { account: 'A2' }, 'accountWrongProduct at account'],
  ['more than is due', { amount: '1032.81' }, 'moreThanDue at amount'],
  ['what is not due at all', { account: 'L1', amount: '1' }, 'moreThanDue at amount'],
  ['a loan that is written off', {}, 'loanWrittenOff at account', lost],
  ['a payer with less', { payer: 'A2' }, 'insufficientFunds'],
  ['a payer under a loss report', { payer: 'A3', amount: '1' }, 'accountStopped'],
  ['neither notes nor account', { by: '0011', payer: '' }, 'notesMissing at notes'],
  ['both notes and account', { notes: '100x10' }, 'notesAndAccount at notes'],
  ['cash without a till', { payer: '', notes: '100x10' }, 'tillMissing'],
  ['cash into a balanced till', { by: '0012', payer: '', notes: '100x10' }, 'till_balanced'],
  ['notes of another worth', { by: '0011', payer: '', notes: '100x9' }, 'notesSum at notes'],
])

/** A company pays on its own order. */
const ordered = { ...good.fields, payer: 'K1', ...sealed }
refuses('6801', { by: '0013', fields: ordered }, [
  ['an order whose seals differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an order that nobody has compared', { presented: '' }, 'fieldMissing at presented'],
  ['an account without a specimen', { payer: 'Q1' }, 'specimenMissing at payer'],
  ['a person with seals', { payer: 'A1' }, 'fieldUnwanted at presented'],
  [
    'an order under seals that are reported lost',
    {},
    'sealCardLost at payer',
    bank => patch(bank, 'item', 'sealCard-20260105-1', { state: 'lost' }),
  ],
])

const LOAN = '0101310000000035'
/** Due today, whatever the amount. */
const lent = (prepare: (bank: Bank) => void) => (bank: Bank) => {
  prepare(bank)
  lend(bank, bank.head.day, { amount: '90000', term: '1', method: 'bullet' })
  const terms = accountOf(bank, LOAN).terms
  const phases = [{ first: 1, from: '2026-02-02', balance: 9_000_000n, rows: null, payment: null }]
  if (terms?.kind === 'loan')
    patch(bank, 'account', LOAN, {
      terms: { ...terms, start: '2026-02-02', maturity: '2026-03-02', plan: { ...terms.plan, phases } },
    })
}
const back = (amount: string) => ({ amount, notes: cash(amount) })
signatures('6801', lent(plenty), { account: LOAN }, [
  ['0011', back('49999.99'), 'nobody'],
  ['0011', back('50000.00'), 'reviewer+count'],
  ['0011', { amount: '49999.99', payer: 'A1' }, 'nobody'],
  ['0011', { amount: '50000.00', payer: 'A1' }, 'reviewer'],
])
signatures('6801', lent(junior), { account: LOAN }, [
  ['0015', back('24999.99'), 'nobody'],
  ['0015', back('25000.00'), 'reviewer+count'],
])

test('6801 taken back: every part of the debt is as it was', () => {
  const bank = practice()
  const before = accountOf(bank, 'L2')
  must(bank, '0013', '6801', good.fields)
  undo(bank, '0013', 2)
  expect(accountOf(bank, 'L2')).toEqual(before)
})

test('6801 taken back after the whole was repaid: the loan of old is open again', () => {
  const bank = practice()
  bank.turnTo('2027-02-10')
  const owed = owedOn(bank, 'L1', '2027-02-10').owed
  const amount = printMoney(owed.due + owed.interest + owed.penalty + owed.compound)
  must(bank, '0011', '6801', { account: 'L1', amount, notes: cash(amount) })
  expect(accountOf(bank, 'L1').status).toBe('closed')
  undo(bank, '0011', 1)
  expect(accountOf(bank, 'L1')).toMatchObject({ status: 'open', balance: 1_000_000n })
  expect(owedOn(bank, 'L1', '2027-02-10').owed).toEqual(owed)
})

test('6801 shows every base, rate and days of what is owed, and the rows re-add to it', () => {
  const { bank, no } = overdue('2023-07-20')
  must(bank, '0013', '6801', { account: no, amount: '100.05', payer: 'A1' })
  const on = owedOn(bank, no, '2023-08-09')
  const rows = explainOwed(on).map(({ label, text }) => [label.en, text])
  expect(rows).toEqual([
    ['Principal not yet due', '0.00'],
    ['No. 1, 2023-07-10: principal and interest unpaid', '100,000.00 + 362.50'],
    ['Penalty interest counted before', '181.25000'],
    ['Penalty interest', '100,000.00 × 20 × 4.35% × 1.5 ÷ 360 = 362.50000'],
    ['Penalty interest paid', '-99.39'],
    ['Penalty interest unpaid', '444.36'],
    ['Compound interest counted before', '0.65703'],
    ['Compound interest', '362.50 × 20 × 4.35% × 1.5 ÷ 360 = 1.31406'],
    ['Compound interest paid', '-0.66'],
    ['Compound interest unpaid', '1.31'],
  ])
  expect(on.owed).toMatchObject({ penalty: 44_436n, compound: 131n })
})
