/**
 * `verify`: walks the journal from the first row. Each row's hash must follow from the row before it and
 * from its own bytes; serials have no gap; entries, movements, turnovers and records must be what the rows
 * give when they are folded anew; the conservation laws must hold. The logs beside the journal are walked in
 * the same way, each along its own chain, and each image of a voucher must be what its SHA-256 names. What is
 * wrong is named by its row.
 */
import type pg from 'pg'
import { areaAccountOf } from '../core/counter/joint.ts'
import { decodeEffects } from '../core/ledger/apply.ts'
import type { Effect } from '../core/ledger/effects.ts'
import type { Key, Position } from '../core/ledger/entities.ts'
import { brokenLaws } from '../core/ledger/laws.ts'
import type { CustodyRow, EntryRow } from '../core/ledger/project.ts'
import { projectRow } from '../core/ledger/project.ts'
import { isAfter } from '../core/ledger/position.ts'
import { MapState, type Stored } from '../core/ledger/state.ts'
import { encode, type Plain } from '../core/std.ts'
import { GENESIS, nextHash } from './chain.ts'
import type { Connection } from './store/connection.ts'
import { type Head, readHeads } from './store/heads.ts'
import { rowsAfter, type StoredRow } from './store/journal.ts'
import { onSnapshot } from './store/transaction.ts'
import {
  allBranches,
  allState,
  countProjected,
  custodyBetween,
  entriesBetween,
  unguardedTables,
} from './store/proofs.ts'
import { unmatchedAreas } from './verify/areas.ts'
import { CHANGED, type Finding, NOT_LAST, PAGE } from './verify/finding.ts'
import { walkImages } from './verify/images.ts'
import { logEndsIn, type Anchor, walkLogs } from './verify/logs.ts'
import { Sums } from './verify/sums.ts'
import type { Vault } from './vault.ts'

export type { Finding }

export interface Verified {
  readonly branches: number
  readonly rows: number
  /** The first of each branch and chain, so that noise in one hides nothing of another. */
  readonly findings: readonly Finding[]
  /** How many there are. */
  readonly found: number
}

/** Told of each branch and chain. */
const FINDINGS_MAX = 50

/** Proves the books of one moment, while others go on. */
export const verify = (pool: pg.Pool, how: Partial<How> = {}): Promise<Verified> =>
  onSnapshot(pool, connection => verifyNow(connection, { onProgress: () => undefined, vault: null, ...how }))

interface How {
  onProgress(rows: number): void
  /** Opens the images of vouchers; without it they are left aside. */
  readonly vault: Pick<Vault, 'openFile'> | null
}

async function verifyNow(connection: Connection, { onProgress, vault }: How): Promise<Verified> {
  const parts: Finding[][] = []
  const part = (some: Finding[] = []) => {
    parts.push(some)
    return some
  }
  part((await unguardedTables(connection)).map(unguarded))
  const heads = new Map((await readHeads(connection)).map(head => [head.branch, head]))
  const branches = await allBranches(connection)
  const areas = new Map<string, ReadonlyMap<string, bigint>>()
  let rows = 0
  for (const branch of branches) {
    const walk = new Walk(connection, branch, heads.get(branch) ?? null, part())
    rows += await walk.run(seen => onProgress(rows + seen))
    areas.set(branch, walk.areas)
    await walkLogs(connection, branch, walk.anchors, part())
    if (vault) await walkImages(connection, branch, file => vault.openFile(file), part())
  }
  part(unmatchedAreas(areas))
  return {
    branches: branches.length,
    rows,
    findings: parts.flatMap(some => some.slice(0, FINDINGS_MAX)),
    found: parts.flat().length,
  }
}

const unguarded = (table: string): Finding => ({
  branch: 'all',
  where: table,
  what: 'is not append-only: its trigger is missing, switched off or another one',
})

class Walk {
  position: Position | null = null
  hash = GENESIS
  readonly #connection: Connection
  readonly #branch: string
  readonly #findings: Finding[]
  /** Up to where rows are projected; those behind it are on their way, and only chained. */
  readonly #head: Head | null
  #hashAtHead: string | null = null
  readonly #state = new MapState()
  readonly #sums = new Sums()
  /** What the account with each other branch comes to, over all rows there are. */
  readonly areas = new Map<string, bigint>()
  /** Where the rows say that the logs have ended in the evenings. */
  readonly anchors: Anchor[] = []
  /** The requests that the day of the row before has answered. */
  readonly #requests = new Set<string>()
  #entries = 0
  #moves = 0

  constructor(connection: Connection, branch: string, head: Head | null, findings: Finding[]) {
    this.#connection = connection
    this.#branch = branch
    this.#head = head
    this.#findings = findings
  }

  async run(onProgress: (rows: number) => void): Promise<number> {
    let count = 0
    for (;;) {
      const rows = await rowsAfter(this.#connection, this.#branch, this.position, PAGE)
      if (rows.length === 0) break
      await this.#page(rows)
      count += rows.length
      onProgress(count)
    }
    this.#compareHead()
    await this.#end()
    return count
  }

  /** The head names a row of the chain, by its place and by its hash. */
  #compareHead(): void {
    const end = this.position ? `${this.position.day}/${this.position.serial}` : 'nothing'
    if (!this.#head) this.#found('branch_head', 'is missing')
    else if (this.#hashAtHead !== this.#head.hash) this.#found(end, NOT_LAST)
  }

  async #page(rows: readonly StoredRow[]): Promise<void> {
    const first = rows[0] as StoredRow
    const last = rows.at(-1) as StoredRow
    const [entries, moves] = await Promise.all([
      entriesBetween(this.#connection, this.#branch, first, last),
      custodyBetween(this.#connection, this.#branch, first, last),
    ])
    for (const row of rows) {
      this.#link(row)
      this.#addAreas(row)
      this.anchors.push(...logEndsIn(row))
      if (this.#head && isAfter(row, this.#head)) continue
      if (row.day === this.#head?.day && row.serial === this.#head.serial) this.#hashAtHead = row.hash
      this.#project(row, entries, moves)
    }
  }

  #found(where: string, what: string): void {
    this.#findings.push({ branch: this.#branch, where, what })
  }

  #link(row: StoredRow): void {
    const where = `${row.day}/${row.serial}`
    const sameDay = this.position?.day === row.day
    const expected = sameDay ? (this.position?.serial ?? 0) + 1 : 1
    if (row.serial !== expected) this.#found(where, `follows a gap: serial ${expected} is missing`)
    if (nextHash(this.hash, row) !== row.hash) this.#found(where, CHANGED)
    if (!sameDay) this.#requests.clear()
    if (this.#requests.has(row.request)) this.#found(where, 'answers a request that has been answered')
    this.#requests.add(row.request)
    // The chain goes on from what is stored, so that one changed row is one finding.
    this.hash = row.hash
    this.position = { day: row.day, serial: row.serial }
  }

  #project(row: StoredRow, entries: Projected<EntryRow>, moves: Projected<CustodyRow>): void {
    const where = `${row.day}/${row.serial}`
    try {
      const projection = projectRow(this.#state, decodeEffects(row.effects), row)
      this.#state.absorb(projection.draft)
      this.#entries += projection.entries.length
      this.#moves += projection.custody.length
      if (!sameRows(projection.entries, entries.get(where)))
        this.#found(where, 'gives other entries than are stored')
      if (!sameRows(projection.custody, moves.get(where)))
        this.#found(where, 'gives other movements than are stored')
      this.#sums.take(row, projection)
    } catch (error) {
      this.#found(where, `cannot be folded: ${(error as Error).message}`)
    }
  }

  #addAreas(row: StoredRow): void {
    if (!row.effects.includes(AREA)) return
    for (const effect of this.#effectsOf(row)) {
      if (effect.type !== 'leg' || !effect.account.startsWith(AREA)) continue
      const other = effect.account.slice(AREA.length)
      const amount = effect.side === 'D' ? effect.amount : -effect.amount
      this.areas.set(other, (this.areas.get(other) ?? 0n) + amount)
    }
  }

  /** None where the text cannot be read: the fold will say so. */
  #effectsOf(row: StoredRow): readonly Effect[] {
    try {
      return decodeEffects(row.effects)
    } catch {
      return []
    }
  }

  async #end(): Promise<void> {
    const [projected, state] = await Promise.all([
      countProjected(this.#connection, this.#branch),
      allState(this.#connection, this.#branch),
    ])
    if (projected.entries !== this.#entries)
      this.#found('entry', `has ${projected.entries} rows, the journal gives ${this.#entries}`)
    if (projected.moves !== this.#moves)
      this.#found('custody', `has ${projected.moves} rows, the journal gives ${this.#moves}`)
    await this.#sums.compare(this.#connection, this.#branch, (where, what) => this.#found(where, what))
    this.#compareState(state)
    for (const law of brokenLaws(this.#state.rows)) this.#found('laws', law)
  }

  #compareState(stored: ReadonlyMap<Key, Stored>): void {
    const keys = new Set([...stored.keys(), ...this.#state.rows.keys()])
    for (const key of keys) {
      const ours = this.#state.rows.get(key)
      const theirs = stored.get(key)
      if (recordText(ours) !== recordText(theirs))
        this.#found(`state ${key}`, `is not what row ${ours?.at?.day}/${ours?.at?.serial} left`)
    }
  }
}

/** A record with the row that left it; one that is gone is like one that never was. */
const recordText = (stored: Stored | null | undefined): string =>
  stored?.value === undefined
    ? ''
    : encode([stored.value as Plain, stored.at?.day ?? null, stored.at?.serial ?? null])

const AREA = areaAccountOf('')

type Projected<R> = ReadonlyMap<string, readonly R[]>

const sameRows = (ours: readonly unknown[], theirs: readonly unknown[] | undefined): boolean =>
  encode(ours as Plain) === encode((theirs ?? []) as Plain)
