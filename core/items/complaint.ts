import { type Business, type Channel, type Grade, type Reason, reasons } from '../complaints/facets.ts'
import type { ConsensusMethod } from '../complaints/steps.ts'
import type { Day } from '../dates.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/**
 * A complaint on its way. What the customer said, and what came of each step, stays sealed in the rows of
 * 9601 and 9602; here stands what deciding needs.
 */
export interface Complaint {
  readonly channel: Channel
  readonly business: Business
  readonly reason: Reason
  readonly grade: Grade
  readonly customer: string | null
  /** The row it is about, `2026-03-02/17`. */
  readonly row: string | null
  /** Whom it is about. */
  readonly about: string | null
  /** Who made or signed the row, and whom it is about: they keep out of it. */
  readonly parties: readonly string[]
  readonly handler: string
  /** When it was heard, in milliseconds since 1970: the working clock. */
  readonly heard: number
  /** By then it is decided and answered; each extension moves it. */
  readonly legalDue: Day
  /** The day from which the legal clock runs: of receipt, of a re-check, of being opened again. */
  readonly since: Day
  readonly extensions: number
  readonly answered: Day | null
  /** By then the next step is taken; null when there is none to take. */
  readonly due: Day | null
  readonly method: ConsensusMethod | null
  readonly satisfaction: number | null
  /** The steps taken, each by its row. */
  readonly steps: readonly string[]
  /** Where one of an older time was brought in from, its number there, and what it was called there. */
  readonly imported?: { readonly source: string; readonly number: string; readonly label: string }
}

export const complaint: ItemKindRow<Complaint> = {
  name: { zh: '投诉', en: 'Complaint' },
  madeBy: ['9601'],
  words({ reason, about, customer, legalDue, imported }) {
    const { zh, en } = reasons[reason]
    if (imported) {
      const { source, number, label } = imported
      return { zh: `${zh}，${label}（${source} ${number}）`, en: `${en}: ${label} (${source} ${number})` }
    }
    const [whom, by] = [about ? `，被投诉人 ${about}` : '', customer ? `客户 ${customer}，` : '']
    return {
      zh: `${by}${zh}${whom}，期限 ${legalDue}`,
      en: `${customer ? `Customer ${customer}: ` : ''}${en}${about ? `, about ${about}` : ''}, due ${legalDue}`,
    }
  },
  states: {
    received: open('已受理', 'received'),
    calmed: open('已安抚', 'calmed'),
    collected: open('已收集信息', 'facts collected'),
    proposed: open('已提出建议', 'proposal made'),
    mediation: open('调解中', 'in mediation'),
    agreed: open('已达成共识', 'agreed'),
    confirmed: open('已确认满意', 'confirmed'),
    answered: open('已答复未达成共识', 'answered without agreement'),
    called: open('已首次回访', 'called once'),
    followedUp: open('已回馈跟踪', 'followed up'),
    recheck: open('核查中', 'being re-checked'),
    withdrawn: done('已撤诉', 'withdrawn'),
    closed: done('已结案', 'closed'),
    imported: done('历史导入', 'brought in from a file'),
  },
  blocksClose: false,
  lapsesTo: null,
}
