/**
 * A loan counted by somebody who knows nothing of the program: day by day, fraction by fraction, each rounded
 * where the contract says so. It is slow and simple.
 */
import { addDays, addMonths } from '../../core/dates.ts'

export type Method = 'bullet' | 'interestMonthly' | 'interestQuarterly' | 'equalInstalment' | 'equalPrincipal'

export interface Audited {
  readonly amount: bigint
  readonly ratePpm: number
  readonly months: number
  readonly start: string
  readonly method: Method
  readonly permille: number
  /** From a day, and up to another, put to another use. */
  readonly misused?: { readonly from: string; readonly to: string; readonly permille: number }
}

/** Half up. */
const round = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

const YEAR = 360_000_000n
const LATE = YEAR * 1000n

/** The payment whose parts, discounted month by month, are worth the principal. */
function annuity(principal: bigint, ppm: number, months: number): bigint {
  if (ppm === 0) return round(principal, BigInt(months))
  const [unit, grown] = [12_000_000n, 12_000_000n + BigInt(ppm)]
  let worth = 0n
  for (let month = 1; month <= months; month++)
    worth += unit ** BigInt(month) * grown ** BigInt(months - month)
  return round(principal * grown ** BigInt(months), worth)
}

export class LoanAuditor {
  readonly #loan: Audited
  #day: string
  #notDue: bigint
  #lines: { principal: bigint; interest: bigint; since: string }[] = []
  #running = 0n
  #penalty = 0n
  #compound = 0n
  #paid = { penalty: 0n, compound: 0n, interest: 0n, principal: 0n }
  #month = 0
  readonly #payment: bigint

  constructor(loan: Audited) {
    this.#loan = loan
    this.#day = loan.start
    this.#notDue = loan.amount
    const { amount, ratePpm, months, method } = loan
    this.#payment =
      method === 'equalInstalment' ? annuity(amount, ratePpm, months) : round(amount, BigInt(months))
  }

  get #maturity(): string {
    return addMonths(this.#loan.start, this.#loan.months)
  }

  /** Up to, and without, a day; what is due on it is due. */
  to(day: string): void {
    while (this.#day < day) {
      const { ratePpm, misused } = this.#loan
      const isMisused = misused !== undefined && misused.from <= this.#day && this.#day < misused.to
      const permille = Math.max(this.#loan.permille, isMisused ? misused.permille : 0)
      this.#running += this.#notDue * BigInt(ratePpm)
      if (isMisused) this.#penalty += this.#notDue * BigInt(ratePpm) * BigInt(misused.permille - 1000)
      for (const { principal, interest } of this.#lines) {
        this.#penalty += principal * BigInt(ratePpm) * BigInt(permille)
        this.#compound += interest * BigInt(ratePpm) * BigInt(permille)
      }
      this.#day = addDays(this.#day, 1)
      this.#comesDue()
    }
  }

  #comesDue(): void {
    const { method, start, ratePpm, months } = this.#loan
    const day = this.#day
    if (method === 'equalInstalment' || method === 'equalPrincipal') {
      if (day !== addMonths(start, this.#month + 1) || this.#month === months) return
      this.#month += 1
      const interest = round(this.#notDue * BigInt(ratePpm), 12_000_000n)
      const part = method === 'equalInstalment' ? this.#payment - interest : this.#payment
      this.#due(this.#month === months ? this.#notDue : part, interest)
    } else if (day === this.#maturity) this.#due(this.#notDue, round(this.#running, YEAR))
    else if (method !== 'bullet' && day < this.#maturity && day.endsWith('-21')) {
      const quarter = ['03', '06', '09', '12'].includes(day.slice(5, 7))
      if (method === 'interestMonthly' || quarter) this.#due(0n, round(this.#running, YEAR))
    }
  }

  #due(principal: bigint, interest: bigint): void {
    this.#notDue -= principal
    this.#running = 0n
    if (principal > 0n || interest > 0n) this.#lines.push({ principal, interest, since: this.#day })
  }

  owed() {
    const sum = (of: 'principal' | 'interest') => this.#lines.reduce((total, line) => total + line[of], 0n)
    return {
      notDue: this.#notDue,
      due: sum('principal'),
      interest: sum('interest'),
      penalty: round(this.#penalty, LATE) - this.#paid.penalty,
      compound: round(this.#compound, LATE) - this.#paid.compound,
      accrued: round(this.#running, YEAR),
    }
  }

  /** Late for more than ninety days the principal comes first. */
  pay(amount: bigint): void {
    const owed = this.owed()
    const [oldest] = this.#lines
    const late = oldest !== undefined && addDays(oldest.since, 90) < this.#day
    let left = amount
    const take = (most: bigint): bigint => {
      const taken = left < most ? left : most
      left -= taken
      return taken
    }
    if (late) this.#payLines('principal', take(owed.due))
    for (const kind of ['compound', 'penalty'] as const) this.#paid[kind] += take(owed[kind])
    this.#payLines('interest', take(owed.interest))
    if (!late) this.#payLines('principal', take(owed.due))
  }

  #payLines(of: 'principal' | 'interest', amount: bigint): void {
    let left = amount
    for (const line of this.#lines) {
      const taken = left < line[of] ? left : line[of]
      line[of] -= taken
      left -= taken
    }
    this.#lines = this.#lines.filter(line => line.principal > 0n || line.interest > 0n)
    this.#paid[of] += amount
  }

  get paid() {
    return this.#paid
  }
}
