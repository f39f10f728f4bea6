/**
 * The registers (登记簿) that are looks over the journal: what a row of special business says of itself, from
 * its form and what it did. Every posted row of a 40xx code is one line, so the register is complete by
 * construction (F99).
 */
import { authorities, type Organ } from '../authorities.ts'
import type { Item } from '../items.ts'
import type { Effect, SetRecord } from '../ledger/effects.ts'
import type { Transaction } from '../transactions/define.ts'
import type { Words } from '../words.ts'
import { subjectOf } from './row.ts'

export interface RegisterLine {
  readonly organ: Words | null
  /** The number of the paper that it rests on. */
  readonly document: string
  readonly account: string | null
  /** A decimal string, as on the wire. */
  readonly amount: string | null
  /** The item that it opened or moved: its state is the line's. */
  readonly item: string | null
}

/** The codes of a register, from the first to the last. */
export const SPECIAL_CODES = ['4000', '4099'] as const

export function registerLine(
  transaction: Transaction,
  texts: readonly string[],
  effects: readonly Effect[],
): RegisterLine {
  const names = Object.keys(transaction.fields)
  const typed = (name: string) => texts[names.indexOf(name)] ?? ''
  const sets = effects.filter((effect): effect is SetRecord => effect.type === 'set')
  const { account, amount } = subjectOf(transaction, texts)
  const organ = typed('organ')
  return {
    organ: organ === '' ? null : authorities[organ as Organ],
    document: typed('document') || typed('letter'),
    account: account ?? sets.find(({ kind }) => kind === 'account')?.key ?? accountTold(sets),
    amount,
    item: sets.find(({ kind }) => kind === 'item')?.key ?? null,
  }
}

/** An answer about a customer is about the accounts that it tells of; the first stands for them. */
function accountTold(sets: readonly SetRecord[]): string | null {
  const item = sets.find(({ kind }) => kind === 'item')?.to as Partial<Item> | null | undefined
  return item?.kind === 'officialQuery'
    ? ((item as Item<'officialQuery'>).data.told[0]?.account ?? null)
    : null
}
