/**
 * Interest the plain way, for comparison: calendars by `Date`, every day looked at by itself, fractions kept
 * whole until the one rounding. Nothing of the program is used.
 */
const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const text = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Every day of [from, to). */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = []
  for (let time = at(from); time < at(to); time += DAY) days.push(text(time))
  return days
}

export const next = (day: string): string => text(at(day) + DAY)

/** Months later on the same date, or on the last of the month. */
export function later(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return text(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/** Months of thirty days: the 31st is the 30th. */
export function thirties(from: string, to: string): number {
  const [y = 0, m = 0, d = 0] = from.split('-').map(Number)
  const [yy = 0, mm = 0, dd = 0] = to.split('-').map(Number)
  return (yy - y) * 360 + (mm - m) * 30 + Math.min(dd, 30) - Math.min(d, 30)
}

/** A sum of fractions. */
export class Exact {
  #above = 0n
  #below = 1n

  plus(above: bigint, below: bigint): this {
    this.#above = this.#above * below + above * this.#below
    this.#below *= below
    return this
  }

  /** An amount for so many units of a year of so many, at a rate in ppm, times a factor. */
  at(amount: bigint, ppm: number, units: number | bigint, year = 360, [up, down] = [1, 1]): this {
    const above = amount * BigInt(ppm) * BigInt(units) * BigInt(up)
    return this.plus(above, 1_000_000n * BigInt(year) * BigInt(down))
  }

  /** Half-up, away from nothing. */
  fen(): bigint {
    const sign = this.#above < 0n ? -1n : 1n
    const above = this.#above * sign
    return (sign * (2n * above + this.#below)) / (2n * this.#below)
  }
}

export const exact = (): Exact => new Exact()

export interface Event {
  readonly date: string
  readonly amount_fen: number
}

/** The whole yuan (or fen) of a balance at the end of each day. */
export function baseOn(events: readonly Event[], day: string, base: 'YUAN' | 'FEN' = 'YUAN'): bigint {
  const balance = events
    .filter(({ date }) => date <= day)
    .reduce((all, one) => all + BigInt(one.amount_fen), 0n)
  if (balance <= 0n) return 0n
  return base === 'YUAN' ? balance - (balance % 100n) : balance
}

/** Day by day, at the rate of each day. */
export function dayByDay(
  events: readonly Event[],
  from: string,
  to: string,
  rateOn: (day: string) => number,
  year = 360,
  base: 'YUAN' | 'FEN' = 'YUAN',
): { readonly fen: bigint; readonly products: bigint } {
  let [above, products] = [0n, 0n]
  for (const day of daysOf(from, to)) {
    above += baseOn(events, day, base) * BigInt(rateOn(day))
    products += baseOn(events, day, base)
  }
  return {
    fen: exact()
      .plus(above, 1_000_000n * BigInt(year))
      .fen(),
    products,
  }
}

export function rateFrom(history: readonly (readonly [string, number])[]): (day: string) => number {
  return day => history.filter(([from]) => from <= day).at(-1)?.[1] ?? 0
}

export const percentOf = (amount: bigint, ppm: number): bigint =>
  exact()
    .plus(amount * BigInt(ppm), 1_000_000n)
    .fen()
