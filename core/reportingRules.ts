/** From when on the sums of a customer and day are reported (rules.md §5.5), and what looks suspicious. */
import { yuan } from './money.ts'

export interface ReportingRules {
  readonly cashFrom: bigint
  readonly personFrom: bigint
  readonly companyFrom: bigint
  /** Cash from this part of its threshold on is just below it; on so many days of so many. */
  readonly nearPermille: number
  readonly nearTimes: number
  readonly spanDays: number
  /** Of so much received on a day, so much left again on it. */
  readonly passFrom: bigint
  readonly passPermille: number
  /** Received in so many amounts on a day. */
  readonly gatherTimes: number
  /** An account that has rested so long, and then moves so much in a day. */
  readonly idleMonths: number
  readonly idleFrom: bigint
  /** Working days within which a report is made; so many days back the board looks for one that was not. */
  readonly filingDays: number
  readonly chaseDays: number
}

export const reportingRules: ReportingRules = {
  cashFrom: yuan(50_000),
  personFrom: yuan(500_000),
  companyFrom: yuan(2_000_000),
  nearPermille: 900,
  nearTimes: 3,
  spanDays: 10,
  passFrom: yuan(200_000),
  passPermille: 900,
  gatherTimes: 10,
  idleMonths: 12,
  idleFrom: yuan(50_000),
  filingDays: 5,
  chaseDays: 60,
}
