/**
 * What stands in a customer’s account is his (rules.md §1.5): it is not taken by hand on the bank’s word.
 * It leaves on his signed application, on an order of law, or because a row of our own that had taken it was
 * reversed and is booked anew: then from the same account, not more than went back to it, and once.
 */
import type { Desk } from '../desk.ts'
import { choice, choicesOf } from '../fields/choice.ts'
import { onlyWhen, optional } from '../fields/field.ts'
import { journalRow } from '../fields/journalRow.ts'
import { text } from '../fields/text.ts'
import { bases, type Basis, type ManualLeg } from '../items/manualVoucher.ts'
import { create } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import { isLeg } from '../ledger/effects.ts'
import type { Key, Position, Posted } from '../ledger/entities.ts'
import { printPosition } from '../ledger/position.ts'
import type { State } from '../ledger/state.ts'
import { displayMoney } from '../money.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { given, groupBy, sum } from '../std.ts'
import type { Words } from '../words.ts'
import { markKey } from './reversal.ts'

const label = { zh: '依据', en: 'Basis' }
const written = ['consent', 'order']

const paper = onlyWhen(
  text({ zh: '申请书或法律文书编号', en: 'Number of the paper' }, { max: 40 }),
  'basis',
  written,
)

/** Of a row that is taken back. */
export const reversalBasis = {
  basis: choice(label, [
    { value: 'bank', zh: '不动客户的钱', en: 'No customer’s money is taken' },
    ...choicesOf({ consent: bases.consent, order: bases.order }),
  ]),
  paper,
}

/** Of what is posted by hand; empty where no customer’s money is taken. */
export const postingBasis = {
  basis: optional(
    choice({ zh: '依据（空为不动客户的钱）', en: 'Basis, if a customer pays' }, choicesOf(bases)),
  ),
  paper,
  mends: onlyWhen(journalRow({ zh: '已冲正的原流水', en: 'Row that was reversed' }), 'basis', ['own']),
}

export interface OnTheForm {
  readonly basis: Basis['on'] | null
  readonly paper: string | null
  readonly mends: Position | null
}

export function basisOf({ basis, paper, mends }: OnTheForm): Basis | null {
  if (basis === null) return null
  return basis === 'own'
    ? { on: basis, row: markKey(given(mends, 'a row')) }
    : { on: basis, paper: given(paper, 'a paper') }
}

/** The claim of a row that was reversed and is booked anew; its owner is the row that did it. */
const ANEW = 'anew/'

const anewOf = (row: string): string => `${ANEW}${row}`

const judgedBy = (row: string): Key[] => [`mark:${row}`, `claim:${anewOf(row)}`]

/** What the row is judged by that a basis names, if it names one. */
export const mendedKeys = (mends: Position | null): Key[] => (mends ? judgedBy(markKey(mends)) : [])

export const basisKeys = (basis: Basis | undefined): Key[] =>
  basis?.on === 'own' ? [`posted:${basis.row}`, ...judgedBy(basis.row)] : []

export const CUSTOMERS_MONEY: Words = {
  zh: '从客户账户扣款须有依据：客户申请、法律文书或冲错补记',
  en: 'A customer’s money leaves with his consent, by law, or to book anew what was reversed',
}

/** A customer’s account, and what it has less by some entries; in fen. */
export type Taken = readonly [account: string, amount: bigint]

export const takenBy = (legs: readonly ManualLeg[], state: State): Taken[] =>
  [...groupBy(legs, ({ account }) => account)]
    .filter(([account]) => state.get('account', account)?.customer)
    .map(([account, mine]): Taken => [account, sum(mine.map(lessBy))])
    .filter(([, amount]) => amount > 0n)

const lessBy = ({ side, amount }: ManualLeg): bigint => (side === 'D' ? amount : -amount)

/** Without a basis nothing is taken. */
export function refuseUnfounded([first]: readonly Taken[]): Refusal | null {
  return first ? { ...refuse('consentWanted', { account: first[0] }), field: 'basis' } : null
}

/** Why entries may not take what they take. */
export function refuseTaking(taken: readonly Taken[], basis: Basis | null, { state }: Desk): Refusal | null {
  if (basis === null) return refuseUnfounded(taken)
  if (basis.on !== 'own') return null
  const field = 'mends'
  const row = given(state.get('posted', basis.row), basis.row)
  const serial = basis.row
  if (!state.get('mark', serial)?.reversedBy) return { ...refuse('mendedStands', { serial }), field }
  const by = state.get('claim', anewOf(serial))?.owner
  if (by !== undefined) return { ...refuse('mendedBefore', { serial, by }), field }
  const first = mendedFirst(row)
  if (first !== null) return { ...refuse('mendedAnew', { serial, first }), field }
  const over = taken.find(([account, amount]) => amount > givenBack(row, account))
  if (!over) return null
  const [account, amount] = over
  const back = displayMoney(givenBack(row, account))
  return { ...refuse('mendedLess', { serial, account, back, amount: displayMoney(amount) }), field }
}

/**
 * What a row has booked anew itself: taken back, it frees that row, and gives no second right to the money.
 * Null where it has booked nothing anew.
 */
const mendedFirst = ({ effects }: Posted): string | null =>
  effects.flatMap(effect =>
    effect.type === 'set' && effect.kind === 'claim' && effect.from === null && effect.key.startsWith(ANEW)
      ? [effect.key.slice(ANEW.length)]
      : [],
  )[0] ?? null

/** What the reversal of a row has given back to an account. */
function givenBack({ effects }: Posted, account: string): bigint {
  const less = sum(
    effects
      .filter(isLeg)
      .filter(leg => leg.account === account)
      .map(lessBy),
  )
  return less > 0n ? less : 0n
}

/** A row that was reversed is booked anew once. */
export const noteRebooked = (basis: Basis | null, desk: Desk): EffectDraft[] =>
  basis?.on === 'own' ? [create('claim', anewOf(basis.row), { owner: printPosition(desk) })] : []
