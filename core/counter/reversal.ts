/** What every way of taking a row back has in common. */
import type { Desk } from '../desk.ts'
import { change, create } from '../ledger/build.ts'
import type { Effect } from '../ledger/effects.ts'
import type { Mark, Posted } from '../ledger/entities.ts'
import { printPosition } from '../ledger/position.ts'
import { findTransaction } from '../transactions/catalogue.ts'
import type { Words } from '../words.ts'

/** How a code is undone, in a few words: by another code, or not at all. */
export function undoingWords(undoneBy: string): Words {
  const by = findTransaction(undoneBy)
  if (!by) return { zh: '办理后不能撤销', en: 'nothing takes it back' }
  const { zh, en } = by.name
  return { zh: `要用 ${undoneBy} ${zh}`, en: `it is undone by ${undoneBy} ${en}` }
}

/** A mark is named by its row. */
export const markKey = printPosition

/** Written beside a row that is reversed by the row being made. */
export function reversedMark(row: Posted, desk: Desk): Effect {
  const mark: Mark = { reversedBy: desk.serial }
  const known = desk.state.get('mark', markKey(row))
  return known ? change('mark', markKey(row), known, mark) : create('mark', markKey(row), mark)
}
