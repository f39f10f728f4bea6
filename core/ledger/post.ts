/**
 * Posting: the one gate into the books. Effects are taken all together or not at all, and refused by value
 * in a fixed order: (1) every slip balances; (2) each effect in turn meets the record it is about; (3)
 * money does not leave an account that is stopped; (4) the notes that moved are worth the cash that was
 * booked, till by till; (5) no balance falls below what it must keep; (6) what is closed is empty. All
 * refusals come before the first change is kept.
 */
import { type Refusal, refuse } from '../refusals.ts'
import { inForce } from '../items.ts'
import { displayMoney } from '../money.ts'
import { given, groupBy, sum } from '../std.ts'
import { refuseEffect } from './apply.ts'
import { available, naturalBalance } from './balance.ts'
import { cashAccountOf, TRANSIT_ACCOUNT } from './build.ts'
import { isCash } from './chart.ts'
import { type Effect, type Holder, isOurs, type Leg, type NotesMove } from './effects.ts'
import type { Account, Position } from './entities.ts'
import { Projection } from './project.ts'
import type { State } from './state.ts'
import { worth } from './units.ts'

/** What follows from the effects, laid over the given state; or why they may not be posted. */
export function post(state: State, effects: readonly Effect[], at: Position): Projection | Refusal {
  const legs = effects.filter(effect => effect.type === 'leg')
  const posting = new Projection(state, at)
  return (
    refuseUnbalanced(legs) ??
    refuseInTurn(posting, effects) ??
    refuseStopped(state, legs, at) ??
    refuseCashWithoutNotes(legs, effects) ??
    refuseBelowMinimum(state, posting.draft, legs) ??
    refuseClosingWithBalance(posting.draft, effects) ??
    posting
  )
}

function refuseUnbalanced(legs: readonly Leg[]): Refusal | null {
  for (const [slip, group] of groupBy(legs, leg => `${leg.slip} ${leg.unit}`)) {
    const difference = sum(group.map(signed))
    if (difference !== 0n) {
      return refuse('unbalanced', { slip: slip.split(' ')[0] ?? '', difference: displayMoney(difference) })
    }
  }
  return null
}

const signed = (leg: Leg): bigint => (leg.side === 'D' ? leg.amount : -leg.amount)

function refuseInTurn(posting: Projection, effects: readonly Effect[]): Refusal | null {
  for (const effect of effects) {
    const refusal = refuseEffect(posting.draft, effect)
    if (refusal) return refusal
    posting.take(effect)
  }
  return null
}

function refuseStopped(state: State, legs: readonly Leg[], { day }: Position): Refusal | null {
  for (const no of touchedAccounts(legs)) {
    const account = state.get('account', no)
    if (!account?.stop || !inForce(account.stop.until, day)) continue
    const change = sum(legs.filter(leg => leg.account === no).map(signed))
    const falls = naturalBalance({ ...account, balance: account.balance + change }) < naturalBalance(account)
    if (falls) return refuse('accountStopped', { account: no, until: account.stop.until })
  }
  return null
}

/** 库平 in every transaction: what the till's book says moved is what moved over the counter. */
function refuseCashWithoutNotes(legs: readonly Leg[], effects: readonly Effect[]): Refusal | null {
  const moved = new Map<string, bigint>()
  const add = (account: string, amount: bigint) => moved.set(account, (moved.get(account) ?? 0n) + amount)
  for (const leg of legs) if (isCash(leg.account)) add(leg.account, signed(leg))
  for (const effect of effects) {
    if (effect.type !== 'notes') continue
    for (const [account, amount] of cashMoved(effect)) add(account, -amount)
  }
  for (const [account, difference] of moved) {
    if (difference !== 0n) return refuse('notesDiffer', { account, difference: displayMoney(difference) })
  }
  return null
}

function cashMoved({ unit, notes, from, to }: NotesMove): [string, bigint][] {
  const amount = worth(unit, notes)
  const of = (holder: Holder, change: bigint): [string, bigint][] =>
    isOurs(holder) ? [[cashAccountOfHolder(holder), change]] : []
  return [...of(from, -amount), ...of(to, amount)]
}

const cashAccountOfHolder = (holder: string): string =>
  holder.startsWith('till:') ? cashAccountOf(holder.slice('till:'.length)) : TRANSIT_ACCOUNT

function refuseBelowMinimum(before: State, after: State, legs: readonly Leg[]): Refusal | null {
  for (const no of touchedAccounts(legs)) {
    const account = given(after.get('account', no), `account ${no} after its legs`)
    if (account.minimum === null || available(account) >= 0n) continue
    const earlier = before.get('account', no)
    if (earlier && available(earlier) <= available(account)) continue
    return refuse(isCash(account.gl) ? 'cashShort' : 'insufficientFunds', shortfall(account, earlier))
  }
  return null
}

function shortfall(account: Account, earlier: Account | undefined): Record<string, string> {
  const had = earlier ? available(earlier) : 0n
  return {
    account: account.no,
    available: displayMoney(had),
    short: displayMoney(-available(account)),
  }
}

function refuseClosingWithBalance(after: State, effects: readonly Effect[]): Refusal | null {
  for (const effect of effects) {
    if (effect.type !== 'set' || effect.kind !== 'account' || effect.to?.status !== 'closed') continue
    const account = given(after.get('account', effect.key), `closed account ${effect.key}`)
    if (account.balance !== 0n || account.held !== 0n) {
      return refuse('accountNotEmpty', {
        account: account.no,
        balance: displayMoney(naturalBalance(account)),
      })
    }
  }
  return null
}

const touchedAccounts = (legs: readonly Leg[]): string[] => [...new Set(legs.map(leg => leg.account))].sort()
