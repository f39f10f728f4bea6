/** What holds of the books at every moment, told from the records alone. */
import { mediumOf } from '../../core/derive/medium.ts'
import { glOf } from '../../core/ledger/chart.ts'
import type { Leg } from '../../core/ledger/effects.ts'
import type { Account, Index, Purse, Seal, Stock, Teller } from '../../core/ledger/entities.ts'
import type { MapState } from '../../core/ledger/state.ts'
import { worth } from '../../core/ledger/units.ts'
import { isOpen, type Item } from '../../core/items.ts'
import { encode, groupBy, type Plain, sum } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { PostedRow } from './practice.ts'

/** The records of a kind that are there, by their key. */
function recordsOf<T>({ rows }: MapState, kind: string): Map<string, T> {
  const found = [...rows].filter(([key, stored]) => key.startsWith(`${kind}:`) && stored?.value)
  return new Map(found.map(([key, stored]) => [key.slice(kind.length + 1), stored?.value as T]))
}

/** All that is there, as one text; journal rows, which never change, are left out. */
export function contents({ rows }: MapState): string {
  const there = [...rows].filter(([key, stored]) => stored?.value && !key.startsWith('posted:'))
  return encode(Object.fromEntries(there.map(([key, stored]) => [key, stored?.value as Plain])))
}

/** The laws that the books break; none, at every moment. */
export function broken(state: MapState): string[] {
  const accounts = recordsOf<Account>(state, 'account')
  const purses = recordsOf<Purse>(state, 'purse')
  return [
    ...booksAgree(accounts),
    ...cashAgrees(accounts, purses),
    ...papersAgree(accounts, recordsOf<Stock>(state, 'stock')),
    ...sealsAgree(recordsOf<Teller>(state, 'teller'), recordsOf<Seal>(state, 'seal')),
    ...minimaKept(accounts),
    ...listsAgree(state, accounts),
  ]
}

/** 帐平: all balances on the books add up to nothing, each currency by itself. */
function booksAgree(accounts: Map<string, Account>): string[] {
  const onBalance = [...accounts.values()].filter(({ gl }) => glOf(gl).side !== 'offBalance')
  return [...groupBy(onBalance, ({ unit }) => unit)].flatMap(([unit, all]) => {
    const total = sum(all.map(account => account.balance))
    return total === 0n ? [] : [`the balances in ${unit} add up to ${total}`]
  })
}

/** 库平: the notes of a till are worth its book, and those of the items on their way what is in transit. */
function cashAgrees(accounts: Map<string, Account>, purses: Map<string, Purse>): string[] {
  const worthOf = (holder: string) => {
    const purse = purses.get(holder)
    return purse ? worth(purse.unit, purse.notes) : 0n
  }
  const tills = [...accounts.keys()].filter(no => /^1001-0[12]-/.test(no))
  const units = [...new Set([...accounts.values()].map(({ unit }) => unit))]
  const onTheWay = (unit: string) =>
    sum(
      [...purses]
        .filter(([holder, purse]) => holder.startsWith('item:') && purse.unit === unit)
        .map(([holder]) => worthOf(holder)),
    )
  const transit = (unit: string) =>
    accounts.get(unit === 'CNY' ? '1001-04' : `1001-04-${unit}`)?.balance ?? 0n
  const holderOf = (no: string) => `till:${no.slice(8, 10)}${no.slice(10).replace('-', '/')}`
  return [
    ...tills
      .filter(no => accounts.get(no)?.balance !== worthOf(holderOf(no)))
      .map(no => `the notes of ${no} are worth ${worthOf(holderOf(no))}`),
    ...units
      .filter(unit => onTheWay(unit) !== transit(unit))
      .map(unit => `in transit are ${transit(unit)} ${unit}, in notes ${onTheWay(unit)}`),
    ...[...purses]
      .filter(([holder, { unit }]) => unit !== (holder.split('/')[1] ?? 'CNY'))
      .map(([holder, { unit }]) => `${unit} among other notes in ${holder}`),
    ...[...purses].flatMap(([holder, { notes }]) =>
      Object.values(notes).some(count => count <= 0n) ? [`${holder} has notes below one`] : [],
    ),
  ]
}

/** 凭证平: a yuan a piece, a security its face; what is stopped or on its way is still ours. */
function papersAgree(accounts: Map<string, Account>, stocks: Map<string, Stock>): string[] {
  const kept = [...accounts].flatMap(([no, { balance }]) => {
    const [, kind = '', face = '1'] = /^700[12]-([a-z]+(?:-(\d+))?)$/.exec(no) ?? []
    return kind === '' ? [] : [{ no, kind, balance, each: BigInt(face) * 100n }]
  })
  return kept.flatMap(({ no, kind, balance, each }) => {
    const held = [...stocks].filter(
      ([name]) => /^(till|item|frozen):/.test(name) && name.endsWith(`/${kind}`),
    )
    const pieces = sum(
      held.flatMap(([, { ranges }]) => ranges.map(([first, last]) => BigInt(last - first + 1))),
    )
    return balance === pieces * each ? [] : [`${no} is ${balance}, the pieces are ${pieces}`]
  })
}

/** A seal has one holder, and its holder has it; what has ended is with nobody. */
function sealsAgree(tellers: Map<string, Teller>, seals: Map<string, Seal>): string[] {
  const wrong = [...tellers.values()].flatMap(({ id, seals: held }) =>
    held.filter(no => seals.get(no)?.holder !== id || seals.get(no)?.state !== 'inUse'),
  )
  const lonely = [...seals.values()].filter(
    ({ no, holder, state }) =>
      (holder === null) === (state === 'inUse') ||
      (holder !== null && !tellers.get(holder)?.seals.includes(no)),
  )
  return [...wrong, ...lonely.map(({ no }) => no)].map(no => `seal ${no} is not with its holder`)
}

function minimaKept(accounts: Map<string, Account>): string[] {
  return [...accounts.values()].flatMap(({ no, gl, balance, held, minimum, status }) => {
    const natural = glOf(gl).side === 'C' ? -balance : balance
    if (status === 'closed') return balance === 0n && held === 0n ? [] : [`${no} is closed and not empty`]
    return minimum === null || natural - held >= minimum ? [] : [`${no} is below its minimum`]
  })
}

/** The lists that follow from the records: open items by kind, accounts by customer. */
function listsAgree(state: MapState, accounts: Map<string, Account>): string[] {
  const expected = new Map<string, string[]>()
  const list = (name: string, key: string) => expected.set(name, [...(expected.get(name) ?? []), key].sort())
  for (const [id, item] of recordsOf<Item>(state, 'item'))
    if (isOpen(item)) list(`openItems/${item.kind}`, id)
  for (const [no, { customer }] of accounts) if (customer) list(`accountsOf/${customer}`, no)
  const kept = new Map([...recordsOf<Index>(state, 'index')].map(([name, { keys }]) => [name, [...keys]]))
  const names = new Set([...expected.keys(), ...kept.keys()])
  return [...names].filter(name => encode(expected.get(name) ?? []) !== encode(kept.get(name) ?? []))
}

/** Slips of a row that do not balance, worked out leg by leg. */
export function unbalancedSlips({ serial, effects }: PostedRow): string[] {
  const legs = effects.filter((effect): effect is Leg => effect.type === 'leg')
  return [...new Set(legs.map(leg => leg.slip))].flatMap(slip => {
    const side = (of: 'D' | 'C') =>
      sum(legs.filter(leg => leg.slip === slip && leg.side === of).map(leg => leg.amount))
    return side('D') === side('C') ? [] : [`row ${serial} slip ${slip}: ${side('D')} and ${side('C')}`]
  })
}

/** Legs of a medium that the sign of their code (现转标志) does not have. */
export function unsignedMedia({ serial, code, outcome, effects }: PostedRow): string[] {
  if (outcome === 'parked') return []
  const sign = mediumOf(transactionOf(code))
  const legs = effects.filter((effect): effect is Leg => effect.type === 'leg')
  const media = new Set(legs.map(({ medium }) => medium))
  return [...media].flatMap(medium =>
    sign === 'both' || sign === medium ? [] : [`row ${serial} of ${code}, ${sign}, has legs by ${medium}`],
  )
}
