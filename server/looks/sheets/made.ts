import type { Sheet } from '../../../core/sheets.ts'
import type { Words } from '../../../core/words.ts'

/** What a sheet makes of itself; its name, day and currency are those that were asked for. */
export type Made = Pick<Sheet, 'columns' | 'rows' | 'totals' | 'chart'> &
  Partial<Pick<Sheet, 'about' | 'unit'>>

export const NOTHING_TO_SAY: Words = { zh: '', en: '' }
