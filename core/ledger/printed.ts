import type { Position } from './entities.ts'

/** The last row that a passbook shows, and where that book was begun: absent is at the opening. */
export interface Printed extends Position {
  readonly book?: Position
  /** Entries of this book that were printed as one line each (合并登折); absent for none. */
  readonly merged?: readonly MergedLines[]
}

/** So many entries after a row, or since the opening. */
export interface MergedLines {
  readonly after: Position | null
  readonly count: number
}
