/**
 * The night tried out (试算): the steps run as they will after 8008, on the state of this moment, and what they
 * would post is added up and thrown away. Each request is decided on what the ones before it would have left,
 * so that this is the night itself but for the writing.
 */
import { type Decision, decide } from '../../core/decide.ts'
import type { Place } from '../../core/desk.ts'
import type { Branch, Entities, EntityKind, Key } from '../../core/ledger/entities.ts'
import { keyOf } from '../../core/ledger/entities.ts'
import type { EntryRow } from '../../core/ledger/project.ts'
import type { State, Stored } from '../../core/ledger/state.ts'
import { type Earnings, EarningSum } from '../../core/interest/earning.ts'
import { isRefusal } from '../../core/refusals.ts'
import { assert, given } from '../../core/std.ts'
import type { Words } from '../../core/words.ts'
import type { Submit } from '../actors.ts'
import { answerTo, refused } from '../answers.ts'
import type { Books } from '../books.ts'
import { type BranchState, loadRequests, momentOf } from '../load.ts'
import type { Reader } from '../looks/reader.ts'
import { readOne } from '../pending.ts'
import { runDayEnd } from './dayEnd.ts'

export interface RehearsedStep {
  readonly code: string
  rows: number
  /** Accounts that it moves or changes, each once. */
  readonly accounts: Set<string>
  readonly entries: EntryRow[]
}

export interface Rehearsal {
  readonly steps: readonly RehearsedStep[]
  /** Why it would stop. */
  readonly trouble: readonly Words[]
}

export async function rehearseNight({ books, branch }: Reader): Promise<Rehearsal> {
  await books.memories.caughtUp(branch.code)
  const stage = new Stage(books, branch.code)
  stage.set(keyOf('branch', branch.code), { ...branch, state: 'closing' })
  const closing: Branch = { ...branch, state: 'closing' }
  const trouble = await runDayEnd(books, stage.submit, closing, undefined, stage.seenAs)
  return { steps: [...stage.steps.values()], trouble }
}

/** A branch on which requests are decided and nothing is written. */
class Stage {
  readonly steps = new Map<string, RehearsedStep>()
  readonly #books: Books
  readonly #branch: string
  readonly #over = new Map<Key, Stored>()
  /** What the steps so far have changed of what the deposits earn. */
  readonly #earned = new EarningSum()
  #rows = 0

  constructor(books: Books, branch: string) {
    this.#books = books
    this.#branch = branch
  }

  /** What has been read of the branch, as the steps so far would have left it. */
  readonly seenAs = (state: State): State => new Overlaid(state, this.#over, this.#earned)

  set(key: Key, value: unknown): void {
    this.#over.set(key, { value, at: undefined })
  }

  readonly submit: Submit = async incoming => {
    const one = readOne(this.#books, incoming)
    if (isRefusal(one)) return refused(one)
    const { memories } = this.#books
    const house = await memories.alone(() =>
      loadRequests(this.#books, [one.read], new Set([this.#branch]), this.seenAs),
    )
    const place = this.#placeIn(given(house.get(this.#branch), this.#branch))
    const decision = decide(one.read, place.state, place.at)
    if (isRefusal(decision)) return refused(decision)
    this.#keep(incoming.code, decision)
    return answerTo(decision, place.at.day)
  }

  #placeIn(books: BranchState): Place {
    const state = new Overlaid(books, this.#over, this.#earned)
    const at = momentOf(state, books.head, this.#books.now())
    return { state, at: { ...at, serial: at.serial + this.#rows } }
  }

  #keep(code: string, { rows }: Decision): void {
    const step = this.steps.get(code) ?? { code, rows: 0, accounts: new Set<string>(), entries: [] }
    this.steps.set(code, step)
    for (const { branch, projection } of rows) {
      assert(branch === this.#branch, 'the night of a branch stays in it')
      this.#rows += 1
      step.rows += 1
      step.entries.push(...projection.entries)
      projection.earn(this.#earned)
      for (const [key, stored] of projection.draft.changes) {
        this.#over.set(key, stored)
        if (/^account:\d{16}$/.test(key)) step.accounts.add(key)
      }
    }
  }
}

class Overlaid implements State {
  readonly #base: State
  readonly #over: ReadonlyMap<Key, Stored>
  readonly #earned: EarningSum

  constructor(base: State, over: ReadonlyMap<Key, Stored>, earned: EarningSum) {
    this.#base = base
    this.#over = over
    this.#earned = earned
  }

  get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined {
    if (kind === 'earnings') {
      const known = this.#base.get('earnings', key)?.lines ?? []
      const lines = new EarningSum().add(known).add(this.#earned.lines()).lines()
      const earnings: unknown = { lines } satisfies Earnings
      return earnings as Entities[K]
    }
    const over = this.#over.get(keyOf(kind, key))
    return over ? (over.value as Entities[K] | undefined) : this.#base.get(kind, key)
  }

  changedAt(kind: EntityKind, key: string) {
    return this.#over.get(keyOf(kind, key))?.at ?? this.#base.changedAt(kind, key)
  }
}
