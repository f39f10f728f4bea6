/**
 * What a terminal hears: posted, waiting, or refused. A repeated request hears the same again from the
 * journal.
 */
import type { Decision } from '../core/decide.ts'
import type { SignatureNeed } from '../core/items/signatures.ts'
import { decodeEffects } from '../core/ledger/apply.ts'
import type { Effect, SetRecord } from '../core/ledger/effects.ts'
import type { JournalRow } from '../core/ledger/journal.ts'
import type { Refusal } from '../core/refusals.ts'
import { given } from '../core/std.ts'

export interface Posted {
  readonly outcome: 'posted'
  readonly day: string
  readonly serial: number
}

export interface Parked {
  readonly outcome: 'parked'
  readonly day: string
  readonly serial: number
  /** The item that waits. */
  readonly item: string
  readonly needs: readonly SignatureNeed[]
}

export interface Refused {
  readonly outcome: 'refused'
  readonly refusal: Refusal
}

export type Answer = Posted | Parked | Refused

export const refused = (refusal: Refusal): Refused => ({ outcome: 'refused', refusal })

export function answerTo(decision: Decision, day: string): Answer {
  const { serial, effects } = given(decision.rows[0], 'a decision has a row')
  return answer(decision.outcome, day, serial, effects)
}

export const answerFrom = (row: JournalRow): Answer =>
  answer(row.outcome, row.day, row.serial, row.outcome === 'parked' ? decodeEffects(row.effects) : [])

function answer(
  outcome: 'posted' | 'parked',
  day: string,
  serial: number,
  effects: readonly Effect[],
): Answer {
  if (outcome === 'posted') return { outcome, day, serial }
  const item = given(effects.find(opensItem), 'a parked row opens its item')
  const { needs } = given(item.to, 'an item that is opened').data as { needs: readonly SignatureNeed[] }
  return { outcome, day, serial, item: item.key, needs }
}

const opensItem = (effect: Effect): effect is SetRecord => effect.type === 'set' && effect.kind === 'item'
