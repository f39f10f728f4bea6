/** What a bank decides about its queue (rules.md §8.2): who is called first, and what is promised. */
export interface QueueRules {
  /** Points that a ticket of each level begins with, and gains for each minute of waiting. */
  readonly normalBase: number
  readonly goldBase: number
  readonly platinumBase: number
  readonly diamondBase: number
  readonly privateBase: number
  readonly normalRate: number
  readonly goldRate: number
  readonly platinumRate: number
  readonly diamondRate: number
  readonly privateRate: number
  /** Points for whoever is elderly, disabled, pregnant, or comes with a child; and for an appointment. */
  readonly careBonus: number
  readonly appointmentBonus: number
  /** Nobody waits longer than this: so many minutes before it, a ticket goes first whatever its points. */
  readonly guardMinutes: number
  readonly guardAheadMinutes: number
  /** Called so often, a ticket may be passed over; within so many tickets of its business it may return. */
  readonly calls: number
  readonly returnWithin: number
  /** A customer of each business keeps a window so long, until the tickets of these days have told better. */
  readonly largeMinutes: number
  readonly personalMinutes: number
  readonly companyMinutes: number
  readonly wealthMinutes: number
  readonly learnDays: number
  /** The wait that is aimed at; above the other one another window ought to be opened. */
  readonly standardMinutes: number
  readonly elasticMinutes: number
  /** A branch hands out so many tickets a minute at most. */
  readonly ticketsPerMinute: number
  /** So long after its end a ticket may be rated. */
  readonly rateMinutes: number
  /** Whether kiosks and displays work at any terminal, and not only at those that are registered: 1 or 0. */
  readonly anyDevice: number
}

export const queueRules: QueueRules = {
  normalBase: 0,
  goldBase: 5,
  platinumBase: 10,
  diamondBase: 15,
  privateBase: 20,
  normalRate: 1,
  goldRate: 1,
  platinumRate: 1,
  diamondRate: 2,
  privateRate: 2,
  careBonus: 10,
  appointmentBonus: 10,
  guardMinutes: 30,
  guardAheadMinutes: 10,
  calls: 3,
  returnWithin: 3,
  largeMinutes: 8,
  personalMinutes: 4,
  companyMinutes: 8,
  wealthMinutes: 12,
  learnDays: 28,
  standardMinutes: 15,
  elasticMinutes: 20,
  ticketsPerMinute: 30,
  rateMinutes: 60,
  anyDevice: 0,
}
