/**
 * What a branch is made of, as the ledger remembers it. Every record is plain data with one key; it changes
 * only by effects, and every one of them can be rebuilt by folding the journal from its first row.
 */
import type { Delegation } from '../control/delegation.ts'
import type { Leave } from '../control/leave.ts'
import type { Session } from '../custody/checks.ts'
import type { Day } from '../dates.ts'
import type { Earnings } from '../interest/earning.ts'
import type { Item } from '../items.ts'
import type { LoanDebt, LoanTerms } from '../loans/terms.ts'
import type { Parameters } from '../parameters.ts'
import type { Product } from '../products.ts'
import type { SavingsTerms } from '../savings/terms.ts'
import type { SealKind } from '../seals.ts'
import type { Words } from '../words.ts'
import type { Effect } from './effects.ts'
import type { Printed } from './printed.ts'
import type { Restriction } from './restrictions.ts'
import type {
  Agreement,
  Checkpoint,
  CompanyTerms,
  DayBalance,
  FixedTerms,
  Overdraft,
  PersonalTerms,
} from './terms.ts'
import type { Notes, Unit } from './units.ts'

export type { Agreement, CompanyTerms, FixedTerms, PersonalClass, PersonalTerms } from './terms.ts'

export interface Entities {
  branch: Branch
  teller: Teller
  till: Till
  account: Account
  customer: Customer
  /** Notes by holder, `till:01`. */
  purse: Purse
  /** Voucher ranges by holder and kind, `till:01/passbook`. */
  stock: Stock
  item: Item
  /** Keys that belong together, kept by `apply`: `openItems/parked`, `accountsOf/<customer>`. */
  index: Index
  tally: Tally
  /** What may exist once: `idNumber/<hash>`. */
  claim: Claim
  /** What has happened to a journal row since: `2026-11-23/17`. */
  mark: Mark
  /** The register of seals, by number. */
  seal: Seal
  parameters: Parameters
  /** A journal row itself, read only, for codes that act on one: `2026-11-23/17`. */
  posted: Posted
  /** What the deposits earn altogether, read only; one record, `deposits`. */
  earnings: Earnings
}

/** Where in the books of a branch something happened. */
export interface Position {
  readonly day: Day
  readonly serial: number
}

export type EntityKind = keyof Entities

/** `account:6210…`: how a record is named in prefetch lists and state rows. */
export type Key = `${EntityKind}:${string}`

/** A record of another branch: `@0102/account:0102…`. */
export type FarKey = `@${string}/${Key}`

export const farKey = (branch: string, key: Key): FarKey => `@${branch}/${key}`

/** The branch that a key names, or the one that it is at home in; and the key there. */
export function locate(key: Key | FarKey, home: string): readonly [branch: string, key: Key] {
  if (!key.startsWith('@')) return [home, key as Key]
  const slash = key.indexOf('/')
  return [key.slice(1, slash), key.slice(slash + 1) as Key]
}

export const keyOf = (kind: EntityKind, key: string): Key => `${kind}:${key}`

export function splitKey(key: Key): [EntityKind, string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon) as EntityKind, key.slice(colon + 1)]
}

/** `settling`: the date has rolled, and the interest of a settlement is posted before the branch may open. */
export type BranchState = 'closed' | 'open' | 'balanced' | 'closing' | 'settling'

export interface Branch {
  readonly code: string
  readonly name: Words
  readonly unit: Unit
  readonly day: Day
  readonly state: BranchState
  readonly tills: readonly string[]
  readonly tellers: readonly string[]
  /** The version of the parameters in force, pinned at opening (DESIGN H5). */
  readonly parameters: number
  /** The day on which 8014 shut it before its end; absent, or null once it was opened again. */
  readonly shutOn?: Day | null
}

export type Role =
  | 'teller'
  | 'chiefTeller'
  | 'backOffice'
  | 'accountingSupervisor'
  | 'outletDirector'
  | 'lobbyManager'
  | 'postSupervisor'
  | 'system'

export type Duty = 'off' | 'on' | 'away'

export interface Teller {
  readonly id: string
  readonly name: Words
  readonly roles: readonly Role[]
  /** 1 trainee … 3 full … 4 may review, 5 chief teller, 6 supervisor, 7 director (rules.md §5.2). */
  readonly grade: number
  readonly duty: Duty
  readonly terminal: string | null
  readonly till: string | null
  /**
   * The numbers of the seals in his hands: kept here by every move of a seal, so that no code has to read
   * the seals themselves.
   */
  readonly seals: readonly string[]
  /** Whether they are locked away: from the final balance on, until they are counted in the morning. */
  readonly sealsAway: boolean
  /** Has left, or may not work for a while. */
  readonly stopped: boolean
  /** The groups of codes that he may do; null for all that his post may. */
  readonly groups: readonly string[] | null
  /** Codes that he may not do, though his post may. */
  readonly blocked: readonly string[]
  /** Authority of others that he has for a time; absent where he never had any. */
  readonly delegated?: readonly Delegation[] | null
  /** The last forced leave that was agreed on; absent or null for none. */
  readonly leave?: Leave | null
}

export type SealState = 'kept' | 'inUse' | 'stopped' | 'lost' | 'handedUp' | 'destroyed'

/** A seal stays in the register for ever, so that its number is never given to another. */
export interface Seal {
  readonly no: string
  readonly kind: SealKind
  /** What it prints, as a picture; null while none has been deposited. */
  readonly impression: string | null
  /** Whose hands it is in; null while it lies in the safe, and for ever after its end. */
  readonly holder: string | null
  readonly state: SealState
  readonly registered: Day
  /** The day of its state and holder. */
  readonly since: Day
}

export type TillState = 'inUse' | 'away' | 'balanced' | 'sealed'

export interface Till {
  readonly no: string
  readonly state: TillState
  /** Who has it; null while it is in the vault. */
  readonly teller: string | null
  /** The number on the seal, and who put it there. */
  readonly seal: string | null
  readonly sealedBy: readonly string[]
  /** The day on which the branch got it; absent where that was not kept. */
  readonly since?: Day
  /** Who sealed it last, and when; absent while nobody has. */
  readonly used?: { readonly day: Day; readonly teller: string } | null
  /** The night that gave it back to the branch, empty and long unused; absent while it is somebody's. */
  readonly returned?: Day | null
  /** The counts of the last day that it was counted on; absent before. */
  readonly checks?: { readonly day: Day; readonly done: readonly Session[] } | null
  /** When a duty of the plan was last done in it, `outletDirector/full`; absent where none was. */
  readonly inspected?: Readonly<Record<string, Day>> | null
}

/** The main till is number 00 and belongs to the chief teller (rules.md §3.2). */
export const MAIN_TILL = '00'

export interface PaperRef {
  readonly kind: string
  readonly number: number
}

export interface Account {
  readonly no: string
  readonly gl: string
  readonly unit: Unit
  /** The owner; null for the bank's own accounts, which are named by their GL account. */
  readonly customer: string | null
  readonly product: Product | null
  readonly status: 'open' | 'closed'
  readonly opened: Day
  readonly closed: Day | null
  /** Debit is positive, credit negative, so that all balances of a branch add up to nothing. */
  readonly balance: bigint
  /** Part of the balance that may not leave. */
  readonly held: bigint
  /** The lowest balance on its own side; null where there is no such limit. */
  readonly minimum: bigint | null
  /** Why money may not leave or enter, in the order in which that was imposed: see `passageOf`. */
  readonly restrictions: readonly Restriction[]
  /** Whether 积数 are counted, and on whole yuan or on fen. */
  readonly interestBase: 'yuan' | 'fen' | null
  /** Σ change of base × day number; 积数 up to a day are base × day − moment (see interest/products.ts). */
  readonly moment: bigint
  readonly terms: FixedTerms | LoanTerms | SavingsTerms | CompanyTerms | PersonalTerms | null
  /** What is owed on a loan beyond its balance; absent of other accounts, and of loans of old. */
  readonly debt?: LoanDebt | null
  /** The passbook or certificate in the customer's hand. */
  readonly paper: PaperRef | null
  /** How far its passbook is printed; null while it never was. */
  readonly printed: Printed | null
  /** So many entries it does not show yet; absent, or null, until one of before this was kept is printed. */
  readonly unprinted?: number | null
  /** Of a company’s account with one: absent, or null once it has ended and been settled. */
  readonly agreement?: Agreement | null
  /** Days since the last settlement on which the demand rate changed; absent for none. */
  readonly checkpoints?: readonly Checkpoint[] | null
  /** Of an account that may be overdrawn: absent, or null since all of it is paid back and settled. */
  readonly overdraft?: Overdraft | null
  /** Of such an account: absent also where that was agreed on before days were kept. */
  readonly dayBalances?: readonly DayBalance[] | null
  /** What the branch calls an account that it opened for itself; absent for all others. */
  readonly title?: string | null
}

/** Personal data as the journal keeps it: ciphertext, and a keyed hash to find it by (DESIGN H4). */
export interface Sealed {
  readonly sealed: string
  readonly hash: string
}

/** What the identity check (联网核查) answered. */
export interface IdentityCheck {
  readonly day: Day
  readonly result: 'match' | 'mismatch' | 'noRecord' | 'unavailable'
}

export interface Customer {
  readonly no: string
  readonly kind: 'person' | 'company'
  readonly name: Sealed
  readonly idKind: string
  readonly idNumber: Sealed
  readonly phone: Sealed | null
  readonly address: Sealed | null
  readonly opened: Day
  /** Absent, or null since a name or a document has changed, where nobody has asked. */
  readonly checked?: IdentityCheck | null
}

export interface Purse {
  readonly unit: Unit
  readonly notes: Notes
}

export interface Stock {
  /** Held numbers as [first, last], sorted, never touching. */
  readonly ranges: readonly (readonly [number, number])[]
}

export interface Index {
  readonly keys: readonly string[]
}

export interface Tally {
  readonly amount: bigint
}

export interface Claim {
  readonly owner: string
}

export interface Mark {
  readonly reversedBy: number | null
}

export interface Posted {
  readonly day: Day
  readonly serial: number
  readonly code: string
  readonly outcome: 'posted' | 'parked'
  readonly teller: string
  /** Who signed it. */
  readonly authorisers: readonly string[]
  readonly fields: readonly string[]
  readonly effects: readonly Effect[]
}
