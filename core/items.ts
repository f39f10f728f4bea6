/**
 * Work that spans time is an *item* (DESIGN H10): a request waiting for a supervisor, cash between two
 * tills, a shortage, a loss report. A kind is a file in `items/`, its data beside a small table of states;
 * blockers, registers and "who must act" are questions about items.
 */
import type { Day } from './dates.ts'
import { type CashError, cashError } from './items/cashError.ts'
import { type Contract, contract } from './items/contract.ts'
import { type Count, count } from './items/count.ts'
import { type Joint, joint } from './items/joint.ts'
import { type Destruction, destruction } from './items/destruction.ts'
import { type Loss, loss } from './items/loss.ts'
import { type ManualVoucher, manualVoucher } from './items/manualVoucher.ts'
import { type PaperTransit, paperTransit } from './items/paperTransit.ts'
import { type Parked, parked } from './items/parked.ts'
import { type Remittance, remittance } from './items/remittance.ts'
import { type Transit, transit } from './items/transit.ts'
import type { ItemKindRow } from './items/kind.ts'

export interface ItemData {
  parked: Parked
  transit: Transit
  count: Count
  cashError: CashError
  loss: Loss
  contract: Contract
  destruction: Destruction
  paperTransit: PaperTransit
  remittance: Remittance
  joint: Joint
  manualVoucher: ManualVoucher
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

export const itemKinds: Readonly<Record<ItemKind, ItemKindRow>> = {
  parked,
  transit,
  count,
  cashError,
  loss,
  contract,
  remittance,
  joint,
  manualVoucher,
  destruction,
  paperTransit,
}

export const isOpen = (item: Item): boolean => itemKinds[item.kind].states[item.state]?.open ?? false

/** Whether something that ends on a day is still in force on another (DESIGN H17). */
export const inForce = (until: Day | null, day: Day): boolean => until === null || day <= until
