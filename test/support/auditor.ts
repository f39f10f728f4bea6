/**
 * The auditor: he can only add. From the effects of the rows he works out, in the simplest way there is,
 * what every account, till and number must be, and says where the books say something else. He borrows no
 * code from them.
 */
import type { Effect } from '../../core/ledger/effects.ts'
import type { Account, Purse, Stock, Tally } from '../../core/ledger/entities.ts'
import type { MapState } from '../../core/ledger/state.ts'

export interface Auditor {
  /** Writes down what a row has done. */
  take(effects: readonly Effect[]): void
  /** Where the books and his sums disagree, one line each; nothing when they agree. */
  differences(state: MapState): string[]
}

/** He begins with the books as they are handed to him; of an empty branch, with nothing. */
export function auditor(opening: MapState): Auditor {
  const sums = new Map<string, bigint>()
  const holders = new Map<string, string>()
  const complaints: string[] = []

  const add = (what: string, amount: bigint) => sums.set(what, (sums.get(what) ?? 0n) + amount)
  for (const [what, amount] of amountsOf(opening)) add(what, amount)
  for (const [number, holder] of holdersOf(opening)) holders.set(number, holder)

  function give(kind: string, number: number, from: string, to: string): void {
    const name = `${kind} ${number}`
    // What was in customers' hands before the books began is taken as it comes.
    const holder = holders.get(name) ?? (from === 'customer' ? 'customer' : 'supplier')
    if (holder !== from) complaints.push(`${name} goes from ${from} to ${to}, but ${holder} has it`)
    holders.set(name, to)
    add(`pieces ${from}/${kind}`, -1n)
    add(`pieces ${to}/${kind}`, 1n)
  }

  function takeOne(effect: Effect): void {
    if (effect.type === 'leg')
      add(`balance ${effect.account}`, effect.side === 'D' ? effect.amount : -effect.amount)
    if (effect.type === 'memo')
      add(`balance ${effect.account}`, effect.way === 'receipt' ? effect.amount : -effect.amount)
    if (effect.type === 'hold') add(`held ${effect.account}`, effect.amount)
    if (effect.type === 'tally') add(`tally ${effect.key}`, effect.amount)
    if (effect.type === 'notes') {
      for (const [face, count] of Object.entries(effect.notes)) {
        add(`notes ${effect.from} ${face}`, -count)
        add(`notes ${effect.to} ${face}`, count)
      }
    }
    if (effect.type === 'vouchers') {
      for (let number = effect.first; number <= effect.last; number++) {
        give(effect.kind, number, effect.from, effect.to)
      }
    }
  }

  function differences(state: MapState): string[] {
    const booked = new Map(amountsOf(state))
    const names = new Set([...booked.keys(), ...[...sums.keys()].filter(isInTheBooks)])
    const unequal = [...names].filter(name => (booked.get(name) ?? 0n) !== (sums.get(name) ?? 0n))
    const held = new Map(holdersOf(state))
    const strayed = [...holders].filter(
      ([name, holder]) => (held.get(name) ?? null) !== (isOurs(holder) ? holder : null),
    )
    return [
      ...complaints,
      ...unequal.map(name => `${name}: books ${booked.get(name) ?? 0n}, auditor ${sums.get(name) ?? 0n}`),
      ...strayed.map(([name, holder]) => `${name}: books ${held.get(name) ?? 'nobody'}, auditor ${holder}`),
    ]
  }

  return { take: effects => effects.forEach(takeOne), differences }
}

const isOurs = (holder: string): boolean => holder.includes(':')

/** The world outside holds as much as it likes; its sums are nobody's business. */
const isInTheBooks = (name: string): boolean => {
  const [what = '', holder = ''] = name.split(' ')
  return what === 'notes' || what === 'pieces' ? isOurs(holder) : true
}

/** Every amount that the books name. */
function amountsOf({ rows }: MapState): [string, bigint][] {
  return [...rows].flatMap(([key, stored]): [string, bigint][] => {
    const [kind, name] = cut(key)
    const value = stored?.value
    if (value === undefined || value === null) return []
    if (kind === 'tally') return [[`tally ${name}`, (value as Tally).amount]]
    if (kind === 'account') {
      const { balance, held } = value as Account
      return [
        [`balance ${name}`, balance],
        [`held ${name}`, held],
      ]
    }
    if (kind === 'purse') {
      return Object.entries((value as Purse).notes).map(([face, count]) => [`notes ${name} ${face}`, count])
    }
    if (kind === 'stock' && isOurs(name))
      return [[`pieces ${name}`, BigInt(numbersIn(value as Stock).length)]]
    return []
  })
}

/** Who has which number; a number that two have is seen twice, and the second is complained about. */
function holdersOf({ rows }: MapState): [string, string][] {
  const seen = new Map<string, string>()
  for (const [key, stored] of rows) {
    const [kind, name] = cut(key)
    if (kind !== 'stock' || !isOurs(name) || !stored?.value) continue
    const slash = name.lastIndexOf('/')
    const holder = name.slice(0, slash)
    for (const number of numbersIn(stored.value as Stock)) {
      const paper = `${name.slice(slash + 1)} ${number}`
      const other = seen.get(paper)
      seen.set(paper, other ? `${other} and ${holder}` : holder)
    }
  }
  return [...seen]
}

function cut(key: string): [string, string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1)]
}

const numbersIn = ({ ranges }: Stock): number[] =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
