/**
 * What a bank may decide for itself, dated. A change is a new version of the whole table, adopted by a row
 * in each branch's journal and pinned for the day at opening (DESIGN H5). Amounts in fen, rates in ppm a
 * year.
 */
import { type ComplaintRules, complaintRules } from './complaints/rules.ts'
import { type ControlRules, controlRules } from './control/rules.ts'
import { type Authority, defaultAuthorities } from './authorities.ts'
import { type CustodyRules, custodyRules, type InspectionRules, inspectionRules } from './custody/rules.ts'
import type { StoppedPapers } from './custody/stoppedPapers.ts'
import type { Day } from './dates.ts'
import type { ExchangeRate } from './exchangeRates.ts'
import { defaultGrounds, type Ground } from './grounds.ts'
import {
  type LoanParameters,
  loanParameters,
  type ProvisionParameters,
  provisionParameters,
} from './loans/parameters.ts'
import { yuan } from './money.ts'
import { type QueueRules, queueRules } from './queue/rules.ts'
import { type SavingsRule, savingsRules } from './savings/rules.ts'
import { type ServiceRules, serviceRules } from './service/rules.ts'
import type { ScriptRow } from './service/script.ts'
import { defaultPrincipals, type Principal } from './principals.ts'
import { defaultInterestTax, defaultRates, type Rate, type TaxRate } from './rates.ts'
import { type PatternRules, patternRules } from './patterns/rules.ts'
import { type SignInRules, signInRules } from './signInRules.ts'
import { type SupervisionRules, supervisionRules } from './supervision/rules.ts'
import { type ReportingRules, reportingRules } from './reportingRules.ts'
import { defaultVoucherKinds, type VoucherKind } from './voucherKinds.ts'
import { joined, typedAs, type Words } from './words.ts'

export type { Rate, RateKind } from './rates.ts'

export interface Parameters {
  readonly version: number
  readonly rates: readonly Rate[]
  readonly interestTax: readonly TaxRate[]
  readonly voucherKinds: readonly VoucherKind[]
  /** Replaces an amount of an authorisation row: `0510/0` → fen. */
  readonly authorisation: Readonly<Record<string, bigint>>
  /** What the bank says of its codes beyond their definitions: `0510/grade` → `4`. */
  readonly codes: Readonly<Record<string, string>>
  /** The bank's own numbers for the codes (F4): `0510` → `2101`. What is not listed keeps its own. */
  readonly numbers: Readonly<Record<string, string>>
  readonly limits: {
    /** A sub-till may hold this much during the day. */
    readonly tillDay: bigint
    /**
     * What a teller of a grade may do alone in one transaction, as permille of the rows; a trainee nothing.
     */
    readonly gradePermille: Readonly<Record<string, number>>
  }
  readonly cash: {
    /** The most cash over the counter in one transaction, by grade; no limit where none stands. */
    readonly gradeMost: Readonly<Record<string, bigint>>
    /** So many counterfeits at one time are told to the central bank and the police at once. */
    readonly counterfeitPieces: number
    /** Working days in which a customer may ask for an appraisal. */
    readonly appealDays: number
    /** From this amount on a withdrawal in cash is booked so many days ahead. */
    readonly bookedFrom: bigint
    readonly bookedDays: number
    /** And at most so many. */
    readonly bookedAheadMost: number
    /** With this much cash it is told who stands at the window, and what the identity check answered. */
    readonly identityFrom: bigint
  }
  /** Lost blank vouchers that no branch takes; absent while none are. */
  readonly stoppedPapers?: StoppedPapers
  readonly custody: CustodyRules
  readonly control: ControlRules
  /** On which grounds a signature is refused: dated rows. */
  readonly rejections: readonly Ground[]
  /** Why something is booked by hand (8520): dated rows. */
  readonly manualReasons: readonly Ground[]
  readonly complaints: ComplaintRules
  readonly service: ServiceRules
  /** What the outlet says in its service processes instead of the product's text: dated rows. */
  readonly scripts: readonly ScriptRow[]
  /** In how many days each inspection of the plan is due: custody/inspections.ts. */
  readonly inspection: InspectionRules
  /** What the bank deals in beside its own currency, and at which rates; one row a currency. */
  readonly exchange: readonly ExchangeRate[]
  /** In cents of the dollar, or what they come to (rules.md §5.3). */
  readonly foreign: {
    /** So much a person may sell in a year, and so much he may buy (便利化额度). */
    readonly yearMost: bigint
    /** From so much in notes on a day on, his document is checked online. */
    readonly checkedFrom: bigint
    /** A rate that is so much off the last one is signed by the director too. */
    readonly jumpPermille: number
  }
  readonly loss: { readonly oralDays: number }
  /** So many lines a passbook may be behind; what is more is printed as one line. 0 for any number. */
  readonly passbook: { readonly unprintedMost: number }
  readonly reporting: ReportingRules
  /** What each organ may ask of the bank. */
  readonly authorities: readonly Authority[]
  readonly special: {
    /** A paper reported lost in writing is replaced or paid from so many days on. */
    readonly writtenLossDays: number
    readonly lossFee: bigint
    /** An emergency stop of the police ends by itself after so many days. */
    readonly policeStopDays: number
    /** Up to this, an heir is paid without a notary. */
    readonly smallEstate: bigint
    /** A collection that is not answered in so many days is asked after. */
    readonly collectionDays: number
    /** One that has come is paid or refused within so many working days. */
    readonly collectionAnswerDays: number
  }
  readonly clearing: {
    /** A question about a payment is answered within so many working days. */
    readonly inquiryDays: number
  }
  readonly company: {
    /** A cheque is presented within so many days of its date. */
    readonly chequeDays: number
    /** A temporary account lasts so many months at most. */
    readonly temporaryMonths: number
    readonly fixedMinimum: bigint
    /** A new account pays from this working day after its opening on; 0 for at once. */
    readonly payWorkingDays: number
    /** The least quota of an agreement deposit. */
    readonly quotaMinimum: bigint
    /** The highest rate of an agreement deposit, in permille of the posted one. */
    readonly agreementMostPermille: number
  }
  /** How many accounts of a class a person may have, and what leaves or lies in one (rules.md §5.4). */
  readonly personal: {
    readonly oneMost: number
    readonly twoMost: number
    readonly threeMost: number
    readonly twoDay: bigint
    readonly twoYear: bigint
    readonly threeBalance: bigint
    readonly threeDay: bigint
    readonly threeYear: bigint
  }
  readonly principals: readonly Principal[]
  readonly agency: {
    /** A customer's risk grade is asked again after so many months. */
    readonly gradeMonths: number
    /** A bond redeemed before its day costs this, and earns by how long it was held. */
    readonly earlyBondPermille: number
    readonly earlyBondRates: readonly { readonly months: number; readonly ppm: number }[]
    readonly payrollLines: number
    /** Whoever pays a bill with this much cash is identified (rules.md §5.3). */
    readonly identityFrom: bigint
  }
  readonly loan: LoanParameters
  readonly provision: ProvisionParameters
  /** So many backups a server keeps of those that it has made. */
  readonly backups: { readonly kept: number }
  readonly signIn: SignInRules
  /** Which rows post-supervision looks at, and what a year of points holds. */
  readonly supervision: SupervisionRules
  readonly patterns: PatternRules
  /** Who is called first, and what is promised to those who wait. */
  readonly queue: QueueRules
  readonly fixed: { readonly minimum: bigint; readonly partialsMax: number }
  readonly savings: readonly SavingsRule[]
  readonly dormant: { readonly months: number }
  readonly fixedMethod: 'wholeMonths' | 'monthsAndDays' | 'actualDays'
  readonly deposits: {
    /** When running accounts are settled: each quarter, or once a year as before 2005-09-21. */
    readonly settlement: 'quarterly20' | 'yearly0630'
    /** How often what deposits have earned is booked as owed. */
    readonly accrual: 'monthly' | 'daily'
  }
  /** Closed days that the date roll passes over. */
  readonly closedDays: readonly Day[]
}

/** The reference rates of rules.md §2.5 and the limits of §3.2, §3.9, §5.2, §5.7. */
export const defaultParameters: Parameters = {
  version: 1,
  rates: defaultRates,
  interestTax: defaultInterestTax,
  voucherKinds: defaultVoucherKinds,
  authorisation: {},
  codes: {},
  numbers: {},
  limits: {
    tillDay: yuan(200_000),
    gradePermille: { '1': 0, '2': 500, '3': 1000, '4': 2000, '5': 2000, '6': 2000, '7': 2000 },
  },
  cash: {
    gradeMost: { '1': yuan(10_000) },
    counterfeitPieces: 5,
    appealDays: 3,
    bookedFrom: yuan(200_000),
    bookedDays: 1,
    bookedAheadMost: 30,
    identityFrom: yuan(50_000),
  },
  reporting: reportingRules,
  custody: custodyRules,
  control: controlRules,
  ...defaultGrounds,
  complaints: complaintRules,
  service: serviceRules,
  scripts: [],
  inspection: inspectionRules,
  exchange: [],
  foreign: { yearMost: 5_000_000n, checkedFrom: 1_000_000n, jumpPermille: 100 },
  loss: { oralDays: 5 },
  passbook: { unprintedMost: 24 },
  authorities: defaultAuthorities,
  special: {
    writtenLossDays: 7,
    lossFee: yuan(10),
    policeStopDays: 2,
    smallEstate: yuan(50_000),
    collectionDays: 30,
    collectionAnswerDays: 3,
  },
  clearing: { inquiryDays: 1 },
  company: {
    chequeDays: 10,
    temporaryMonths: 24,
    fixedMinimum: yuan(10_000),
    payWorkingDays: 3,
    quotaMinimum: yuan(100_000),
    agreementMostPermille: 2_000,
  },
  personal: {
    oneMost: 1,
    twoMost: 5,
    threeMost: 5,
    twoDay: yuan(10_000),
    twoYear: yuan(200_000),
    threeBalance: yuan(2_000),
    threeDay: yuan(2_000),
    threeYear: yuan(50_000),
  },
  principals: defaultPrincipals,
  agency: {
    gradeMonths: 12,
    earlyBondPermille: 1,
    earlyBondRates: [
      { months: 0, ppm: 0 },
      { months: 6, ppm: 3_500 },
      { months: 12, ppm: 13_500 },
      { months: 24, ppm: 18_500 },
    ],
    payrollLines: 10_000,
    identityFrom: yuan(50_000),
  },
  loan: loanParameters,
  provision: provisionParameters,
  backups: { kept: 30 },
  signIn: signInRules,
  supervision: supervisionRules,
  patterns: patternRules,
  queue: queueRules,
  fixed: { minimum: yuan(50), partialsMax: 1 },
  savings: savingsRules,
  dormant: { months: 12 },
  fixedMethod: 'wholeMonths',
  deposits: { settlement: 'quarterly20', accrual: 'monthly' },
  closedDays: [],
}

export const voucherKindOf = (
  parameters: Pick<Parameters, 'voucherKinds'>,
  kind: string,
): VoucherKind | undefined => parameters.voucherKinds.find(row => row.kind === kind)

/** `P00001234`. */
export function paperNumber(
  parameters: Pick<Parameters, 'voucherKinds'>,
  kind: string,
  number: number,
): string {
  const row = voucherKindOf(parameters, kind)
  return row ? row.prefix + String(number).padStart(row.width, '0') : `${kind} ${number}`
}

/** `P00001001–P00001100`. */
export const rangeWords = (
  parameters: Pick<Parameters, 'voucherKinds'>,
  kind: string,
  [first, last]: readonly [number, number],
): string => [...new Set([first, last])].map(number => paperNumber(parameters, kind, number)).join('–')

/** The kinds that may be typed. */
export const voucherKindsOffered = ({ voucherKinds }: Pick<Parameters, 'voucherKinds'>): Words =>
  joined(voucherKinds.filter(({ ended }) => !ended).map(({ kind, name }) => typedAs(name, kind)))

export const voucherWords = (parameters: Pick<Parameters, 'voucherKinds'>, kind: string): Words =>
  voucherKindOf(parameters, kind)?.name ?? { zh: kind, en: kind }
