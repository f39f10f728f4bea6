/**
 * What lies in the vault and in the tills, as the people in front of them see it. They pay with notes that
 * are there, draw from the vault when they run short, hand in when they hold too much, and count what is left
 * in the evening. The books keep their own account of it; the evening count proves that the two are the same.
 */
import type { Day } from '../../core/dates.ts'
import { MAIN_TILL } from '../../core/ledger/entities.ts'
import {
  addNotes,
  currencyOf,
  fewestNotes,
  type Notes,
  payableFrom,
  printNotes,
  worth,
} from '../../core/ledger/units.ts'
import { printMoney } from '../../core/money.ts'
import { assert, least, randomFrom } from '../../core/std.ts'
import type { Actor } from '../actors.ts'
import { tillFloat, TILL_KEPT_MAX, UNIT } from './branch.ts'

/** As a teller types them; `0` for none. */
export const notesText = (notes: Notes): string => printNotes(UNIT, notes) || '0'

/** What a note is changed for. */
const CHANGE: readonly (readonly [face: string, into: Notes])[] = [
  ['5000', { 1000: 5n }],
  ['1000', { 500: 2n }],
  ['500', { 200: 2n, 100: 1n }],
  ['200', { 100: 2n }],
  ['100', { 50: 2n }],
]

/**
 * The notes with which a customer pays in: not always the greatest, or a branch would run out of small ones.
 * The seed makes them the same on a second run.
 */
export function customersNotes(amount: bigint, seed: number): Notes {
  const random = randomFrom(seed)
  let notes = fewestNotes(UNIT, amount)
  for (const [face, into] of CHANGE) {
    const changed = random.below(Number(notes[face] ?? 0n) + 1)
    for (let note = 0; note < changed; note++) notes = addNotes(addNotes(notes, into), { [face]: -1n })
  }
  return notes
}

const PASSBOOKS_DELIVERED = 1_000
const PASSBOOKS_DRAWN = 25
/** More than a day opens accounts. */
const PASSBOOKS_MIN = 500

/** The seal that closes a till overnight: the same number in the evening and in the morning. */
abstract class Sealed {
  abstract readonly no: string
  #seal: string | null = null

  newSeal(day: Day): string {
    this.#seal = `S${day.replaceAll('-', '')}-${this.no}`
    return this.#seal
  }

  /** As the morning asks for it; nothing before the first evening. */
  seal(): Readonly<Record<string, string>> {
    return this.#seal ? { seal: this.#seal } : {}
  }
}

/** The main till and the blank passbooks, in the hands of the chief teller. */
export class Vault extends Sealed {
  readonly no = MAIN_TILL
  readonly #chief: Actor
  #notes: Notes
  #passbookNext = 1
  #passbooks = 0

  constructor(chief: Actor, notes: Notes) {
    super()
    this.#chief = chief
    this.#notes = notes
  }

  give(amount: bigint): Notes {
    const notes = payableFrom(UNIT, this.#notes, amount)
    assert(notes, `the vault has no notes for ${printMoney(amount)}`)
    this.#notes = addNotes(this.#notes, notes, -1n)
    return notes
  }

  /** As much of these notes as there is. */
  giveOf(wanted: Notes): Notes {
    const notes = keepPositive(wanted, face => least(wanted[face] ?? 0n, this.#notes[face] ?? 0n))
    this.#notes = addNotes(this.#notes, notes, -1n)
    return notes
  }

  take(notes: Notes): void {
    this.#notes = addNotes(this.#notes, notes)
  }

  /** In the morning the supervising branch delivers, when there are too few left to give out. */
  async stockPassbooks(): Promise<void> {
    if (this.#passbooks >= PASSBOOKS_MIN) return
    const first = this.#passbookNext + this.#passbooks
    const range = `${first}-${first + PASSBOOKS_DELIVERED - 1}`
    await this.#chief.act('2001', { kind: 'passbook', numbers: range })
    this.#passbooks += PASSBOOKS_DELIVERED
  }

  givePassbooks(pieces: number): string {
    assert(pieces <= this.#passbooks, `the vault has ${this.#passbooks} passbooks, not ${pieces}`)
    const first = this.#passbookNext
    this.#passbookNext += pieces
    this.#passbooks -= pieces
    return `${first}-${first + pieces - 1}`
  }

  count(): Readonly<Record<string, string>> {
    return countOf(this.#notes, this.#passbooks)
  }
}

/** A teller's till. Payments wait for each other only while notes are on their way from the vault. */
export class TellerTill extends Sealed {
  readonly teller: Actor
  readonly no: string
  readonly #vault: Vault
  #notes: Notes = {}
  #passbooks = 0
  readonly #wanted: bigint[] = []
  #drawing: Promise<void> | null = null

  constructor(teller: Actor, no: string, vault: Vault) {
    super()
    this.teller = teller
    this.no = no
    this.#vault = vault
  }

  /** Notes for a payment; what is handed over here is not in the till any more. */
  async pay(amount: bigint): Promise<Notes> {
    for (;;) {
      const notes = payableFrom(UNIT, this.#notes, amount)
      if (notes) {
        this.#notes = addNotes(this.#notes, notes, -1n)
        return notes
      }
      this.#wanted.push(amount)
      this.#drawing ??= this.#draw().finally(() => {
        this.#drawing = null
      })
      await this.#drawing
    }
  }

  /** Notes that have been booked in. */
  take(notes: Notes): void {
    this.#notes = addNotes(this.#notes, notes)
  }

  /** A walk to the vault for all who wait: the float made good, and the notes for each of them. */
  async #draw(): Promise<void> {
    while (this.#wanted.length > 0) {
      // Those who ask in the same moment are served by the same walk.
      await new Promise(setImmediate)
      const short = keepPositive(tillFloat, face => (tillFloat[face] ?? 0n) - (this.#notes[face] ?? 0n))
      let notes = this.#vault.giveOf(short)
      for (const amount of this.#wanted.splice(0)) notes = addNotes(notes, this.#vault.give(amount))
      await this.teller.act('1003', { amount: printMoney(worth(UNIT, notes)), notes: notesText(notes) })
      this.take(notes)
    }
  }

  /** Enough passbooks for these new accounts. */
  async stockPassbooks(pieces: number): Promise<void> {
    if (this.#passbooks >= pieces) return
    const drawn = Math.max(PASSBOOKS_DRAWN, pieces - this.#passbooks)
    await this.teller.act('2003', { kind: 'passbook', numbers: this.#vault.givePassbooks(drawn) })
    this.#passbooks += drawn
  }

  usePassbook(): void {
    this.#passbooks -= 1
  }

  /** In the evening: what is above the float goes back, where it is too much to keep. */
  async handIn(): Promise<void> {
    if (worth(UNIT, this.#notes) <= TILL_KEPT_MAX) return
    const surplus = keepPositive(this.#notes, face => (this.#notes[face] ?? 0n) - (tillFloat[face] ?? 0n))
    this.#notes = addNotes(this.#notes, surplus, -1n)
    await this.teller.act('1004', { amount: printMoney(worth(UNIT, surplus)), notes: notesText(surplus) })
    this.#vault.take(surplus)
  }

  count(): Readonly<Record<string, string>> {
    return countOf(this.#notes, this.#passbooks)
  }
}

const countOf = (notes: Notes, passbooks: number) => ({
  counted: notesText(notes),
  papers: `passbookx${passbooks}`,
})

/** Face by face what the rule gives, where that is anything. */
function keepPositive(faces: Notes, rule: (face: string) => bigint): Notes {
  const names = currencyOf(UNIT)
    .faces.map(({ name }) => name)
    .filter(name => name in faces)
  return Object.fromEntries(names.map(name => [name, rule(name)] as const).filter(([, count]) => count > 0n))
}
