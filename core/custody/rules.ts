/** What a bank decides about cash, vouchers and seals in its people's hands. */

export interface CustodyRules {
  /** 1: no till is balanced without its opening count, its midday count; 0: what is missing is listed. */
  readonly openingCheck: number
  readonly middayCheck: number
  /** From this hour on a midday count that was not made is missing. */
  readonly middayHour: number
  /** 1: the branch is not balanced over an inspection that is overdue; 0: it is listed. */
  readonly overdueBlocks: number
  /** A till with something in it that nobody takes for so many working days is listed. */
  readonly idleDays: number
  /** 1: nobody takes the same till on two days running (交叉领用). */
  readonly crossDrawing: number
  /** 1: the main till is opened and sealed by the holders of the vault's key and combination together. */
  readonly vaultByTwo: number
  /** A seal that was stopped is handed up within so many days. */
  readonly sealHandUpDays: number
  /** So many reversals of a teller in a day, one so many minutes after its transaction, are told. */
  readonly reversalsMost: number
  readonly reversalMinutes: number
  /** Blank vouchers beyond what a teller, and the branch, has used in so many days are told. */
  readonly tellerSupplyDays: number
  readonly branchSupplyDays: number
}

/** In how many days each duty of the plan is due (rules.md §3.9). */
export interface InspectionRules {
  readonly supervisorVouchers: number
  readonly directorFull: number
  readonly superiorFull: number
}

export const custodyRules: CustodyRules = {
  openingCheck: 0,
  middayCheck: 0,
  middayHour: 14,
  overdueBlocks: 0,
  idleDays: 5,
  crossDrawing: 0,
  vaultByTwo: 1,
  sealHandUpDays: 7,
  reversalsMost: 3,
  reversalMinutes: 30,
  // Ten working days.
  tellerSupplyDays: 14,
  branchSupplyDays: 30,
}

export const inspectionRules: InspectionRules = { supervisorVouchers: 7, directorFull: 31, superiorFull: 92 }
