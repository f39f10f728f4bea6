/**
 * The registers (登记簿) that are looks over the journal: what a row says of itself, from
 * its form and what it did. Every posted row of its codes is one line, so a register is complete by
 * construction (F99): special business, and cash — orders, exchanges, counts, cases, counterfeits.
 */
import { typedOn } from '../fields/field.ts'
import { authorities, type Organ } from '../authorities.ts'
import type { Item } from '../items.ts'
import type { Effect, SetRecord } from '../ledger/effects.ts'
import type { Unit } from '../ledger/units.ts'
import { printMoney } from '../money.ts'
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
  /** The currency that the form says beside it; null where it says none. */
  readonly unit: Unit | null
  /** The item that it opened or moved: its state is the line's. */
  readonly item: string | null
}

/** The codes of each register, from the first to the last. */
export const registerCodes = { special: ['4000', '4099'], cash: ['1007', '1099'] } as const

export type RegisterName = keyof typeof registerCodes

export function registerLine(
  transaction: Transaction,
  texts: readonly string[],
  effects: readonly Effect[],
): RegisterLine {
  const typed = typedOn(transaction.fields, texts)
  const sets = effects.filter((effect): effect is SetRecord => effect.type === 'set')
  const { account, amount, unit } = subjectOf(transaction, texts)
  const organ = typed('organ')
  return {
    organ: organ === '' ? null : authorities[organ as Organ],
    document: typed('document') || typed('letter') || typed('bag') || typed('numbers'),
    account: account ?? sets.find(({ kind }) => kind === 'account')?.key ?? accountTold(sets),
    amount: amount ?? amountTold(sets),
    unit,
    item: sets.find(({ kind }) => kind === 'item')?.key ?? null,
  }
}

/** Where neither form nor row names an account: that of the item, as for the proceeds of a collection. */
export const accountOfItem = (item: Item | undefined): string | null =>
  item && 'account' in item.data ? item.data.account : null

/** An answer about a customer is about the accounts that it tells of; the first stands for them. */
function accountTold(sets: readonly SetRecord[]): string | null {
  const item = sets.find(({ kind }) => kind === 'item')?.to as Partial<Item> | null | undefined
  return item?.kind === 'officialQuery'
    ? ((item as Item<'officialQuery'>).data.told[0]?.account ?? null)
    : null
}

/** What a case or an order is about, where the form does not say it. What a count found is not told here. */
function amountTold(sets: readonly SetRecord[]): string | null {
  const items = sets.filter(({ kind }) => kind === 'item')
  const told = items.map(({ to }) => to as Partial<Item> | null).find(item => item?.kind === 'counterfeit')
  return told ? printMoney((told as Item<'counterfeit'>).data.amount) : null
}
