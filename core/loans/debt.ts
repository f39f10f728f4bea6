/**
 * The debt of a loan on a day, line by line: principal not yet due, what has come due and was not paid, the
 * interest that runs, penalty and compound interest (rules.md §2.6). It follows from what was kept when the
 * loan was last touched and from the day alone, so that no evening has to have run before.
 */
import { type Day, daysBetween } from '../dates.ts'
import { interestOf, type Segment } from '../interest/segments.ts'
import { divideHalfUp } from '../money.ts'
import { groupBy, sum } from '../std.ts'
import { misuseSpans, penaltySpans } from './misuse.ts'
import { bySpan, type PlanRow, planRows } from './plan.ts'
import { type Counted, type DueLine, type Loan, loanRates, principalOf } from './terms.ts'

/** A loan brought up to a day: `loan.debt` holds all that is due by then. */
export interface LoanOn {
  readonly loan: Loan
  readonly day: Day
  /** The row that is running; null after the last. */
  readonly running: PlanRow | null
  /** Counted since the loan was last touched. */
  readonly penalty: readonly Segment[]
  readonly compound: readonly Segment[]
  /** Of the row that is running, up to the day. */
  readonly accruing: readonly Segment[]
  readonly owed: Owed
}

/** In fen. */
export interface Owed {
  readonly notDue: bigint
  /** Principal that is due: today, or overdue. */
  readonly due: bigint
  readonly interest: bigint
  readonly penalty: bigint
  readonly compound: bigint
  /** Interest that runs and is not due. */
  readonly accrued: bigint
  /** Days since the oldest unpaid day. */
  readonly daysLate: number
}

export function loanOn(loan: Loan, day: Day): LoanOn {
  const rows = planRows(loan)
  const { debt } = loan
  const cameDue = rows.slice(debt.due).filter(row => row.day <= day)
  const asks = ({ principal, interest }: PlanRow) => principal > 0n || interest > 0n
  const lines = [...debt.lines, ...cameDue.filter(asks).map(lineOf)]
  const penalty = [...late(loan, lines, day, 'principal'), ...elsewhere(loan, lines, day)]
  const compound = late(loan, lines, day, 'interest')
  const now: Loan = {
    ...loan,
    debt: {
      ...debt,
      due: debt.due + cameDue.length,
      lines,
      counted: laterOf(day, debt.counted),
      penalty: counted(debt.penalty, penalty),
      compound: counted(debt.compound, compound),
    },
  }
  const running = rows[now.debt.due] ?? null
  const accruing = running ? accruingOf(now, running, day) : []
  return { loan: now, day, running, penalty, compound, accruing, owed: owedOn(now, day, accruing) }
}

const lineOf = ({ number, day, principal, interest }: PlanRow): DueLine => ({
  number,
  day,
  principal,
  interest,
})

const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

const lateLabels = {
  principal: { zh: '罚息', en: 'Penalty interest' },
  interest: { zh: '复利', en: 'Compound interest' },
}

/** Overdue principal bears penalty interest, interest that was not paid compound interest, at one rate. */
function late(loan: Loan, lines: readonly DueLine[], day: Day, of: 'principal' | 'interest'): Segment[] {
  const { debt, plan } = loan
  const since = groupBy(lines, line => laterOf(line.day, debt.counted))
  return [...since].flatMap(([from, group]) => {
    const base = sum(group.map(line => line[of]))
    return penaltySpans(plan, from, day).flatMap(span =>
      bySpan(base, loanRates(loan), span.from, span.to, span.permille, lateLabels[of]),
    )
  })
}

const misusedLabel = { zh: '挪用罚息', en: 'Penalty of misuse' }

/** Principal that is not due, put to another use: what the heavier rate is above the contract rate. */
function elsewhere(loan: Loan, lines: readonly DueLine[], day: Day): Segment[] {
  const { debt, plan } = loan
  const cameDue = lines.filter(line => line.day > debt.counted)
  const rest = principalOf(loan) - sum(lines.map(line => line.principal))
  return [...cameDue.map(line => ({ base: line.principal, to: line.day })), { base: rest, to: day }].flatMap(
    ({ base, to }) =>
      misuseSpans(plan, debt.counted, to).flatMap(span =>
        bySpan(base, loanRates(loan), span.from, span.to, span.permille - CONTRACT_RATE, misusedLabel),
      ),
  )
}

/** In permille of itself. */
const CONTRACT_RATE = 1000

/** Of one fen at one ppm, one permille, one day. */
const WHOLE = 1_000_000n * 1000n * 360n

export const exactOf = (segments: readonly Segment[]): bigint =>
  sum(segments.map(({ base, ratePpm, permille, time }) => base * BigInt(ratePpm * permille) * BigInt(time)))

const counted = ({ exact, paid }: Counted, segments: readonly Segment[]): Counted => ({
  exact: exact + exactOf(segments),
  paid,
})

/** Rounded once over all that was ever counted, less what was paid of it. */
export const unpaidOf = ({ exact, paid }: Counted): bigint => divideHalfUp(exact, WHOLE) - paid

/** In whole fen-parts, for whoever re-adds it. */
export const exactFen = (exact: bigint): string => {
  const digits = ((exact * 1000n) / WHOLE).toString().padStart(6, '0')
  return `${digits.slice(0, -5)}.${digits.slice(-5)}`
}

function accruingOf(loan: Loan, { from, number }: PlanRow, day: Day): Segment[] {
  if (day <= from) return []
  const base = principalOf(loan) - sum(loan.debt.lines.map(line => line.principal))
  const carried = number === 1 ? loan.plan.carried : 0n
  const before: Segment[] =
    carried === 0n
      ? []
      : [
          {
            label: { zh: '以前未付', en: 'Unpaid before' },
            base: carried,
            ratePpm: 1_000_000,
            time: 12,
            per: 12,
            permille: 1000,
          },
        ]
  return [...before, ...bySpan(base, loanRates(loan), from, day)]
}

function owedOn(loan: Loan, day: Day, accruing: readonly Segment[]): Owed {
  const { lines, penalty, compound } = loan.debt
  const due = sum(lines.map(line => line.principal))
  const [oldest] = lines
  return {
    notDue: principalOf(loan) - due,
    due,
    interest: sum(lines.map(line => line.interest)),
    penalty: unpaidOf(penalty),
    compound: unpaidOf(compound),
    accrued: interestOf(accruing),
    daysLate: oldest ? daysBetween(oldest.day, day) : 0,
  }
}

/** All interest that a loan has earned and nobody has paid, due or not. */
export const interestOwed = ({ interest, penalty, compound, accrued }: Owed): bigint =>
  interest + penalty + compound + accrued

/** What may be asked for today. */
export const dueNow = ({ due, interest, penalty, compound }: Owed): bigint =>
  due + interest + penalty + compound

/** Lines that were due before today. */
export const arrearsOf = ({ loan, day }: LoanOn): readonly DueLine[] =>
  loan.debt.lines.filter(line => line.day < day)
