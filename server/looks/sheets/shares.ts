/** Parts of a whole: cut, for they are read and not added. */
import type { SheetCell } from '../../../core/sheets.ts'
import { EMPTY, same } from './cells.ts'

/** In percent with two digits; of nothing there is no share. */
export const shareOf = (part: bigint, whole: bigint): SheetCell =>
  whole === 0n ? EMPTY : same(`${hundredths((part * 10_000n) / whole)}%`)

/** So many of ten thousand, with two digits. */
export const tenThousandths = (part: bigint, whole: bigint): SheetCell =>
  whole === 0n ? EMPTY : same(hundredths((part * 1_000_000n) / whole))

const hundredths = (amount: bigint): string =>
  `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`
