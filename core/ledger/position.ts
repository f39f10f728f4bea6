/** Rows of a branch stand in the order of their day and serial. */
import type { Position } from './entities.ts'

export const isAfter = (a: Position, b: Position): boolean =>
  a.day === b.day ? a.serial > b.serial : a.day > b.day
