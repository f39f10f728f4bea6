/**
 * Reads the inputs of a vector. The same thing goes by several names in such files, so a value is asked for
 * by a list of names; its unit is the end of the name: `_fen` or `_yuan`, `_ppm`, `_permille` or `_percent`.
 * It is remembered what was read: an input that nobody asked for is the likeliest reason of a wrong result.
 */
import { type Day, parseDay } from '../../core/dates.ts'
import { BadInput, isList, type Json, type JsonObject } from './file.ts'

/** Digits by which the unit of a name is shifted: 1 yuan is 10² fen, 1 percent is 10⁴ ppm. */
type Units = readonly (readonly [suffix: string, digits: number])[]

const moneyUnits: Units = [
  ['_fen', 0],
  ['_yuan', 2],
  ['', 0],
]
const rateUnits: Units = [
  ['_ppm', 0],
  ['_percent', 4],
  ['_pct', 4],
  ['_permille', 3],
  ['_bp', 2],
  ['', 0],
]

const MONTHS_MAX = 1_200

export class Inputs {
  readonly #values: JsonObject
  readonly #read: Set<string>

  constructor(values: JsonObject, read = new Set<string>()) {
    this.#values = values
    this.#read = read
  }

  /** The same inputs but for some; what is read of either is read. */
  with(changes: JsonObject): Inputs {
    return new Inputs({ ...this.#values, ...changes }, this.#read)
  }

  /** The first of the names that is there and not null. */
  value(...names: readonly string[]): { readonly key: string; readonly value: Json } | null {
    for (const key of names) {
      const value = this.#values[key]
      if (value === undefined) continue
      this.#read.add(key)
      if (value !== null) return { key, value }
    }
    return null
  }

  /** Whether it is said that there is none: `"notice": null`, or false. */
  isNone(...names: readonly string[]): boolean {
    return names.some(name => this.#values[name] === null || this.#values[name] === false)
  }

  keys(): string[] {
    return Object.keys(this.#values)
  }

  unread(): string[] {
    return this.keys().filter(key => !this.#read.has(key))
  }

  amountMaybe(...names: readonly string[]): bigint | null {
    return this.#measured(names, moneyUnits)
  }

  amount(...names: readonly string[]): bigint {
    return this.amountMaybe(...names) ?? lacking('an amount', names, '_fen')
  }

  ppmMaybe(...names: readonly string[]): number | null {
    const yearly = this.#measured(names, rateUnits)
    if (yearly !== null) return rateOf(yearly, names)
    const monthly = this.#measured(
      names.map(name => `monthly_${name}`),
      rateUnits,
    )
    return monthly === null ? null : rateOf(monthly, names) * 12
  }

  ppm(...names: readonly string[]): number {
    return this.ppmMaybe(...names) ?? lacking('a rate', names, '_ppm')
  }

  dayMaybe(...names: readonly string[]): Day | null {
    const found = this.value(...names)
    return found && dayOf(found.value, found.key)
  }

  day(...names: readonly string[]): Day {
    return this.dayMaybe(...names) ?? lacking('a day', names, '')
  }

  /** Months of a term, or instalments of it: at most a hundred years. */
  monthsMaybe(...names: readonly string[]): number | null {
    const months = this.countMaybe(...names)
    if (months === null || (months >= 1 && months <= MONTHS_MAX)) return months
    throw new BadInput(`inputs.${names[0]}: ${months} months are no sensible term`)
  }

  countMaybe(...names: readonly string[]): number | null {
    const found = this.value(...names)
    return found && countOf(found.value, found.key)
  }

  flag(...names: readonly string[]): boolean | null {
    const found = this.value(...names)
    if (!found) return null
    if (typeof found.value === 'boolean') return found.value
    throw new BadInput(`inputs.${found.key}: ${show(found.value)} is neither true nor false`)
  }

  word(...names: readonly string[]): string | null {
    const found = this.value(...names)
    if (!found) return null
    if (typeof found.value === 'string') return found.value.toUpperCase()
    throw new BadInput(`inputs.${found.key}: ${show(found.value)} is no text`)
  }

  listMaybe(...names: readonly string[]): readonly Json[] | null {
    const found = this.value(...names)
    if (!found) return null
    if (isList(found.value)) return found.value
    throw new BadInput(`inputs.${found.key}: ${show(found.value)} is no list`)
  }

  #measured(names: readonly string[], units: Units): bigint | null {
    for (const name of names) {
      for (const [suffix, digits] of units) {
        const found = this.value(`${name}${suffix}`)
        // A bare name may say something else: `"partial": true`, or an object with a day and an amount.
        const isMeasure = suffix !== '' || typeof found?.value === 'string'
        if (found && isMeasure) return scaled(found.value, digits, found.key)
      }
    }
    return null
  }
}

// 1000 % a year: beyond that somebody took one unit for another.
const PPM_MAX = 10_000_000n

function rateOf(ppm: bigint, names: readonly string[]): number {
  if (ppm >= 0n && ppm <= PPM_MAX) return Number(ppm)
  throw new BadInput(`inputs.${names[0]}: ${ppm} ppm is no sensible rate`)
}

/** `12.5` shifted by 2 digits is 1250; what is finer than that is no such number. */
export function scaled(value: Json, digits: number, key: string): bigint {
  const match = typeof value === 'string' ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) : null
  const fraction = (match?.[3] ?? '').replace(/0+$/, '')
  if (!match || fraction.length > digits) {
    throw new BadInput(`inputs.${key}: ${show(value)} is no ${digits === 0 ? 'whole ' : ''}number`)
  }
  const whole = BigInt(`${match[2]}${fraction.padEnd(digits, '0')}`)
  return match[1] ? -whole : whole
}

export function countOf(value: Json, key: string): number {
  const count = scaled(value, 0, key)
  if (count < 0n || count > 100_000n) throw new BadInput(`inputs.${key}: ${count} is no sensible count`)
  return Number(count)
}

export function dayOf(value: Json, key: string): Day {
  const day = typeof value === 'string' ? parseDay(value) : null
  if (day === null) throw new BadInput(`inputs.${key}: ${show(value)} is no day of the calendar`)
  return day
}

export function lacking(what: string, names: readonly string[], suffix: string): never {
  throw new BadInput(`inputs lack ${what}: ${names.map(name => `${name}${suffix}`).join(', ')}`)
}

export const show = (value: Json): string => JSON.stringify(value)
