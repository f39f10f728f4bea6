/**
 * What has happened in the queue of a branch on a day, one row after the other. Rows are only added; how the
 * queue stands is what they come to (day.ts). Instants are milliseconds since 1970.
 */
import type { Business, Flag, Level } from './business.ts'
import type { TriagePlace, TriageResult, TriageStage } from './triage.ts'

export type QueueEvent = { readonly seq: number; readonly at: number; readonly by: string } & QueueHappened

/** `by` of an event is a teller, or the terminal that stands in the hall. */
export type QueueHappened =
  | ({ readonly what: 'taken'; readonly ticket: string; readonly business: Business } & Taken)
  | {
      readonly what: 'called'
      readonly ticket: string
      readonly window: number
      readonly business: Business
    }
  | {
      readonly what: 'recalled' | 'started' | 'ended' | 'missed'
      readonly ticket: string
      readonly window: number
    }
  | {
      readonly what: 'transferred'
      readonly ticket: string
      readonly window: number
      readonly business: Business
    }
  | { readonly what: 'returned'; readonly ticket: string }
  | ({ readonly what: 'prioritised'; readonly ticket: string } & Priority)
  | ({ readonly what: 'triaged'; readonly ticket: string | null } & Triage)
  | { readonly what: 'rated'; readonly ticket: string; readonly score: number }
  | { readonly what: 'opened'; readonly window: number; readonly skills: readonly Business[] }
  | { readonly what: 'paused'; readonly window: number; readonly reason: string }
  | { readonly what: 'resumed' | 'closed'; readonly window: number }

export interface Taken {
  readonly level: Level
  readonly flags: readonly Flag[]
  /** The time that was agreed on, as in 10:30. */
  readonly appointment: string | null
  /** Of the kiosk: sent again, it gives the same ticket. */
  readonly request: string
  /** What was told when the ticket was taken; no wait can be told while no window serves the business. */
  readonly told: { readonly ahead: number; readonly waitMs: number | null }
}

export interface Priority {
  readonly level: Level
  readonly flags: readonly Flag[]
  readonly reason: string
}

export interface Triage {
  readonly stage: TriageStage
  readonly to: TriagePlace
  readonly result: TriageResult
  readonly note: string
}
