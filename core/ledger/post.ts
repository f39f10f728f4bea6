/**
 * Posting: the one gate into the books. Effects are taken all together or not at all, and refused by value
 * in a fixed order: (1) every slip balances; (2) each effect in turn meets the record it is about; (3)
 * money does not leave or enter an account against the restrictions that the row leaves in force; (4) the
 * notes that moved are worth the cash that was booked, till by till; (5) no balance falls below what it must
 * keep; (6) what is closed is empty and free. All refusals come before the first change is kept.
 */
import { type Refusal, refuse } from '../refusals.ts'
import { displayMoney } from '../money.ts'
import { given, groupBy, sum } from '../std.ts'
import { refuseEffect } from './apply.ts'
import { available, naturalBalance } from './balance.ts'
import { cashAccountAt } from './build.ts'
import { isCash } from './chart.ts'
import { type Effect, type Holder, isOurs, type Leg, type NotesMove } from './effects.ts'
import type { Account, Position } from './entities.ts'
import { Projection } from './project.ts'
import { passageOf, refuseRestricted, standing, type When } from './restrictions.ts'
import type { State } from './state.ts'
import { displayIn, worth } from './units.ts'

/** The row that is next, the instant where it is known, and whether what tills hold is left unasked. */
type Moment = Position & { readonly now?: number; readonly blind?: boolean }

/** What follows from the effects, laid over the given state; or why they may not be posted. */
export function post(state: State, effects: readonly Effect[], at: Moment): Projection | Refusal {
  const legs = effects.filter(effect => effect.type === 'leg')
  const posting = new Projection(state, at)
  return (
    refuseUnbalanced(legs) ??
    refuseInTurn(posting, effects, at) ??
    refuseAgainstRestrictions(posting.draft, legs, at) ??
    refuseCashWithoutNotes(legs, effects) ??
    refuseBelowMinimum(state, posting.draft, legs, at) ??
    refuseClosing(posting.draft, effects, at) ??
    posting
  )
}

function refuseUnbalanced(legs: readonly Leg[]): Refusal | null {
  for (const [slip, group] of groupBy(legs, leg => `${leg.slip} ${leg.unit}`)) {
    const difference = sum(group.map(signed))
    if (difference !== 0n) {
      const [no = '', unit = ''] = slip.split(' ')
      return refuse('unbalanced', { slip: no, difference: displayIn(unit, difference) })
    }
  }
  return null
}

const signed = (leg: Leg): bigint => (leg.side === 'D' ? leg.amount : -leg.amount)

function refuseInTurn(posting: Projection, effects: readonly Effect[], at: Moment): Refusal | null {
  for (const effect of effects) {
    const refusal = refuseEffect(posting.draft, effect)
    if (refusal && !(at.blind && refusal.refused === 'notesShort')) return refusal
    posting.take(effect)
  }
  return null
}

function refuseAgainstRestrictions(after: State, legs: readonly Leg[], at: Moment): Refusal | null {
  for (const no of touchedAccounts(legs)) {
    const account = after.get('account', no)
    if (!account || account.restrictions.length === 0) continue
    const { out, in: inward } = passageOf(account, at)
    const moved = sum(legs.filter(leg => leg.account === no && !passesAnyway(leg, legs)).map(signed))
    const rise = naturalBalance({ ...account, balance: moved })
    if (rise < 0n && out) return refuseRestricted(account, out)
    if (rise > 0n && inward) return refuseRestricted(account, inward)
  }
  return null
}

/**
 * What no restriction stops: an authority takes, by way of the account of deducted funds; and the bank pays
 * its interest, which a frozen deposit goes on earning (rules.md §5.6).
 */
function passesAnyway(leg: Leg, legs: readonly Leg[]): boolean {
  const others = legs.filter(other => other.slip === leg.slip && other.account !== leg.account)
  const [taking, giving] = [others.filter(one => signed(one) < 0n), others.filter(one => signed(one) > 0n)]
  if (signed(leg) > 0n) return taking.length > 0 && taking.every(({ account }) => account === DEDUCTED_FUNDS)
  return giving.length > 0 && giving.every(({ account }) => INTEREST.test(account))
}

/** Money that an authority has taken, on its way there; only deductions are posted to it. */
export const DEDUCTED_FUNDS = '2241-04'

const INTEREST = /^(2231|6411)(-|$)/

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
    isOurs(holder) ? [[cashAccountAt(holder), change]] : []
  return [...of(from, -amount), ...of(to, amount)]
}

function refuseBelowMinimum(before: State, after: State, legs: readonly Leg[], at: Moment): Refusal | null {
  for (const no of touchedAccounts(legs)) {
    const account = given(after.get('account', no), `account ${no} after its legs`)
    // Whose turn it is among those who freeze has been asked before: what is taken for one is free of all.
    const restricted = account.restrictions.length > 0
    const taken = restricted && legs.every(leg => leg.account !== no || passesAnyway(leg, legs))
    const has = (one: Account) => available(taken ? { ...one, restrictions: [] } : one, at)
    if (account.minimum === null || has(account) >= 0n) continue
    const earlier = before.get('account', no)
    if (earlier && has(earlier) <= has(account)) continue
    // By how much the cash falls short would tell what is in the till (F59).
    if (isCash(account.gl) && at.blind) continue
    if (isCash(account.gl)) return refuse('cashShort')
    return refuse('insufficientFunds', shortfall(account, earlier, at))
  }
  return null
}

function shortfall(account: Account, earlier: Account | undefined, at: When): Record<string, string> {
  const had = earlier ? available(earlier, at) : 0n
  return {
    account: account.no,
    available: displayMoney(had),
    short: displayMoney(-available(account, at)),
  }
}

function refuseClosing(after: State, effects: readonly Effect[], at: Moment): Refusal | null {
  for (const effect of effects) {
    if (effect.type !== 'set' || effect.kind !== 'account' || effect.to?.status !== 'closed') continue
    const account = given(after.get('account', effect.key), `closed account ${effect.key}`)
    if (account.balance !== 0n || account.held !== 0n) {
      return refuse('accountNotEmpty', {
        account: account.no,
        balance: displayMoney(naturalBalance(account)),
      })
    }
    const [restriction] = standing(account.restrictions, at)
    if (restriction) return refuseRestricted(account, restriction)
  }
  return null
}

const touchedAccounts = (legs: readonly Leg[]): string[] => [...new Set(legs.map(leg => leg.account))].sort()
