/**
 * What the decisions of a branch read, kept in memory. It is a cache that nobody has to believe: the
 * journal's primary key (branch, day, serial) lets nothing be written by a process that has not seen the
 * last row. Rows that are written and not yet projected wait here for `behind.ts`.
 */
import type { Key } from '../../core/ledger/entities.ts'
import { isAfter } from '../../core/ledger/position.ts'
import type { Stored } from '../../core/ledger/state.ts'
import type { Written } from '../store/batch.ts'
import type { Head } from '../store/heads.ts'
import type { StoredRow } from '../store/journal.ts'

/** So many records are remembered before the half that nobody has asked for lately is let go. */
const RECORDS_MAX = 500_000

export class BranchMemory {
  readonly branch: string
  #head: Head
  /** The row that the projections in the database stand at, as far as is known here. */
  #projected: Head
  /** What follows it, in order. */
  #pending: Written[] = []
  /** The records that the pending rows have changed, as the last of them left them. */
  readonly #changed = new Map<Key, Stored>()
  #young = new Map<Key, Stored | null>()
  #old = new Map<Key, Stored | null>()
  /** The requests that the day of the head has answered, with the serials of their rows. */
  readonly #requests = new Map<string, number>()

  constructor(projected: Head) {
    this.branch = projected.branch
    this.#head = projected
    this.#projected = projected
  }

  /** The last row that is known. */
  get head(): Head {
    return this.#head
  }

  get projected(): Head {
    return this.#projected
  }

  get pending(): readonly Written[] {
    return this.#pending
  }

  /** A record as of the head; null where there is none, undefined where it is not known here. */
  get(key: Key): Stored | null | undefined {
    const known = this.#changed.get(key) ?? this.#young.get(key)
    if (known !== undefined) return known
    const older = this.#old.get(key)
    if (older !== undefined) this.keep(key, older)
    return older
  }

  /** Remembers a record as the database has it. */
  keep(key: Key, stored: Stored | null): void {
    this.#young.set(key, stored)
    if (this.#young.size < RECORDS_MAX / 2) return
    this.#old = this.#young
    this.#young = new Map()
  }

  forget(keys: readonly Key[]): void {
    for (const key of keys) {
      this.#changed.delete(key)
      this.#young.delete(key)
      this.#old.delete(key)
    }
  }

  /** The serial of the row that has answered a request of the head's day. */
  answered(request: string): number | null {
    return this.#requests.get(request) ?? null
  }

  remember(request: string, serial: number): void {
    this.#requests.set(request, serial)
  }

  /** Takes a row that the journal has; each follows the one before. */
  take(written: Written): void {
    const { row, projection } = written
    this.#moveTo({ branch: row.branch, day: row.day, serial: row.serial, hash: row.hash })
    this.#requests.set(row.request, row.serial)
    // While it was being read, another server may have projected it.
    const isPending = isAfter(row, this.#projected)
    if (isPending) this.#pending.push(written)
    for (const [key, stored] of projection.draft.changes) {
      if (isPending) this.#changed.set(key, stored)
      else this.keep(key, stored)
    }
  }

  /** Takes a row that another process has written and projected: what it touched is as the database says. */
  pass(row: StoredRow, touched: readonly Key[]): void {
    this.#moveTo({ branch: row.branch, day: row.day, serial: row.serial, hash: row.hash })
    this.#requests.set(row.request, row.serial)
    this.forget(touched)
  }

  #moveTo(head: Head): void {
    if (head.day !== this.#head.day) this.#requests.clear()
    this.#head = head
  }

  /** The projections stand at this row now; nothing up to it is pending any more. */
  projectedUpTo(head: Head): void {
    const beyond = this.#pending.findIndex(({ row }) => isAfter(row, head))
    const done = this.#pending.splice(0, beyond === -1 ? this.#pending.length : beyond)
    for (const { projection } of done) {
      for (const [key, stored] of projection.draft.changes) {
        // A later row may have changed it again.
        if (this.#changed.get(key) !== stored) continue
        this.#changed.delete(key)
        this.keep(key, stored)
      }
    }
    if (isAfter(head, this.#projected)) this.#projected = head
  }
}
