/**
 * Work that spans time is an *item* (DESIGN H10): a request waiting for a supervisor, cash between two
 * tills, a shortage, a loss report. A kind is a small table of states; blockers, registers and "who must
 * act" are questions about items.
 */
import type { Day } from './dates.ts'
import type { Sealed } from './ledger/entities.ts'
import type { Notes, Unit } from './ledger/units.ts'
import type { Words } from './words.ts'

export interface ItemData {
  /** A request that waits for signatures (DESIGN H11). */
  parked: {
    readonly request: string
    readonly code: string
    readonly terminal: string
    readonly ticket: string | null
    readonly fields: readonly string[]
    /** The entries as the signers see them; posted only while they are still these. */
    readonly seen: readonly string[]
    readonly needs: readonly SignatureNeed[]
    readonly signed: readonly Signed[]
    /** The records that the request reads, so that the last signature can load them. */
    readonly reads: readonly string[]
    readonly reason: string | null
    /** The serial under which it was posted. */
    readonly posted: number | null
  }
  transit: {
    readonly from: string
    readonly to: string
    readonly unit: Unit
    readonly notes: Notes
    readonly amount: bigint
  }
  /** A blind count (碰库); the difference is for the supervisor's eyes. */
  count: {
    readonly till: string
    readonly counted: Notes
    readonly difference: Notes
    readonly amount: bigint
    readonly papers: Readonly<Record<string, number>>
  }
  /** One overage or shortage, one case (rules.md §3.6). */
  cashError: {
    readonly till: string
    readonly side: 'over' | 'short'
    readonly amount: bigint
    readonly note: string
  }
  loss: { readonly account: string; readonly paper: 'passbook' | 'certificate' }
  contract: {
    readonly customer: string
    readonly number: string
    readonly approved: bigint
    readonly drawn: bigint
    readonly ratePpm: number
    readonly months: number
  }
  remittance: {
    readonly account: string
    readonly amount: bigint
    readonly bank: string
    readonly payeeAccount: string
    readonly payee: Sealed
    readonly purpose: string
  }
  manualVoucher: { readonly legs: readonly ManualLeg[]; readonly memo: string }
}

export interface ManualLeg {
  readonly side: 'D' | 'C'
  readonly account: string
  readonly amount: bigint
}

export type Signatory = 'named' | 'reviewer' | 'witness' | 'chiefTeller' | 'supervisor' | 'director'

/** Somebody must sign; a reviewer of cash counts the notes himself (换人复点). */
export interface SignatureNeed {
  readonly by: Signatory
  readonly counts: boolean
  /** The one person who may, where the request names him. */
  readonly teller: string | null
}

export interface Signed {
  readonly by: Signatory
  readonly teller: string
}

export type ItemKind = keyof ItemData

interface ItemOf<K extends ItemKind> {
  readonly kind: K
  readonly id: string
  readonly state: string
  readonly opened: Day
  /** Who opened it. */
  readonly by: string
  /** The last day on which it is in force; null where it does not lapse. */
  readonly until: Day | null
  readonly data: ItemData[K]
}

export type Item<K extends ItemKind = ItemKind> = { [Kind in ItemKind]: ItemOf<Kind> }[K]

export interface ItemKindRow {
  readonly name: Words
  readonly states: Readonly<Record<string, Words & { readonly open: boolean }>>
  /** An open one keeps the branch from closing. */
  readonly blocksClose: boolean
  /** The state that day end writes when `until` has passed. */
  readonly lapsesTo: string | null
}

const open = (zh: string, en: string) => ({ zh, en, open: true })
const done = (zh: string, en: string) => ({ zh, en, open: false })
const reversed = done('已冲正', 'reversed')

export const itemKinds: Readonly<Record<ItemKind, ItemKindRow>> = {
  parked: {
    name: { zh: '待授权交易', en: 'Request awaiting authorisation' },
    states: {
      pending: open('待授权', 'pending'),
      returned: open('退回经办', 'returned to the maker'),
      approved: done('已授权', 'approved'),
      rejected: done('已拒绝', 'rejected'),
      withdrawn: done('已撤回', 'withdrawn'),
    },
    blocksClose: true,
    lapsesTo: null,
  },
  transit: {
    name: { zh: '在途现金', en: 'Cash in transit' },
    states: { sent: open('已调出', 'sent'), received: done('已调入', 'received'), reversed },
    blocksClose: true,
    lapsesTo: null,
  },
  count: {
    name: { zh: '碰库记录', en: 'Blind count' },
    states: {
      different: open('账实不符', 'differs'),
      agreed: done('账实相符', 'agrees'),
      settled: done('已处理', 'dealt with'),
    },
    blocksClose: false,
    lapsesTo: null,
  },
  cashError: {
    name: { zh: '出纳错款', en: 'Cash overage or shortage' },
    states: { booked: open('待处理', 'under investigation'), settled: done('已处理', 'settled'), reversed },
    blocksClose: false,
    lapsesTo: null,
  },
  loss: {
    name: { zh: '挂失', en: 'Loss report' },
    states: {
      oral: open('口头挂失', 'oral report'),
      cancelled: done('已撤销', 'cancelled'),
      lapsed: done('逾期失效', 'lapsed'),
    },
    blocksClose: false,
    lapsesTo: 'lapsed',
  },
  contract: {
    name: { zh: '贷款合同', en: 'Loan contract' },
    states: { active: open('有效', 'active'), drawn: done('已用完', 'fully drawn'), reversed },
    blocksClose: false,
    lapsesTo: null,
  },
  remittance: {
    name: { zh: '往账', en: 'Outward remittance' },
    states: { entered: open('待复核', 'awaiting review'), sent: done('已发送', 'sent'), reversed },
    blocksClose: true,
    lapsesTo: null,
  },
  manualVoucher: {
    name: { zh: '自制凭证', en: 'Manual voucher' },
    states: { entered: open('待复核', 'awaiting review'), posted: done('已记账', 'posted'), reversed },
    blocksClose: true,
    lapsesTo: null,
  },
}

export const isOpen = (item: Item): boolean => itemKinds[item.kind].states[item.state]?.open ?? false

/** Whether something that ends on a day is still in force on another (DESIGN H17). */
export const inForce = (until: Day | null, day: Day): boolean => until === null || day <= until
