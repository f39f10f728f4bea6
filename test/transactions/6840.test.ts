import { expect, test } from 'vitest'
import { suggestedClass } from '../../core/loans/classes.ts'
import { given } from '../../core/std.ts'
import { debtOf, owedOn, rich } from '../support/loans.ts'
import { accountOf, type Bank, balanceOf, cash, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const classify = (to: string, account = 'L2') => ({ action: 'classify', account, class: to, reason: '检查' })
const good = { by: '0013', fields: classify('mention') }
const writeOff = { action: 'writeOff', account: 'L2', reason: '批复 1 号' }
const recover = (amount: string) => ({ action: 'recover', account: 'L2', amount, payer: 'A1' })
const allowance = (bank: Bank) => [balanceOf(bank, '1304'), balanceOf(bank, '6701')]

test.each([
  ['mention', '240.00'],
  ['substandard', '3000.00'],
  ['doubtful', '6000.00'],
  ['loss', '12000.00'],
])('6840 to %s brings the allowance to %s', (to, amount) => {
  const bank = practice()
  must(bank, '0013', '6840', classify(to))
  expect(allowance(bank)).toEqual([amount, amount])
  expect(debtOf(bank, 'L2').class).toBe(to)
})

test('6840 to a better class takes the allowance back in red, and to the same is refused', () => {
  const bank = practice()
  must(bank, '0013', '6840', classify('doubtful'))
  expect(must(bank, '0013', '6840', classify('pass')).slice(1, 3)).toEqual([
    'D 6701 -5880.00 -> 120.00',
    'C 1304 -5880.00 -> 120.00',
  ])
  expect(bank.refusal('0013', '6840', classify('pass'))).toBe('classSame at class')
})

test('6840 provides for all loans by what is owed now; repaid, a loan needs no allowance', () => {
  const bank = rich(practice())
  must(bank, '0013', '6840', { action: 'provide' })
  expect(allowance(bank)).toEqual(['220.00', '220.00'])
  expect(bank.refusal('0013', '6840', { action: 'provide' })).toBe('nothingToBook')
  must(bank, '0003', '6830', { kind: 'collect' })
  must(bank, '0013', '6840', { action: 'provide' })
  expect(debtOf(bank, 'L2').provision).toBe(11_027n)
  must(bank, '0013', '6803', { account: 'L1', extent: 'whole', payer: 'A1' })
  expect(allowance(bank)).toEqual(['110.27', '110.27'])
})

test('6840 the shares of the classes are parameters', () => {
  const bank = practice()
  const provision = bank.state.get('parameters', 'current')?.provision
  patch(bank, 'parameters', 'current', { provision: { ...provision, mention: 30 } })
  must(bank, '0013', '6840', classify('mention'))
  expect(allowance(bank)).toEqual(['360.00', '360.00'])
})

test.each([
  ['2026-03-02', 'pass'],
  ['2026-03-03', 'mention'],
  ['2026-05-31', 'mention'],
  ['2026-06-01', 'substandard'],
  ['2026-11-28', 'doubtful'],
  ['2027-02-26', 'loss'],
])('6840 on %s suggests %s by the days', (day, suggested) => {
  const bank = practice()
  const parameters = given(bank.state.get('parameters', 'current'), 'parameters')
  expect(suggestedClass(owedOn(bank, 'L2', day).owed, parameters)).toBe(suggested)
})

/** L2 late for three months, accrued, overdue, and lost. */
function lost(): Bank {
  const bank = rich(practice())
  bank.turnTo('2026-06-02')
  must(bank, '0003', '6830', { kind: 'accrue', account: 'L2' })
  must(bank, '0003', '6830', { kind: 'overdue', account: 'L2' })
  must(bank, '0013', '6840', classify('loss'))
  return bank
}

test('6840 writes off principal against the allowance, and keeps both parts off the balance', () => {
  const bank = lost()
  const { interest, penalty, compound, accrued } = owedOn(bank, 'L2', '2026-06-02').owed
  must(bank, '0013', '6840', writeOff)
  expect(['L2', '1303-09', '1304', '6701', '1132-01', '6011'].map(no => balanceOf(bank, no))).toEqual([
    '0.00',
    '0.00',
    '0.00',
    '12000.00',
    '0.00',
    '0.00',
  ])
  expect(debtOf(bank, 'L2')).toMatchObject({
    lines: [],
    overdue: 0n,
    provision: 0n,
    writtenOff: {
      day: '2026-06-02',
      principal: 1_200_000n,
      interest: interest + penalty + compound + accrued,
    },
  })
  expect(balanceOf(bank, '7008')).toBe('12000.00')
  expect(bank.refusal('0003', '6830', { kind: 'accrue', account: 'L2' })).toBe('nothingToBook')
})

test('6840 takes what is recovered: principal to the allowance, then interest to income', () => {
  const bank = lost()
  must(bank, '0013', '6840', writeOff)
  must(bank, '0013', '6840', recover('2000'))
  expect([balanceOf(bank, '1304'), balanceOf(bank, '7008')]).toEqual(['2000.00', '10000.00'])
  must(bank, '0011', '6840', { ...recover('1000'), payer: '', notes: '100x10' })
  const { principal = 0n, interest = 0n } = debtOf(bank, 'L2').writtenOff ?? {}
  expect(principal).toBe(900_000n)
  expect(bank.refusal('0013', '6840', recover('99999'))).toBe('moreThanDue at amount')
  const rest = `${(principal + interest) / 100n}.${String((principal + interest) % 100n).padStart(2, '0')}`
  must(bank, '0013', '6840', recover(rest))
  expect([balanceOf(bank, '7008'), balanceOf(bank, '7003'), balanceOf(bank, '1304')]).toEqual([
    '0.00',
    '0.00',
    '12000.00',
  ])
  expect(accountOf(bank, 'L2')).toMatchObject({ status: 'closed', closed: '2026-06-02' })
})

const off = (bank: Bank) => {
  must(bank, '0013', '6840', classify('loss'))
  must(bank, '0013', '6840', writeOff)
}
const takes = { class: '', reason: '', ...recover('100') }
refuses('6840', good, [
  ['the class that it is in', { class: 'pass' }, 'classSame at class'],
  ['to write off what is not lost', { ...writeOff, class: '' }, 'writeOffNotLoss at account'],
  ['to write off twice', { ...writeOff, class: '' }, 'loanWrittenOff at account', off],
  ['to classify what is written off', {}, 'loanWrittenOff at account', off],
  ['to recover what is on the books', takes, 'loanOnBooks at account'],
  ['to recover more than was lost', { ...takes, amount: '99999' }, 'moreThanDue at amount', off],
  ['to recover without notes or account', { ...takes, payer: '' }, 'notesMissing at notes', off],
  ['both notes and account', { ...takes, notes: '100x1' }, 'notesAndAccount at notes', off],
  ['cash without a till', { ...takes, payer: '', notes: '100x1' }, 'tillMissing', off],
  ['cash into a balanced till', { ...takes, by: '0012', payer: '', notes: '100x1' }, 'till_balanced', off],
  [
    'cash into a till that is away',
    { ...takes, by: '0011', payer: '', notes: '100x1' },
    'till_away',
    bank => {
      off(bank)
      patch(bank, 'till', '01', { state: 'away' })
    },
  ],
  [
    'cash into a sealed till',
    { ...takes, by: '0011', payer: '', notes: '100x1' },
    'till_sealed',
    bank => {
      off(bank)
      patch(bank, 'till', '01', { state: 'sealed' })
    },
  ],
  [
    'notes of another worth',
    { ...takes, by: '0011', payer: '', notes: cash('50') },
    'notesSum at notes',
    off,
  ],
  ['a class without a reason', { reason: '' }, 'fieldMissing at reason'],
])

signatures('6840', asItIs, {}, [
  ['0013', classify('mention'), 'supervisor'],
  ['0013', { action: 'provide' }, 'supervisor'],
])
signatures('6840', bank => must(bank, '0013', '6840', classify('loss')), {}, [
  ['0013', classify('pass'), 'supervisor, director'],
  ['0013', writeOff, 'supervisor, director'],
])

test('6840 taken back: class, allowance, write-off and recovery are as they were', () => {
  const bank = lost()
  const steps = [writeOff, recover('2000')]
  const before = steps.map(fields => {
    const was = [
      accountOf(bank, 'L2'),
      balanceOf(bank, '1304'),
      balanceOf(bank, '7003'),
      balanceOf(bank, '7008'),
    ]
    must(bank, '0013', '6840', fields)
    return { was, serial: bank.head.serial }
  })
  for (const { was, serial } of before.toReversed()) {
    undo(bank, '0013', serial)
    expect([
      accountOf(bank, 'L2'),
      balanceOf(bank, '1304'),
      balanceOf(bank, '7003'),
      balanceOf(bank, '7008'),
    ]).toEqual(was)
  }
})
