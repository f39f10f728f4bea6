import type { Sheet } from '../../../core/sheets.ts'
import type { Words } from '../../../core/words.ts'

/** What a sheet makes of itself; its name and day are those that were asked for. */
export type Made = Pick<Sheet, 'columns' | 'rows' | 'totals' | 'chart'> & { readonly about?: Words }

export const NOTHING_TO_SAY: Words = { zh: '', en: '' }
