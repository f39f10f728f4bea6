import { describe, expect, test } from 'vitest'
import { settlementBefore, settlementInNight } from '../../core/day/settlement.ts'
import { overdraftInterest } from '../../core/interest/overdraft.ts'
import { runningSegments } from '../../core/interest/running.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { keptSince } from '../../core/ledger/dayBalances.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { given } from '../../core/std.ts'
import { accountOf, balanceOf, type Bank, patch, practice } from '../support/practice.ts'
import { freezes } from '../support/orders.ts'
import { must } from '../support/tables.ts'

const { A1 = '', A2 = '', A3 = '' } = practiceAccounts

function at(state: string, day: string, bank: Bank = practice()): Bank {
  patch(bank, 'branch', '0101', { day, state })
  bank.turnTo(day)
  return bank
}

const morning = (bank?: Bank) => at('settling', '2026-03-21', bank)

const moved = (lines: readonly string[]) => lines.filter(line => /^[DC] /.test(line))
const run = (bank: Bank, fields: Readonly<Record<string, string>> = {}) => bank.run('9999', '8098', fields)
const owed = (bank: Bank, product: string) => bank.state.get('tally', `accrued/${product}`)?.amount ?? 0n

test('8098 pays on the day after what the settlement day has earned, with value on that day', () => {
  const bank = morning()
  expect(moved(run(bank, { accounts: `${A1} ${A2} ${A3}` })).filter(line => line.startsWith('C A'))).toEqual([
    'C A1 21.91 -> 25221.91',
    'C A2 0.54 -> 800.54',
    'C A3 0.03 -> 60.03',
  ])
  const row = given(bank.rows.at(-1), 'the row')
  const legs = row.effects.filter(effect => effect.type === 'leg' && effect.side === 'C')
  expect([row.day, ...new Set(legs.map(leg => (leg.type === 'leg' ? leg.valueDay : '')))]).toEqual([
    '2026-03-21',
    '2026-03-21',
  ])
})

test('8098 pays once whom it names, from what was accrued first', () => {
  const bank = at('balanced', '2026-02-28')
  must(bank, '0003', '8006', { kind: 'accrue' })
  morning(bank)
  expect(moved(run(bank, { accounts: A1 }))).toEqual([
    expect.stringMatching(/^D 2231 21\.91 -> /),
    'C A1 21.91 -> 25221.91',
  ])
  expect(moved(run(bank, { accounts: A1 }))).toEqual([])
  expect([balanceOf(bank, 'A2'), accountOf(bank, 'A2').status]).toEqual(['800.00', 'open'])
})

test('8098 ends with a row that leaves as owed what is owed, and lets the branch open', () => {
  const bank = at('balanced', '2026-02-28')
  must(bank, '0003', '8006', { kind: 'accrue' })
  morning(bank)
  run(bank, { accounts: `${A1} ${A2} ${A3}` })
  run(bank, { left: `${practiceAccounts.D1 ?? A1} accountRestricted` })
  expect(bank.state.get('branch', '0101')?.state).toBe('closed')
  // Those that nobody has settled keep what they have earned.
  const open = [...bank.state.rows.values()].map(stored => stored?.value as ReturnType<typeof accountOf>)
  const unsettled = open.filter(one => one?.product === 'demand' && one.status === 'open')
  const segments = unsettled.flatMap(one =>
    runningSegments(one, '2026-03-21', '2026-03-20', defaultParameters),
  )
  expect(owed(bank, 'demand')).toBe(interestOf(segments))
})

test('8098 of a branch that accrues daily keeps what the closed days after the settlement have earned', () => {
  const bank = practice()
  const parameters = {
    deposits: { ...defaultParameters.deposits, accrual: 'daily' },
    closedDays: ['2026-03-21', '2026-03-22'],
  }
  patch(bank, 'parameters', 'current', parameters)
  at('closing', '2026-03-20', bank)
  bank.run('9999', '8097', { kind: 'accrue' })
  at('settling', '2026-03-23', bank)
  run(bank, { accounts: A1 })
  run(bank)
  const others = [...bank.state.rows.values()].map(stored => stored?.value as ReturnType<typeof accountOf>)
  const demand = others.filter(one => one?.product === 'demand' && one.status === 'open')
  const segments = demand.flatMap(one => runningSegments(one, '2026-03-23', '2026-03-22', defaultParameters))
  expect(owed(bank, 'demand')).toBe(interestOf(segments))
})

test.each([
  ['quarterly20', '2026-03-20', [], '2026-03-20', '2026-03-21'],
  ['quarterly20', '2026-03-19', [], null, null],
  ['quarterly20', '2026-06-19', ['2026-06-20', '2026-06-21'], '2026-06-20', '2026-06-22'],
  ['yearly0630', '2026-03-20', [], null, null],
  ['yearly0630', '2026-06-30', [], '2026-06-30', '2026-07-01'],
] as const)('a settlement by %s in the night after %s, closed %j: %s, posted on %s', (...row) => {
  const [settlement, evening, closed, falls, posted] = row
  const parameters = { closedDays: [...closed], deposits: { ...defaultParameters.deposits, settlement } }
  expect(settlementInNight(evening, parameters)).toBe(falls)
  if (posted) expect(settlementBefore(posted, parameters)).toBe(falls)
})

test('8098 is the program’s own, and only while interest is settled', () => {
  expect(morning().refusal('0002', '8098')).toBe('notYourCode')
  expect(at('closing', '2026-03-20').refusal('9999', '8098')).toBe('branch_closing')
  expect(practice().refusal('9999', '8098')).toBe('branch_open')
})

test.each(['8001', '0001', '8006'])('%s waits while interest is settled', code => {
  const fields: Record<string, string> = code === '8006' ? { kind: 'accrue' } : {}
  expect(morning().refusal('0003', code, fields)).toBe('branch_settling')
})

describe('8098 of an account that was overdrawn', () => {
  /** A2 with 800 may go down to −500, and does so on some days before the 21st. */
  const overdrawn = (moves: readonly (readonly [string, 'out' | 'in', string])[], limit = '500') => {
    const bank = practice()
    must(bank, '0013', '0560', { account: 'A2', limit })
    for (const [day, way, amount] of moves) {
      patch(bank, 'branch', '0101', { day })
      bank.turnTo(day)
      const [payer, payee] = way === 'out' ? ['A2', 'A1'] : ['A1', 'A2']
      must(bank, '0013', '0530', { payer, payee, amount })
    }
    return bank
  }
  const settle = (bank: Bank) => run(morning(bank), { accounts: A2 })
  const ofA2 = (lines: readonly string[]) =>
    lines.filter(line => / A2 -?\d/.test(line) && /^[DC] /.test(line))

  test('what it has earned and what it owes are two entries, never their difference', () => {
    // 800 for the days to the 11th earn; 300 at 18 % over 360 for the nine days to the 20th cost 1.35.
    const bank = overdrawn([
      ['2026-03-11', 'out', '1100'],
      ['2026-03-20', 'in', '400'],
    ])
    const lines = settle(bank)
    expect(ofA2(lines)).toEqual(['C A2 0.47 -> 100.47', 'D A2 1.35 -> 99.12'])
    expect(moved(lines)).toContain('C 6011 1.35 -> 1.35')
    expect(moved(lines)).toContain('D 6411-11 0.47 -> 0.47')
  })

  test('what was accrued of it is receivable first, the rest is income', () => {
    const bank = overdrawn([['2026-03-11', 'out', '1100']])
    const deposits = { ...defaultParameters.deposits, accrual: 'daily' }
    patch(bank, 'parameters', 'current', { deposits })
    at('closing', '2026-03-15', bank)
    bank.run('9999', '8097', { kind: 'accrue' })
    // Five days to the 15th are 0.75, and the ten to the 20th 1.50.
    expect([owed(bank, 'overdraft'), balanceOf(bank, '1132-02')]).toEqual([75n, '0.75'])
    const lines = settle(bank)
    expect(moved(lines)).toContain('C 1132-02 0.75 -> 0.00')
    expect(moved(lines)).toContain('C 6011 0.75 -> 1.50')
    expect(balanceOf(bank, '1132-02')).toBe('0.00')
  })

  test.each<[string, string, (bank: Bank) => void]>([
    ['beyond its limit', '300', () => undefined],
    ['from a frozen account', '500', bank => void freezes(bank, 'A2', { bars: 'out' })],
  ])('what it owes is not taken %s: it waits, and counts on', (_name, limit, done) => {
    const bank = overdrawn([['2026-03-11', 'out', '1100']], limit)
    done(bank)
    expect(ofA2(settle(bank))).toEqual(['C A2 0.47 -> -299.53'])
    expect(overdraftInterest(accountOf(bank, 'A2'), '2026-03-21')).toBe(150n)
    run(bank)
    expect([owed(bank, 'overdraft'), balanceOf(bank, '1132-02')]).toEqual([150n, '1.50'])
  })

  test('settled, it owes nothing up to that day, and from there what is overdrawn, interest and all', () => {
    const bank = overdrawn([['2026-03-11', 'out', '1100']])
    settle(bank)
    const account = accountOf(bank, 'A2')
    // −300 + 0.47 − 1.50 is what the next days cost on.
    expect(balanceOf(bank, 'A2')).toBe('-301.03')
    expect(['2026-03-21', '2026-03-31'].map(day => overdraftInterest(account, day))).toEqual([0n, 151n])
    expect(moved(run(bank, { accounts: A2 }))).toEqual([])
  })

  test('settled on the first open day after closed ones it counts from the 21st all the same', () => {
    const bank = at('settling', '2026-03-25', overdrawn([['2026-03-11', 'out', '1100']]))
    const closedDays = ['2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24']
    patch(bank, 'parameters', 'current', { closedDays })
    run(bank, { accounts: A2 })
    const account = accountOf(bank, 'A2')
    expect(balanceOf(bank, 'A2')).toBe('-301.03')
    expect(['2026-03-21', '2026-03-31'].map(day => overdraftInterest(account, day))).toEqual([0n, 151n])
    const legs = given(bank.rows.at(-1), 'the row').effects.filter(effect => effect.type === 'leg')
    const ofAccount = legs.filter(leg => leg.type === 'leg' && leg.account === A2)
    expect(ofAccount.map(leg => (leg.type === 'leg' ? leg.valueDay : ''))).toEqual([
      '2026-03-21',
      '2026-03-21',
    ])
  })

  test('taken back by 8502 on a later day, it stands again as it stood, to the day', () => {
    const bank = overdrawn([['2026-03-11', 'out', '1100']])
    const before = accountOf(morning(bank), 'A2')
    run(bank, { accounts: A2 })
    const { day, serial } = given(bank.rows.at(-1), 'the row')
    at('open', '2026-03-25', bank)
    const taken = { row: `${day}/${serial}`, basis: 'consent', paper: '申请书1号', reason: '结息有误' }
    must(bank, '0013', '8502', taken)
    const after = accountOf(bank, 'A2')
    expect([after.balance, after.overdraft, after.moment]).toEqual([
      before.balance,
      before.overdraft,
      before.moment,
    ])
  })

  test.each<[string, string, bigint]>([
    ['a limit that nobody has used', '0', 0n],
    ['what waits, beyond its limit,', '1100', 150n],
  ])('%s takes value days from the settlement on, and is not settled twice', (_name, drawn, waits) => {
    const bank = overdrawn(drawn === '0' ? [] : [['2026-03-11', 'out', drawn]], '300')
    settle(bank)
    const account = accountOf(bank, 'A2')
    expect(keptSince(account)).toBe('2026-03-21')
    expect(overdraftInterest(account, '2026-03-21')).toBe(waits)
    const { serial } = bank.head
    expect(run(bank, { accounts: A2 })).toEqual([`posted ${serial + 1}`])
  })

  test('its days are forgotten, and come back when it is taken back, whatever has been booked since', () => {
    const bank = overdrawn([
      ['2026-03-11', 'out', '1100'],
      ['2026-03-16', 'in', '400'],
    ])
    const days = () => accountOf(bank, 'A2').dayBalances?.map(({ day }) => day)
    settle(bank)
    const { day, serial } = given(bank.rows.at(-1), 'the row')
    expect(days()).toEqual(['2026-03-16', '2026-03-21'])
    at('open', '2026-03-25', bank)
    must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '10' })
    const taken = { row: `${day}/${serial}`, basis: 'consent', paper: '申请书1号', reason: '结息有误' }
    must(bank, '0013', '8502', taken)
    expect(days()).toEqual(['2026-03-02', '2026-03-11', '2026-03-16', '2026-03-25'])
    expect(keptSince(accountOf(bank, 'A2'))).toBe('2026-03-02')
    // 300 for the five days to the 15th, as if nothing had been settled.
    expect(overdraftInterest(accountOf(bank, 'A2'), '2026-03-31')).toBe(75n)
  })

  test('an account whose limit has ended forgets the overdraft with its settlement', () => {
    const bank = overdrawn([
      ['2026-03-11', 'out', '1100'],
      ['2026-03-16', 'in', '900'],
    ])
    must(bank, '0013', '0560', { account: 'A2', limit: '0' })
    settle(bank)
    expect(accountOf(bank, 'A2').overdraft).toBeNull()
  })

  test('the last row leaves as receivable what all accounts owe', () => {
    const bank = overdrawn([['2026-03-11', 'out', '1100']])
    morning(bank)
    run(bank)
    expect([owed(bank, 'overdraft'), balanceOf(bank, '1132-02')]).toEqual([150n, '1.50'])
  })

  test('a branch that was founded without the account opens it when it is first receivable', () => {
    const bank = overdrawn([['2026-03-11', 'out', '1100']])
    bank.state.rows.delete('account:1132-02')
    morning(bank)
    run(bank)
    expect(balanceOf(bank, '1132-02')).toBe('1.50')
  })
})
