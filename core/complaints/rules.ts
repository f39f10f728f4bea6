/** The deadlines of a complaint: the law's, which a bank may shorten, and its own (rules.md §7.1, §7.3). */
export interface ComplaintRules {
  /** Days in which it is decided and answered; after the first extension, and after the second. */
  readonly legalDays: number
  readonly extendedDays: number
  readonly longestDays: number
  /** The working clock: solved where it arose, by the director, by the branch above, by head office. */
  readonly onSiteMinutes: number
  readonly outletDays: number
  readonly branchDays: number
  readonly headDays: number
  /** Working days between two steps. */
  readonly stepDays: number
  /** The customer is called within so many working days of the answer, and again after so many days. */
  readonly firstCallDays: number
  readonly secondCallDays: number
  /** Days after the answer in which he may ask for a re-check, and in which that is decided. */
  readonly recheckAskDays: number
  readonly recheckDays: number
}

export const complaintRules: ComplaintRules = {
  legalDays: 15,
  extendedDays: 30,
  longestDays: 60,
  onSiteMinutes: 30,
  outletDays: 1,
  branchDays: 5,
  headDays: 15,
  stepDays: 1,
  firstCallDays: 3,
  secondCallDays: 30,
  recheckAskDays: 30,
  recheckDays: 30,
}
