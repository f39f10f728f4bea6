/**
 * Units are rows: a currency with its legal faces, and the piece of a voucher kind. Every amount names its
 * unit. Faces are named as tellers write them: `100` is the hundred note, `c1` the one-yuan coin.
 */
import { displayMoney, parseMoney, printMoney } from '../money.ts'
import { fail } from '../std.ts'
import type { Words } from '../words.ts'

export type Unit = string

export interface Face {
  /** What the teller types before the x: `100`, `0.5`, `c1`; `d100` and `h100` are damaged ones. */
  readonly name: string
  /** In the smallest part of the currency. */
  readonly value: bigint
  readonly form: 'note' | 'coin'
  /** Damaged (残损) and worth all of its face, or half of it (rules.md §3.8). */
  readonly condition: Condition
}

export type Condition = 'good' | 'full' | 'half'

export interface Currency {
  readonly unit: Unit
  readonly name: Words
  /** Digits behind the point: amounts are kept in the smallest part, and the yen has none. */
  readonly digits: 0 | 2
  readonly faces: readonly Face[]
}

/** `0.25` of a currency with two digits is twenty-five of its smallest parts. */
function partsOf(name: string, digits: number): bigint {
  const [whole = '', fraction = ''] = name.split('.')
  return BigInt(whole + fraction.padEnd(digits, '0'))
}

const face = (name: string, digits: number, form: Face['form']): Face => ({
  name: form === 'coin' ? `c${name}` : name,
  value: partsOf(name, digits),
  form,
  condition: 'good',
})

const currency = (
  unit: Unit,
  zh: string,
  en: string,
  digits: Currency['digits'],
  faces: { readonly notes: string; readonly coins: string },
): Currency => ({
  unit,
  name: { zh, en },
  digits,
  faces: withDamaged([
    ...faces.notes.split(' ').map(name => face(name, digits, 'note')),
    ...faces.coins.split(' ').map(name => face(name, digits, 'coin')),
  ]),
})

/** The bank keeps what remains of a halved fen: half of five is two (rules.md §3.8). */
function withDamaged(faces: readonly Face[]): readonly Face[] {
  const full = faces.map((face): Face => ({ ...face, name: `d${face.name}`, condition: 'full' }))
  const half = faces.map((face): Face => {
    return { ...face, name: `h${face.name}`, value: face.value / 2n, condition: 'half' }
  })
  return [...faces, ...full, ...half.filter(({ value }) => value > 0n)]
}

/** Notes of good faces as they are held once they are found damaged; null where one is worth nothing then. */
export function asDamaged(unit: Unit, notes: Notes, condition: 'full' | 'half'): Notes | null {
  const letter = condition === 'full' ? 'd' : 'h'
  const named = Object.entries(notes).map(([name, count]) => [letter + name, count] as const)
  return named.every(([name]) => faceOf(unit, name)) ? Object.fromEntries(named) : null
}

/** Faces from the greatest to the smallest (rules.md §3.1 for the yuan). */
export const currencies: readonly Currency[] = [
  currency('CNY', '人民币', 'Chinese yuan', 2, {
    notes: '100 50 20 10 5 1 0.5 0.1',
    coins: '1 0.5 0.1 0.05 0.02 0.01',
  }),
  currency('USD', '美元', 'US dollar', 2, {
    notes: '100 50 20 10 5 2 1',
    coins: '1 0.5 0.25 0.1 0.05 0.01',
  }),
  currency('EUR', '欧元', 'Euro', 2, {
    notes: '500 200 100 50 20 10 5',
    coins: '2 1 0.5 0.2 0.1 0.05 0.02 0.01',
  }),
  currency('HKD', '港币', 'Hong Kong dollar', 2, {
    notes: '1000 500 100 50 20 10',
    coins: '10 5 2 1 0.5 0.2 0.1',
  }),
  currency('JPY', '日元', 'Japanese yen', 0, {
    notes: '10000 5000 2000 1000',
    coins: '500 100 50 10 5 1',
  }),
  currency('CZK', '捷克克朗', 'Czech crown', 2, {
    notes: '5000 1000 500 200 100 50 20',
    coins: '10 5 2 1 0.5 0.2 0.1',
  }),
]

/** The currency that a text names: itself, or as the number of a case does, `cashError-20260302-5-USD`. */
export const unitNamed = (text: string): Unit | null => /(?:^|-)([A-Z]{3})$/.exec(text)?.[1] ?? null

const currencyByUnit = new Map(currencies.map(currency => [currency.unit, currency]))

export const currencyOf = (unit: Unit): Currency => currencyByUnit.get(unit) ?? fail(`no currency ${unit}`)

/** An amount as it is written, in hundredths: what forms and papers say of a currency, whatever its parts. */
export const asWritten = (unit: Unit, amount: bigint): bigint =>
  digitsOf(unit) === 0 ? amount * 100n : amount

/** The other way round: what was typed as an amount, in the smallest parts of its currency. */
export const fromWritten = (unit: Unit, written: bigint): bigint =>
  digitsOf(unit) === 0 ? written / 100n : written

/** Vouchers and seals are counted in whole pieces, at yuan. */
const digitsOf = (unit: Unit): Currency['digits'] => currencyByUnit.get(unit)?.digits ?? 2

/** `1000.00` of dollars, `1000` of yen. */
export const printIn = (unit: Unit, amount: bigint): string =>
  digitsOf(unit) === 0 ? String(amount) : printMoney(amount)

/** `1,000.00` of dollars, `1,000` of yen. */
export const displayIn = (unit: Unit, amount: bigint): string =>
  digitsOf(unit) === 0 ? displayMoney(amount * 100n).slice(0, -3) : displayMoney(amount)

/** The same with the currency before it, where that is not the branch's own: `USD 1,000.00`. */
export const displayBeside = (own: Unit, unit: Unit, amount: bigint): string =>
  unit === own ? displayIn(unit, amount) : `${unit} ${displayIn(unit, amount)}`

/** An amount of the wire with its currency before it; null is the branch's own. */
export function writtenBeside(unit: Unit | null, text: string): string {
  const written = parseMoney(text) ?? 0n
  return unit === null ? displayMoney(written) : `${unit} ${displayIn(unit, fromWritten(unit, written))}`
}

/** What customers are paid with. */
export const goodFaces = (unit: Unit): Face[] =>
  currencyOf(unit).faces.filter(({ condition }) => condition === 'good')

/** Counts per face name; a count below zero goes the other way (change given). */
export type Notes = Readonly<Record<string, bigint>>

/** Notes with the currency that they are of. */
export interface Money {
  readonly unit: Unit
  readonly notes: Notes
}

const facesByUnit = new Map(
  currencies.map(({ unit, faces }) => [unit, new Map(faces.map(face => [face.name, face]))]),
)

export const faceOf = (unit: Unit, name: string): Face | undefined => facesByUnit.get(unit)?.get(name)

/** What the notes are worth, in the smallest part of the unit. */
export function worth(unit: Unit, notes: Notes): bigint {
  let total = 0n
  for (const [name, count] of Object.entries(notes)) {
    total += count * (faceOf(unit, name) ?? fail(`no face ${name} in ${unit}`)).value
  }
  return total
}

/** The fewest notes, then coins, that make the amount: the suggestion that a form starts with. */
export function fewestNotes(unit: Unit, amount: bigint): Notes {
  const notes: Record<string, bigint> = {}
  let rest = amount
  for (const face of goodFaces(unit).toSorted((a, b) => Number(b.value - a.value))) {
    const count = rest / face.value
    if (count <= 0n) continue
    notes[face.name] = count
    rest -= count * face.value
  }
  return notes
}

/**
 * A plausible share of a purse that makes the amount, from the greatest face down; null where it has no
 * such notes.
 */
export function payableFrom(unit: Unit, purse: Notes, amount: bigint): Notes | null {
  const notes: Record<string, bigint> = {}
  let rest = amount
  for (const face of goodFaces(unit).toSorted((a, b) => Number(b.value - a.value))) {
    const wanted = rest / face.value
    const held = purse[face.name] ?? 0n
    const count = wanted < held ? wanted : held
    if (count <= 0n) continue
    notes[face.name] = count
    rest -= count * face.value
  }
  return rest === 0n ? notes : null
}

/** Adds counts face by face and leaves out the faces that come to zero. */
export function addNotes(a: Notes, b: Notes, sign: 1n | -1n = 1n): Notes {
  const notes: Record<string, bigint> = { ...a }
  for (const [name, count] of Object.entries(b)) {
    const total = (notes[name] ?? 0n) + sign * count
    if (total === 0n) delete notes[name]
    else notes[name] = total
  }
  return notes
}

/** `100x10 50x2`, in the order of the faces. */
export function printNotes(unit: Unit, notes: Notes): string {
  return currencyOf(unit)
    .faces.filter(face => notes[face.name])
    .map(face => `${face.name}x${notes[face.name]}`)
    .join(' ')
}

/**
 * Reads `100x10, 50*2 c1x3`, and `0` for none; null for what is not a list of counts. Faces are checked
 * against the unit later.
 */
export function parseNotes(text: string): Notes | null {
  const notes: Record<string, bigint> = {}
  for (const part of text.trim().split(/[\s,;，；、]+/)) {
    if (part === '' || part === '0') continue
    const match = /^([dh]?c?\d{1,6}(?:\.\d{1,2})?)[x*×](-?\d{1,9})$/i.exec(part)
    if (!match) return null
    const name = (match[1] ?? '').toLowerCase()
    notes[name] = (notes[name] ?? 0n) + BigInt(match[2] ?? '0')
    if (notes[name] === 0n) delete notes[name]
  }
  return notes
}
