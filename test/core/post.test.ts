import { describe, expect, test } from 'vitest'
import {
  change,
  credit,
  debit,
  holdMore,
  moveNotes,
  moveProducts,
  moveVouchers,
  openAccount,
} from '../../core/ledger/build.ts'
import { complete, type EffectDraft } from '../../core/ledger/complete.ts'
import type { Effect, Memo } from '../../core/ledger/effects.ts'
import { post } from '../../core/ledger/post.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { encode, type Plain } from '../../core/std.ts'
import { accountOf, type Bank, patch, practice } from '../support/practice.ts'

const at = { day: '2026-03-02', serial: 9 }
const no = (name: string) => practiceAccounts[name] ?? name
const [A1, A2, A3] = [no('A1'), no('A2'), no('A3')]
const TILL = '1001-01-01'
const close = (name: string) =>
  change('account', no(name), accountOf(practice(), name), { status: 'closed', closed: at.day })
const pay = (notes: Record<string, bigint>) => moveNotes('CNY', notes, 'till:01', 'customer')

/** What posting says to these effects: `posted`, or the refusal; nothing may stay behind. */
function says(drafts: readonly EffectDraft[], prepare?: (bank: Bank) => void): string {
  const bank = practice()
  prepare?.(bank)
  const before = encode([...bank.state.rows] as unknown as Plain)
  const draft = post(bank.state, complete(drafts, at.day, 'CNY'), at)
  expect(encode([...bank.state.rows] as unknown as Plain)).toBe(before)
  return isRefusal(draft) ? draft.refused : 'posted'
}

const explained = (drafts: readonly EffectDraft[], prepare?: (bank: Bank) => void): string => {
  const bank = practice()
  prepare?.(bank)
  const draft = post(bank.state, complete(drafts, at.day, 'CNY'), at)
  return isRefusal(draft) ? explainRefusal(draft, 'en') : 'posted'
}

describe('of several faults the first in the fixed order is said', () => {
  /** Each row has the fault of its name and, where it can, those of all rows below it. */
  test.each<[fault: string, says: string, drafts: EffectDraft[]]>([
    [
      'a slip that does not balance',
      'unbalanced',
      [debit(A3, 900n), credit(TILL, 800n), debit('nobody', 0n), close('A3')],
    ],
    [
      'an effect that does not meet its record',
      'accountUnknown',
      [debit(A3, 90_000n), credit(TILL, 90_000n), debit('nobody', 0n), close('A3')],
    ],
    [
      'money out of a stopped account',
      'accountStopped',
      [debit(A3, 90_000n), credit(TILL, 90_000n), close('A3')],
    ],
    ['cash without its notes', 'notesDiffer', [debit(A2, 90_000n), credit(TILL, 90_000n), close('A2')]],
    [
      'a balance below its minimum',
      'insufficientFunds',
      [debit(A2, 90_000n), credit(TILL, 90_000n), pay({ '100': 9n }), close('A2')],
    ],
    [
      'closing what is not empty',
      'accountNotEmpty',
      [debit(A2, 70_000n), credit(TILL, 70_000n), pay({ '100': 7n }), close('A2')],
    ],
    ['no fault', 'posted', [debit(A2, 80_000n), credit(TILL, 80_000n), pay({ '100': 8n }), close('A2')]],
  ])('%s: %s', (_fault, said, drafts) => {
    expect(says(drafts)).toBe(said)
  })
})

describe('every effect meets the record it is about', () => {
  const memo = (way: Memo['way'], account: string, amount: bigint): Effect => ({
    type: 'memo',
    way,
    account,
    unit: 'CNY',
    amount,
  })
  const tellerWas = (duty: string): Effect => ({
    type: 'set',
    kind: 'teller',
    key: '0011',
    from: { duty },
    to: { duty: 'away' },
  })
  test.each<[rule: string, says: string, drafts: EffectDraft[]]>([
    ['a leg on no account', 'accountUnknown', [debit('9', 1n), credit(A1, 1n)]],
    ['a memo on no account', 'accountUnknown', [memo('receipt', '9', 1n)]],
    ['a hold on no account', 'accountUnknown', [holdMore('9', 1n)]],
    ['products on no account', 'accountUnknown', [moveProducts('9', 1n)]],
    ['a payment of more than is off balance', 'offBalanceShort', [memo('payment', '7005', 1n)]],
    ['freeing what is not held', 'holdTooSmall', [holdMore(A1, -1n)]],
    ['a face that is none', 'faceUnknown', [pay({ '3': 1n })]],
    ['a note that the till does not have', 'notesShort', [pay({ '1': 101n })]],
    ['a range that runs backwards', 'rangeEmpty', [moveVouchers('passbook', [5, 4], 'supplier', 'till:00')]],
    [
      'a number that came before',
      'vouchersKnown',
      [moveVouchers('passbook', [2000, 2001], 'supplier', 'till:00')],
    ],
    [
      'a number that another holds',
      'vouchersNotHeld',
      [moveVouchers('passbook', [1001, 1001], 'till:00', 'till:02')],
    ],
    [
      'a range half of which another holds',
      'vouchersNotHeld',
      [moveVouchers('passbook', [1050, 1051], 'till:01', 'void')],
    ],
    ['a set of what has changed', 'changedSince', [tellerWas('off')]],
    ['a set of what is as it says', 'posted', [tellerWas('on')]],
    [
      'an account that is there already',
      'changedSince',
      [openAccount({ no: A1, gl: '2011-11', unit: 'CNY', opened: at.day })],
    ],
  ])('%s: %s', (_rule, said, drafts) => {
    expect(says(drafts)).toBe(said)
  })

  test('a leg on a closed account, and in another unit', () => {
    const pays = [debit(A1, 1n), credit(A2, 1n)]
    expect(says(pays, bank => patch(bank, 'account', A2, { status: 'closed' }))).toBe('accountClosed')
    expect(says(pays, bank => patch(bank, 'account', A2, { unit: 'CZK' }))).toBe('unitMismatch')
  })

  test('an effect sees what the effects before it have left', () => {
    const twice = [holdMore(A1, 5n), holdMore(A1, -5n), holdMore(A1, -1n)]
    expect([says(twice.slice(0, 2)), says(twice)]).toEqual(['posted', 'holdTooSmall'])
    const newAccount = openAccount({ no: 'new', gl: '2011-11', unit: 'CNY', opened: at.day })
    expect(says([newAccount, debit(A1, 1n), credit('new', 1n)])).toBe('posted')
    expect(says([debit(A1, 1n), credit('new', 1n), newAccount])).toBe('accountUnknown')
  })
})

describe('every slip balances by itself, in every unit', () => {
  const czk = (bank: Bank) => {
    for (const account of ['K1', 'K2']) {
      patch(bank, 'account', account, { ...accountOf(bank, '1003'), no: account, unit: 'CZK', balance: 0n })
    }
  }
  const inCzk = (side: 'D' | 'C', account: string, amount: bigint, slip = 1): EffectDraft => ({
    ...(side === 'D' ? debit : credit)(account, amount, slip),
    unit: 'CZK',
  })
  test('many debits and many credits', () => {
    const lines = [debit('6602', 60n), debit('6421', 40n), credit('1003', 70n), credit('2241-02', 20n)]
    expect(says([...lines, credit('6051', 10n)])).toBe('posted')
    expect(explained([...lines, credit('6051', 9n)])).toBe('Slip 1 does not balance, by 0.01')
  })
  test('two slips do not help each other out', () => {
    const crossed = [
      debit('6602', 60n, 1),
      credit('1003', 50n, 1),
      debit('6602', 40n, 2),
      credit('1003', 50n, 2),
    ]
    expect(explained(crossed)).toBe('Slip 1 does not balance, by 0.10')
  })
  test('two units do not either', () => {
    const crossed = [debit('6602', 60n), inCzk('C', 'K1', 60n)]
    expect(says(crossed, czk)).toBe('unbalanced')
    const each = [debit('6602', 60n), credit('1003', 60n), inCzk('D', 'K2', 7n), inCzk('C', 'K1', 7n)]
    expect(says(each, czk)).toBe('posted')
  })
  test('red ink counts on its own side', () => {
    expect(says([debit('6602', -60n), credit('1003', -60n)])).toBe('posted')
    expect(says([debit('6602', -60n), debit('6421', 60n)])).toBe('posted')
    expect(says([debit('6602', -60n), credit('1003', 60n)])).toBe('unbalanced')
  })
})

describe('money does not leave a stopped account', () => {
  const loss = { reason: 'loss', item: 'x', bars: 'out', amount: null, waits: null }
  test('by a debit or by a red credit', () => {
    expect(says([debit(A3, 1n), credit(A1, 1n)])).toBe('accountStopped')
    expect(says([credit(A3, -1n), debit('1003', -1n)])).toBe('accountStopped')
  })
  test('but comes in, and may pass through', () => {
    expect(says([debit(A1, 1n), credit(A3, 1n)])).toBe('posted')
    expect(says([debit(A1, 5n), credit(A3, 5n), debit(A3, 5n), credit(A2, 5n)])).toBe('posted')
  })
  test('until the day is over on which the stop ends', () => {
    const until = (day: string) => (bank: Bank) =>
      patch(bank, 'account', A3, { restrictions: [{ ...loss, until: day }] })
    expect(says([debit(A3, 1n), credit(A1, 1n)], until('2026-03-02'))).toBe('accountStopped')
    expect(says([debit(A3, 1n), credit(A1, 1n)], until('2026-03-01'))).toBe('posted')
  })
})

describe('the notes that move are worth the cash that is booked, till by till', () => {
  const paid = [debit(A1, 10_000n), credit(TILL, 10_000n)]
  test('by the fen', () => {
    expect(says([...paid, pay({ '100': 1n })])).toBe('posted')
    expect(explained([...paid, pay({ '50': 1n })])).toBe(
      `Cash account ${TILL} and the notes differ by -50.00`,
    )
    expect(says([pay({ '100': 1n })])).toBe('notesDiffer')
  })
  test('change that goes the other way counts', () => {
    expect(says([debit(A1, 9_950n), credit(TILL, 9_950n), pay({ '100': 1n, '0.5': -1n })])).toBe('posted')
  })
  test('out of the right till', () => {
    expect(says([...paid, moveNotes('CNY', { '100': 1n }, 'till:02', 'customer')])).toBe('notesDiffer')
  })
  test('into transit and out of it', () => {
    const sent = [debit('1001-04', 10_000n), credit(TILL, 10_000n)]
    expect(says([...sent, moveNotes('CNY', { '100': 1n }, 'till:01', 'item:transit-20260302-9')])).toBe(
      'posted',
    )
    expect(says([...sent, pay({ '100': 1n })])).toBe('notesDiffer')
  })
  test('an exchange of notes books nothing', () => {
    expect(says([pay({ '50': 2n }), moveNotes('CNY', { '100': 1n }, 'customer', 'till:01')])).toBe('posted')
  })
})

describe('no balance falls below what it must keep', () => {
  const draw = (amount: bigint) => [debit(A2, amount), credit(A1, amount)]
  test('down to the minimum and no further', () => {
    expect([says(draw(80_000n)), says(draw(80_001n))]).toEqual(['posted', 'insufficientFunds'])
    const minimum = (bank: Bank) => patch(bank, 'account', A2, { minimum: 1_000n })
    expect([says(draw(79_000n), minimum), says(draw(79_001n), minimum)]).toEqual([
      'posted',
      'insufficientFunds',
    ])
    expect(says(draw(90_000n), bank => patch(bank, 'account', A2, { minimum: null }))).toBe('posted')
  })
  test('what is held does not leave', () => {
    expect(says([holdMore(A2, 50_000n), ...draw(30_000n)])).toBe('posted')
    expect(explained([holdMore(A2, 50_000n), ...draw(30_001n)])).toBe(
      `Account ${A2} has 800.00 available, 0.01 short`,
    )
  })
  test('one that is below already may rise, though it stays below', () => {
    const below = (bank: Bank) => patch(bank, 'account', A2, { balance: 500n })
    expect(says([debit(A1, 100n), credit(A2, 100n)], below)).toBe('posted')
    expect(says([debit(A2, 1n), credit(A1, 1n)], below)).toBe('insufficientFunds')
  })
  test('a new account does not begin below', () => {
    const opened = openAccount({ no: 'new', gl: '2011-11', unit: 'CNY', opened: at.day, minimum: 0n })
    expect(says([opened, debit('new', 1n), credit(A1, 1n)])).toBe('insufficientFunds')
  })
  test('cash is never credit: a till that the book says is short is not paid from', () => {
    const short = (bank: Bank) => patch(bank, 'account', TILL, { balance: 9_999n })
    expect(says([debit(A1, 10_000n), credit(TILL, 10_000n), pay({ '100': 1n })], short)).toBe('cashShort')
  })
  test('a debt is not repaid beyond what is owed', () => {
    const L1 = no('L1')
    expect(says([debit(A1, 1_000_000n), credit(L1, 1_000_000n)])).toBe('posted')
    expect(says([debit(A1, 1_000_001n), credit(L1, 1_000_001n)])).toBe('insufficientFunds')
  })
})

describe('what is closed is empty', () => {
  test('of money and of holds', () => {
    expect(explained([close('A2')])).toBe(`Account ${A2} still holds 800.00`)
    expect(says([debit(A2, 80_000n), credit(A1, 80_000n), close('A2')])).toBe('posted')
    const held = (bank: Bank) => patch(bank, 'account', A2, { balance: 0n, held: 1n })
    expect(says([close('A2')], held)).toBe('accountNotEmpty')
  })
  test('and takes no further leg', () => {
    expect(says([close('A2'), debit(A2, 80_000n), credit(A1, 80_000n)])).toBe('accountClosed')
  })
})

test('complete says unit, value day, the medium by the slip, and the yuan of a paper', () => {
  const completed = complete(
    [
      debit(TILL, 1n, 1),
      credit(A1, 1n, 1),
      debit(A1, 1n, 2),
      { ...credit(A2, 1n, 2), valueDay: '2026-02-28' },
      moveVouchers('passbook', [1, 20], 'supplier', 'till:00'),
      moveVouchers('passbook', [1, 20], 'till:00', 'till:01'),
      moveVouchers('passbook', [3, 3], 'till:01', 'customer'),
      moveVouchers('passbook', [3, 3], 'customer', 'void'),
    ],
    at.day,
    'CNY',
  )
  const legs = completed.filter(effect => effect.type === 'leg')
  expect(legs.map(leg => leg.medium)).toEqual(['cash', 'cash', 'transfer', 'transfer'])
  expect(legs.map(leg => leg.valueDay)).toEqual([at.day, at.day, at.day, '2026-02-28'])
  const memos = completed.filter(effect => effect.type === 'memo')
  expect(memos.map(memo => [memo.way, memo.account, memo.amount])).toEqual([
    ['receipt', '7001-passbook', 2_000n],
    ['payment', '7001-passbook', 100n],
  ])
})
