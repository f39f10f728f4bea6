/**
 * What a transaction does, as data (DESIGN idea 2). A closed union in two families. *Moves* carry a
 * quantity from holder to holder: money legs, off-balance pieces, notes, vouchers, holds, 积数, days, tallies.
 * *Sets* change a record from one value to another. Beside each kind, in `effects/`, stand how it applies,
 * its inverse, what a reversal posts for it, and its form in the journal.
 */
import type { Day } from '../dates.ts'
import type { EntityKind, Key } from './entities.ts'
import type { DayBalance } from './terms.ts'
import type { Notes, Unit } from './units.ts'

export type Effect = Leg | Memo | NotesMove | VoucherMove | Hold | Products | Days | TallyMove | SetRecord

export const isLeg = (effect: Effect): effect is Leg => effect.type === 'leg'

/** One side of an entry. Legs with one slip number are one 传票 and balance per unit (DESIGN H2). */
export interface Leg {
  readonly type: 'leg'
  readonly slip: number
  readonly side: 'D' | 'C'
  readonly account: string
  readonly unit: Unit
  /** Signed; negative is red (红字). */
  readonly amount: bigint
  readonly medium: 'cash' | 'transfer'
  /** 积数 are counted from this day; the accounting date is the row's. */
  readonly valueDay: Day
  /** Unsaid, to see the books as they were before it: no entry, and no line of a passbook. Never posted. */
  readonly unsaid?: true
}

/** An off-balance receipt or payment (表外收入/付出): a single entry. */
export interface Memo {
  readonly type: 'memo'
  readonly way: 'receipt' | 'payment'
  readonly account: string
  readonly unit: Unit
  readonly amount: bigint
}

/**
 * Who holds a thing. What is in a till, on its way (`item:…`) or stopped in a till (`frozen:till:01`) is ours
 * and in our books. Of some others the voucher numbers are kept too: cheques that an account has bought, what
 * waits to be destroyed, what is missing. The rest is the world outside, which holds as much as it likes.
 */
export type Holder = Own | Kept | 'customer' | 'supplier' | 'void' | 'destroyed'

type Own = `till:${string}` | `item:${string}` | `frozen:${string}`
type Kept = `account:${string}` | 'toDestroy' | 'missing'

export interface NotesMove {
  readonly type: 'notes'
  readonly unit: Unit
  readonly notes: Notes
  readonly from: Holder
  readonly to: Holder
}

export interface VoucherMove {
  readonly type: 'vouchers'
  readonly kind: string
  readonly first: number
  readonly last: number
  readonly from: Holder
  readonly to: Holder
}

/** More, or less, of a balance that may not leave. */
export interface Hold {
  readonly type: 'hold'
  readonly account: string
  readonly amount: bigint
}

/** Moves the 积数 of an account by hand: settlement takes them away, a correction brings them. In fen-days. */
export interface Products {
  readonly type: 'products'
  readonly account: string
  readonly amount: bigint
  /** Of them those within the quota of an agreement deposit; absent for all. */
  readonly within?: bigint
}

/** Days that are kept of an account that may be overdrawn: a settlement forgets them, and gives them back. */
export interface Days {
  readonly type: 'days'
  readonly account: string
  readonly gone: readonly DayBalance[]
  readonly back: readonly DayBalance[]
}

/** Counts something: `series/…` gives numbers and is never taken back, everything else may be. */
export interface TallyMove {
  readonly type: 'tally'
  readonly key: string
  readonly amount: bigint
}

/** Settable records; quantities inside them are moved, never set. */
export type SettableKind =
  | 'branch'
  | 'teller'
  | 'till'
  | 'account'
  | 'customer'
  | 'item'
  | 'claim'
  | 'mark'
  | 'parameters'
  | 'seal'

/** Changes the named attributes of a record; `from: null` creates it, `to: null` removes it. */
export interface SetRecord {
  readonly type: 'set'
  readonly kind: SettableKind
  readonly key: string
  readonly from: Readonly<Record<string, unknown>> | null
  readonly to: Readonly<Record<string, unknown>> | null
}

export const isOurs = (holder: Holder): holder is Own => /^(till|item|frozen):/.test(holder)

/** Whether the voucher numbers that somebody holds are known one by one. */
export const keepsNumbers = (holder: Holder): holder is Own | Kept =>
  isOurs(holder) || holder.startsWith('account:') || holder === 'toDestroy' || holder === 'missing'

/** The record keys that an effect reads or changes: what the state loader must have brought. */
export function touches(effect: Effect): Key[] {
  switch (effect.type) {
    case 'leg':
    case 'memo':
    case 'hold':
    case 'products':
    case 'days':
      return [`account:${effect.account}`]
    case 'notes':
      return [effect.from, effect.to].filter(isOurs).map(holder => `purse:${holder}` as const)
    case 'vouchers':
      return [
        // What was reported lost does not move.
        'parameters:current',
        `stock:supplier/${effect.kind}`,
        ...[effect.from, effect.to]
          .filter(keepsNumbers)
          .map(holder => `stock:${holder}/${effect.kind}` as const),
      ]
    case 'tally':
      return [`tally:${effect.key}`]
    case 'set':
      return [`${effect.kind as EntityKind}:${effect.key}`, ...indexOf(effect)]
  }
}

/** The list that a set may change or ask along with its record: see effects/set.ts. */
function indexOf({ kind, key, from, to }: SetRecord): Key[] {
  if (kind === 'item') return [`index:openItems/${key.split('-')[0]}`]
  if (from !== null && to !== null) return []
  if (kind === 'customer') return [`index:accountsOf/${key}`]
  return kind === 'account' ? [`index:accountsOf/${String((to ?? from)?.customer)}`] : []
}
