/** How a voucher reads in the ledgers: its row, its code, its side. */
import type { SheetCell, SheetColumn } from '../../../core/sheets.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import type { Unit } from '../../../core/ledger/units.ts'
import type { LedgerEntry } from '../../store/ledgers.ts'
import { codeName } from '../accountEntry.ts'
import type { Reader } from '../reader.ts'
import { column, EMPTY, moneyIn, same } from './cells.ts'

export const entryColumns: readonly SheetColumn[] = [
  column('日期', 'Day'),
  column('流水号', 'No.', true),
  column('交易码', 'Code'),
  column('摘要', 'What'),
  column('柜员', 'Teller'),
  column('起息日', 'Value day'),
  column('借方', 'Debit', true),
  column('贷方', 'Credit', true),
]

export function entryCells(
  entry: LedgerEntry,
  unit: Unit,
  { parameters }: Pick<Reader, 'parameters'>,
): SheetCell[] {
  const { day, serial, code, teller, side, amount, valueDay } = entry
  const money = moneyIn(unit)
  const isDebit = side === 'D' || side === 'R'
  return [
    same(day),
    same(String(serial), { row: { day, serial } }),
    same(numberOf(parameters.numbers, code)),
    codeName(code),
    same(teller),
    valueDay === day ? EMPTY : same(valueDay),
    isDebit ? money(amount) : EMPTY,
    isDebit ? EMPTY : money(amount),
  ]
}
