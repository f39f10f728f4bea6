/** Parts of a whole, rounded half up. */
import { divideHalfUp, printMoney } from '../../../core/money.ts'
import type { SheetCell } from '../../../core/sheets.ts'
import { EMPTY, same } from './cells.ts'

/** In percent with two digits; of nothing there is no share. */
export const shareOf = (part: bigint, whole: bigint): SheetCell =>
  whole === 0n ? EMPTY : same(`${printMoney(divideHalfUp(part * 10_000n, whole))}%`)
