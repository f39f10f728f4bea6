/** What somebody did in a row, as far as the patterns ask: read off its effects alone. */
import type { Day } from '../dates.ts'
import { isCash } from '../ledger/chart.ts'
import type { Effect, Leg, SetRecord } from '../ledger/effects.ts'
import { MAIN_TILL, type Position } from '../ledger/entities.ts'
import { isCustomersAccount } from '../counter/accounts.ts'
import { cashAccountOf } from '../ledger/build.ts'
import type { Unit } from '../ledger/units.ts'
import { parsePosition } from '../ledger/position.ts'
import { groupBy, sum } from '../std.ts'

export interface Deed extends Position {
  /** In milliseconds since 1970. */
  readonly at: number
  readonly code: string
  readonly teller: string
  /** What left each customer’s account, and what came into it where less than nothing; in fen. */
  readonly paid: ReadonlyMap<string, bigint>
  /** The customers of these accounts, as far as they are known. */
  readonly owners: ReadonlyMap<string, string>
  /** What came in over the counter in cash; what went out where less than nothing. */
  readonly cash: bigint
  readonly undoes: Position | null
  /** Papers that a customer got, and papers that became void: `passbook/1001`. */
  readonly given: readonly string[]
  readonly voided: readonly string[]
  /** Accounts of which a restriction was taken away. */
  readonly freed: readonly string[]
  /** Accounts of which the password was reset. */
  readonly reset: readonly string[]
  /** Whether he serves himself: an account of his name, or an agent of his name. */
  readonly isOwn: boolean
}

/** A row with its effects decoded, and whether it serves its own teller. */
export interface DeedRow {
  readonly day: Day
  readonly serial: number
  readonly at: bigint
  readonly code: string
  readonly teller: string
  readonly effects: readonly Effect[]
  /** The branch’s own currency: what is dealt in foreign notes is looked at by its yuan. */
  readonly unit: Unit
  readonly isOwn: boolean
  readonly owners: ReadonlyMap<string, string>
}

export function deedOf({ effects, unit, at, day, serial, code, teller, isOwn, owners }: DeedRow): Deed {
  const legs = effects.filter(effect => effect.type === 'leg').filter(leg => leg.unit === unit)
  const sets = effects.filter(effect => effect.type === 'set')
  const ofCustomers = groupBy(
    legs.filter(({ account }) => isCustomersAccount(account)),
    ({ account }) => account,
  )
  const reset = sets.some(({ kind, key, to }) => {
    return kind === 'item' && key.startsWith('passwordLoss-') && to?.state === 'reset'
  })
  const freed = sets.filter(isFreed).map(({ key }) => key)
  return {
    day,
    serial,
    at: Number(at),
    code,
    teller,
    paid: new Map([...ofCustomers].map(([account, own]) => [account, sum(own.map(signed))])),
    cash: sum(legs.filter(({ account }) => isCash(account) && !isVault(account)).map(signed)),
    undoes: undoneBy(sets),
    given: papersOf(effects, (_from, to) => to === 'customer'),
    voided: papersOf(effects, (from, to) => to === 'void' && from === 'customer'),
    freed: reset ? [] : freed,
    reset: reset ? accountsOf(sets) : [],
    isOwn,
    owners: new Map([...ofCustomers.keys()].flatMap(no => ownerOf(owners, no))),
  }
}

function ownerOf(owners: ReadonlyMap<string, string>, no: string): [string, string][] {
  const owner = owners.get(no)
  return owner === undefined ? [] : [[no, owner]]
}

const isVault = (account: string): boolean => account === cashAccountOf(MAIN_TILL)
const signed = ({ side, amount }: Leg): bigint => (side === 'D' ? amount : -amount)

const accountsOf = (sets: readonly SetRecord[]): string[] =>
  sets.filter(({ kind, from }) => kind === 'account' && from !== null).map(({ key }) => key)

function isFreed({ kind, from, to }: SetRecord): boolean {
  if (kind !== 'account') return false
  const count = (record: SetRecord['from']) => (record?.restrictions as unknown[] | undefined)?.length ?? 0
  return count(from) > count(to)
}

/** The row that a reversal marks. */
function undoneBy(sets: readonly SetRecord[]): Position | null {
  const mark = sets.find(({ kind, to }) => kind === 'mark' && to?.reversedBy != null)
  return mark ? parsePosition(mark.key) : null
}

const papersOf = (effects: readonly Effect[], moved: (from: string, to: string) => boolean): string[] =>
  effects.flatMap(effect => {
    if (effect.type !== 'vouchers' || !moved(effect.from, effect.to)) return []
    const count = effect.last - effect.first + 1
    return Array.from({ length: count }, (_, index) => `${effect.kind}/${effect.first + index}`)
  })
