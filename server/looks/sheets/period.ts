/** A period of the ledger, as the statements read it. */
import type { Day } from '../../../core/dates.ts'
import type { SheetLink } from '../../../core/sheets.ts'
import type { Words } from '../../../core/words.ts'
import { type GlFigure, glPeriod } from '../../store/statements.ts'
import type { Reader } from '../reader.ts'

export const period = (from: Day, to: Day): Words => ({ zh: `${from} 至 ${to}`, en: `${from} to ${to}` })

export const figuresOf = ({ books, branch }: Reader, from: Day, to: Day): Promise<GlFigure[]> =>
  glPeriod(books.pool, branch.code, branch.unit, from, to)

/** Where a GL account stands at the end of the period; debit is positive. */
export const after = ({ before, debit, credit }: GlFigure): bigint => before + debit - credit

export const ledgerLink = (gl: string, from: Day, day: Day): SheetLink => ({
  sheet: 'general',
  query: { day, from, gl },
})
