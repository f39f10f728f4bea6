/** What the pages of the service processes read. */
import type { Day } from '../dates.ts'
import type { Words } from '../words.ts'
import type { ProcessName } from './processes.ts'

export interface WireService {
  readonly day: Day
  /** `2026-03`: of what the lists are. */
  readonly month: string
  /** Whoever leads the hall sees everybody's. */
  readonly leads: boolean
  readonly figures: Readonly<
    Partial<Record<ProcessName, readonly { readonly label: Words; readonly value: Words }[]>>
  >
  /** Agreed on, and not in force yet. */
  readonly scheduled: readonly { readonly line: string; readonly from: Day; readonly value: Words }[]
  /** Of today: who went through which round last. */
  readonly rounds: readonly {
    readonly name: Words
    readonly by: Words | null
    readonly at: string | null
  }[]
  /** The latest first; what is open stands among them whatever its month. */
  readonly checks: readonly WireHallCheck[]
  readonly lessons: readonly WireLesson[]
  readonly taught: readonly {
    readonly person: Words
    readonly lessons: number
    readonly activated: number
    readonly declined: number
  }[]
  readonly cases: readonly WireRetention[]
  readonly retained: readonly { readonly label: Words; readonly value: Words }[]
}

/** What is noted under a number, by a row of the journal. */
interface Noted {
  readonly id: string
  /** Whether whoever reads may see that row. */
  readonly opens: boolean
}

export interface WireHallCheck extends Noted {
  readonly day: Day
  readonly at: string
  readonly by: Words
  readonly round: Words
  readonly state: Words
  readonly isOpen: boolean
  readonly due: Day | null
  readonly late: boolean
  readonly fine: number
  /** In the words of the list of its day. */
  readonly faults: readonly {
    readonly check: string
    readonly line: Words
    readonly found: string
    readonly mender: Words
    readonly mended: { readonly by: Words; readonly day: Day; readonly how: string } | null
  }[]
}

export interface WireLesson extends Noted {
  readonly day: Day
  readonly by: Words
  readonly activity: Words
  readonly result: Words
  readonly customer: string | null
  readonly ticket: string | null
  readonly corrected: boolean
}

export interface WireRetention extends Noted {
  readonly day: Day
  readonly customer: string
  readonly signal: Words
  readonly reason: Words
  readonly offer: Words
  readonly amount: string
  readonly kept: string
  readonly by: Words
  readonly handler: Words
  readonly state: Words
  readonly isOpen: boolean
  readonly due: Day | null
  readonly late: boolean
  readonly ticket: string | null
  readonly row: string | null
  readonly rowOpens: boolean
}
