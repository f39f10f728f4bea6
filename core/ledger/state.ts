/**
 * The state that decisions read. A `State` answers by key; a `Draft` lays changes over another state and
 * throws them away when a request is refused, so a refusal leaves nothing behind (DESIGN idea 4).
 */
import { assert } from '../std.ts'
import { type Entities, type EntityKind, type Key, keyOf, type Position } from './entities.ts'

export interface State {
  get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined
  /** The row that last changed a record; undefined where it has not been changed or is not known. */
  changedAt(kind: EntityKind, key: string): Position | undefined
}

export interface Stored {
  readonly value: unknown
  readonly at: Position | undefined
}

/** A state held in a map; what is not there does not exist. */
export class MapState implements State {
  readonly rows: Map<Key, Stored | null>

  constructor(rows: Map<Key, Stored | null> = new Map()) {
    this.rows = rows
  }

  get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined {
    return this.rows.get(keyOf(kind, key))?.value as Entities[K] | undefined
  }

  changedAt(kind: EntityKind, key: string): Position | undefined {
    return this.rows.get(keyOf(kind, key))?.at
  }

  /** Takes over what a draft has changed. */
  absorb(draft: Draft): void {
    for (const [key, stored] of draft.changes) this.rows.set(key, stored)
  }
}

/**
 * The records that a loader has brought. Reading one that it was not asked for is a bug and throws: a
 * definition has forgotten to say what it reads. Only what nobody has opened yet is known to be absent
 * without a look.
 */
export class LoadedState extends MapState {
  readonly #isUnborn: (kind: EntityKind, key: string) => boolean

  constructor(rows: Map<Key, Stored | null>, isUnborn: (kind: EntityKind, key: string) => boolean) {
    super(rows)
    this.#isUnborn = isUnborn
  }

  override get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined {
    const known = this.rows.has(keyOf(kind, key)) || this.#isUnborn(kind, key)
    assert(known, `${kind}:${key} was read but not loaded`)
    return super.get(kind, key)
  }
}

/** A record as it is after an effect; undefined where it is no more. */
export type Change = {
  [K in EntityKind]: readonly [kind: K, key: string, value: Entities[K] | undefined]
}[EntityKind]

export class Draft implements State {
  readonly changes = new Map<Key, Stored>()
  readonly #base: State
  readonly #at: Position

  /** `at` is the row that the changes belong to. */
  constructor(base: State, at: Position) {
    this.#base = base
    this.#at = at
  }

  get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined {
    const change = this.changes.get(keyOf(kind, key))
    return change ? (change.value as Entities[K] | undefined) : this.#base.get(kind, key)
  }

  changedAt(kind: EntityKind, key: string): Position | undefined {
    const at = this.changes.get(keyOf(kind, key))?.at
    // What this row itself has changed so far came with the row, and not between.
    return at && at.serial !== this.#at.serial ? at : this.#base.changedAt(kind, key)
  }

  take(changes: readonly Change[]): void {
    for (const [kind, key, value] of changes) this.changes.set(keyOf(kind, key), { value, at: this.#at })
  }

  absorb(draft: Draft): void {
    for (const [key, stored] of draft.changes) this.changes.set(key, stored)
  }
}
