import type { Day } from '../dates.ts'
import { displayMoney } from '../money.ts'
import { type LeavingReason, leavingReasons, type Offer, type Signal, signals } from '../service/retaining.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A customer who wants to leave. What was said stays sealed in the rows of 9705 and 9706. */
export interface Retention {
  readonly customer: string
  readonly signal: Signal
  readonly reason: LeavingReason
  readonly offer: Offer
  /** What he wants to take away, and what stayed of it. */
  readonly amount: bigint
  readonly kept: bigint
  readonly handler: string
  readonly ticket: string | null
  /** By then he is asked again; null once it is known how it ended. */
  readonly due: Day | null
  /** The row by which he left, or stayed, `2026-03-02/17`. */
  readonly row: string | null
}

export const retention: ItemKindRow<Retention> = {
  name: { zh: '挽留客户', en: 'Retention' },
  madeBy: ['9705'],
  words({ customer, signal, reason, amount, kept }) {
    const [what, why, sum] = [signals[signal], leavingReasons[reason], displayMoney(amount)]
    const stayed = kept > 0n ? displayMoney(kept) : null
    return {
      zh: `客户 ${customer} ${what.zh} ${sum}，原因：${why.zh}${stayed ? `，留存 ${stayed}` : ''}`,
      en: `Customer ${customer}, ${sum}: ${what.en}, because of: ${why.en}${stayed ? `, ${stayed} stayed` : ''}`,
    }
  },
  states: {
    open: open('跟进中', 'being talked to'),
    kept: done('已留住', 'kept'),
    partly: done('部分留住', 'kept in part'),
    lost: done('未留住', 'lost'),
  },
  blocksClose: false,
  lapsesTo: null,
}
