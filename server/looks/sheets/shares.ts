/** Parts of a whole, rounded half up. */
import { divideHalfUp } from '../../../core/money.ts'
import type { SheetCell } from '../../../core/sheets.ts'
import { EMPTY, same } from './cells.ts'

/** In percent with two digits; of nothing there is no share. */
export const shareOf = (part: bigint, whole: bigint): SheetCell =>
  whole === 0n ? EMPTY : same(`${hundredths(divideHalfUp(part * 10_000n, whole))}%`)

/** So many of ten thousand, with two digits. */
export const tenThousandths = (part: bigint, whole: bigint): SheetCell =>
  whole === 0n ? EMPTY : same(hundredths(divideHalfUp(part * 1_000_000n, whole)))

const hundredths = (amount: bigint): string =>
  `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`
