/** What a bank decides about how its people watch each other. */
export interface ControlRules {
  /** Authority is delegated for so many days at most. */
  readonly delegationDaysMost: number
  /** Days of forced leave a year, and so many days before its end who still owes some is late. */
  readonly leaveDays: number
  readonly leaveWarnDays: number
  /** Days of one leave at most: a wrong last day keeps nobody out for good. */
  readonly leaveDaysMost: number
  /** A request that waits so long calls the next level as well; 0 for never. */
  readonly escalationMinutes: number
}

export const controlRules: ControlRules = {
  delegationDaysMost: 30,
  leaveDays: 5,
  leaveWarnDays: 60,
  leaveDaysMost: 30,
  escalationMinutes: 10,
}
