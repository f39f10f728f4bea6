/**
 * Work that spans time is an *item* (DESIGN H10): a request waiting for a supervisor, cash between two
 * tills, a shortage, a loss report. A kind is a file in `items/`, its data beside a small table of states;
 * blockers, registers and "who must act" are questions about items.
 */
import type { Day } from './dates.ts'
import type { Tongue } from './derive/things.ts'
import { amendment, type AmendmentData } from './items/amendment.ts'
import { backup, type Backup } from './items/backup.ts'
import { type Collection, collection } from './items/collection.ts'
import { type AgencyContract, agencyContract } from './items/agencyContract.ts'
import { type AgencyHolding, agencyHolding } from './items/agencyHolding.ts'
import { type CashOrder, cashOrder } from './items/cashOrder.ts'
import { type CashError, cashError } from './items/cashError.ts'
import { type Complaint, complaint } from './items/complaint.ts'
import { type Collateral, collateral } from './items/collateral.ts'
import { type Investigation, investigation } from './items/investigation.ts'
import { type LoanCheck, loanCheck } from './items/loanCheck.ts'
import { type Contract, contract } from './items/contract.ts'
import { type Count, count } from './items/count.ts'
import { type ErrorNotice, errorNotice } from './items/errorNotice.ts'
import { type ExchangeBill, exchangeBill } from './items/exchangeBill.ts'
import { type ForeignDeal, foreignDeal } from './items/foreignDeal.ts'
import { type Freeze, freeze } from './items/freeze.ts'
import { type Inquiry, inquiry } from './items/inquiry.ts'
import { type Joint, joint } from './items/joint.ts'
import { type Counterfeit, counterfeit } from './items/counterfeit.ts'
import { type Destruction, destruction } from './items/destruction.ts'
import { type Loss, loss } from './items/loss.ts'
import { type ManualVoucher, manualVoucher } from './items/manualVoucher.ts'
import { type PaperTransit, paperTransit } from './items/paperTransit.ts'
import { type OfficialQuery, officialQuery } from './items/officialQuery.ts'
import { type Payroll, payroll } from './items/payroll.ts'
import { type Ruling, ruling } from './items/ruling.ts'
import { type Parked, parked } from './items/parked.ts'
import { type PasswordLoss, passwordLoss } from './items/passwordLoss.ts'
import { type Remittance, remittance } from './items/remittance.ts'
import { type StopNotice, stopNotice } from './items/stopNotice.ts'
import { type StopOrder, stopOrder } from './items/stopOrder.ts'
import { type SealCard, sealCard } from './items/sealCard.ts'
import { type Transit, transit } from './items/transit.ts'
import { type WithdrawalNotice, withdrawalNotice } from './items/withdrawalNotice.ts'
import { type CashBooking, cashBooking } from './items/cashBooking.ts'
import { type DepositProof, depositProof } from './items/depositProof.ts'
import { type Dormant, dormant } from './items/dormant.ts'
import { type Suspense, suspense } from './items/suspense.ts'
import { hallCheck, type HallCheck } from './items/hallCheck.ts'
import { lesson, type Lesson } from './items/lesson.ts'
import { retention, type Retention } from './items/retention.ts'
import { delegation, type DelegationData } from './items/delegation.ts'
import { leave, type LeaveData } from './items/leave.ts'
import type { ItemKindRow } from './items/kind.ts'
import type { Teller } from './ledger/entities.ts'
import type { Words } from './words.ts'

export interface ItemData {
  parked: Parked
  transit: Transit
  count: Count
  cashError: CashError
  cashOrder: CashOrder
  counterfeit: Counterfeit
  loss: Loss
  passwordLoss: PasswordLoss
  stopOrder: StopOrder
  stopNotice: StopNotice
  freeze: Freeze
  officialQuery: OfficialQuery
  collection: Collection
  collateral: Collateral
  contract: Contract
  investigation: Investigation
  loanCheck: LoanCheck
  destruction: Destruction
  paperTransit: PaperTransit
  remittance: Remittance
  suspense: Suspense
  exchangeBill: ExchangeBill
  foreignDeal: ForeignDeal
  inquiry: Inquiry
  joint: Joint
  manualVoucher: ManualVoucher
  errorNotice: ErrorNotice
  complaint: Complaint
  ruling: Ruling
  withdrawalNotice: WithdrawalNotice
  dormant: Dormant
  depositProof: DepositProof
  cashBooking: CashBooking
  sealCard: SealCard
  agencyContract: AgencyContract
  agencyHolding: AgencyHolding
  payroll: Payroll
  amendment: AmendmentData
  delegation: DelegationData
  leave: LeaveData
  backup: Backup
  hallCheck: HallCheck
  lesson: Lesson
  retention: Retention
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

export const itemKinds: { readonly [Kind in ItemKind]: ItemKindRow<ItemData[Kind]> } = {
  parked,
  transit,
  count,
  cashError,
  cashOrder,
  counterfeit,
  loss,
  passwordLoss,
  stopOrder,
  stopNotice,
  freeze,
  officialQuery,
  collection,
  collateral,
  contract,
  investigation,
  loanCheck,
  remittance,
  suspense,
  exchangeBill,
  foreignDeal,
  inquiry,
  joint,
  manualVoucher,
  destruction,
  paperTransit,
  errorNotice,
  complaint,
  ruling,
  withdrawalNotice,
  dormant,
  depositProof,
  cashBooking,
  sealCard,
  agencyContract,
  agencyHolding,
  payroll,
  amendment,
  delegation,
  leave,
  backup,
  hallCheck,
  lesson,
  retention,
}

export const isOpen = (item: Item): boolean => itemKinds[item.kind].states[item.state]?.open ?? false

/** What an authority has ordered is not told at the counter: the account is restricted, and that is all. */
export const isSecret = (item: Item): boolean =>
  item.kind === 'freeze' ||
  item.kind === 'officialQuery' ||
  (item.kind === 'stopOrder' && item.data.ground === 'police')

/** Who may act on it: whoever took it in, and the chief teller, who supervises special business. */
export const mayAct = (item: Item, { id, roles }: Pick<Teller, 'id' | 'roles'>): boolean =>
  !isSecret(item) || item.by === id || roles.includes('chiefTeller')

/** An item in the words of its kind. */
export function itemWords<K extends ItemKind>({ kind, data }: ItemOf<K>, tongue: Tongue): Words {
  const row: ItemKindRow<ItemData[K]> = itemKinds[kind]
  return row.words(data, tongue)
}

/** What is said of a secret item to whoever may not know it: whose account, and that it is restricted. */
export function secretWords(item: Item): Words {
  const account = 'account' in item.data && isSecret(item) ? item.data.account : ''
  return { zh: `${account} 账户受限`.trim(), en: `${account} restricted`.trim() }
}

/** The row that opened an item stands in its number. */
export const serialOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1))

/** Whether something that ends on a day is still in force on another (DESIGN H17). */
export const inForce = (until: Day | null, day: Day): boolean => until === null || day <= until
