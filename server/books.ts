/** The books of one institution: where they are, and what the edge adds to them. */
import type pg from 'pg'
import type { Memories } from './posting/memories.ts'
import type { Vault } from './vault.ts'

export interface Books {
  readonly pool: pg.Pool
  readonly vault: Vault
  readonly memories: Memories
  /** Milliseconds since 1970. */
  now(): number
  /** Called after each commit with the branches that have moved. */
  moved(branches: readonly string[]): void
}
