/** What the scenes of the practice branch are made with: books, and the words to open accounts in them. */
import type { Day } from '../dates.ts'
import { apply } from '../ledger/apply.ts'
import * as build from '../ledger/build.ts'
import { complete, type EffectDraft } from '../ledger/complete.ts'
import type { Effect } from '../ledger/effects.ts'
import type { Account, Sealed } from '../ledger/entities.ts'
import { Draft, MapState } from '../ledger/state.ts'
import { parseNotes } from '../ledger/units.ts'
import { given } from '../std.ts'

export const PRACTICE_BRANCH = '0101'
export const PRACTICE_DAY: Day = '2026-03-02'

/** A part of the practice branch: the accounts that it names, and what it puts into the books. */
export interface Scene {
  readonly accounts: Readonly<Record<string, string>>
  set(books: Books): void
}

export interface Books {
  readonly state: MapState
  post(drafts: readonly EffectDraft[]): Effect[]
}

/** In the practice books a name is its own ciphertext. */
export const practiceSeal = (plain: string): Sealed => ({ sealed: plain, hash: plain })

export const notesOf = (text: string) => given(parseNotes(text), text)

export function books(): Books {
  const state = new MapState()
  const at = { day: PRACTICE_DAY, serial: 0 }
  const post = (drafts: readonly EffectDraft[]) => {
    const effects = complete(drafts, PRACTICE_DAY, 'CNY')
    for (const effect of effects) {
      const draft = new Draft(state, at)
      draft.take(apply(state, effect))
      state.absorb(draft)
    }
    return effects
  }
  return { state, post }
}

export const paper = (kind: string, number: number) => ({ kind, number })

type Opening = Pick<Account, 'gl' | 'product' | 'customer'> & Partial<Account>

/** Opened some time ago with an amount; 积数 run from that day. */
export function openWith(
  { post }: Books,
  no: string,
  amount: bigint,
  opened: Day,
  opening: Opening,
  against = '1003',
): void {
  const isLoan = opening.product === 'loan'
  const legs = [isLoan ? build.debit(no, amount) : build.credit(no, amount)]
  const other = isLoan ? build.credit(against, amount) : build.debit(against, amount)
  const account = build.openAccount({ no, unit: 'CNY', opened, minimum: 0n, ...opening })
  post([account, ...[...legs, other].map(leg => ({ ...leg, valueDay: opened }))])
}
