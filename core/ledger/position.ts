/** Rows of a branch stand in the order of their day and serial. */
import type { Position } from './entities.ts'

export const isAfter = (a: Position, b: Position): boolean =>
  a.day === b.day ? a.serial > b.serial : a.day > b.day

/** `2026-03-02/17`, as marks and claims name a row. */
export const printPosition = ({ day, serial }: Position): string => `${day}/${serial}`

export function parsePosition(text: string): Position {
  const [day = '', serial = ''] = text.split('/')
  return { day, serial: Number(serial) }
}
