/** What the pages of the queue read. Instants are ISO texts; nothing of it says who a customer is. */
import type { Words } from '../words.ts'
import type { Business, Flag, Level } from './business.ts'
import type { TicketState } from './day.ts'
import type { Triage } from './events.ts'

/** What a kiosk prints. */
export interface WireTicketTaken {
  readonly branch: { readonly code: string; readonly name: Words }
  readonly day: string
  readonly at: string
  readonly ticket: string
  readonly business: Business
  readonly ahead: number
  readonly waitMs: number | null
  /** With this code its holder rates how he was served. */
  readonly key: string
}

/** What hangs in the hall. */
export interface WireQueueBoard {
  readonly branch: { readonly code: string; readonly name: Words }
  readonly day: string
  readonly open: boolean
  /** The number of the last event: a board with a lower one is older. */
  readonly seq: number
  /** The latest first. */
  readonly calls: readonly WireCall[]
  readonly windows: readonly WireBoardWindow[]
  /** For whoever comes now. */
  readonly businesses: readonly {
    readonly business: Business
    readonly waiting: number
    readonly waitMs: number | null
  }[]
}

export interface WireCall {
  readonly ticket: string
  readonly window: number
  readonly at: string
  /** How often it has been called: the voice says it again. */
  readonly calls: number
  readonly spoken: Words
}

export interface WireBoardWindow {
  readonly no: number
  readonly skills: readonly Business[]
  readonly paused: boolean
  readonly ticket: string | null
  /** The last one that was served there and may still be rated. */
  readonly ended: string | null
}

/** The queue as those who work with it see it. */
export interface WireQueue {
  readonly seq: number
  readonly now: string
  readonly open: boolean
  readonly windows: readonly (WireBoardWindow & {
    readonly teller: string
    readonly tellerName: Words
    readonly pausedFor: string | null
    readonly since: string
  })[]
  /** That of whoever asks. */
  readonly own: number | null
  readonly tickets: readonly WireTicket[]
  readonly triage: readonly (Triage & { readonly at: string; readonly ticket: string | null })[]
  readonly limits: {
    readonly calls: number
    readonly guardMinutes: number
    readonly standardMinutes: number
    readonly elasticMinutes: number
  }
  readonly may: { readonly call: boolean; readonly lead: boolean }
}

export interface WireTicket {
  readonly no: string
  readonly business: Business
  readonly level: Level
  readonly flags: readonly Flag[]
  readonly appointment: string | null
  readonly state: TicketState
  readonly taken: string
  /** Of its last stay, while it does not wait. */
  readonly called: string | null
  readonly started: string | null
  readonly window: number | null
  readonly calls: number
  readonly reason: string | null
  /** Has waited nearly as long as is promised. */
  readonly urgent: boolean
  /** While it waits: who is called before it, and how long it will wait yet. */
  readonly ahead: number | null
  readonly waitMs: number | null
  readonly mayReturn: boolean
}
