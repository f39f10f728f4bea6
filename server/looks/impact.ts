/** A row's paper for an impact printer (F13): its receipt, or its lines in the passbook. */
import { bookPages, type PlottedPage, receiptPages } from '../../core/derive/plotted.ts'
import { receiptOf } from '../../core/derive/printed.ts'
import type { Position } from '../../core/ledger/entities.ts'
import { voucherKindOf } from '../../core/parameters.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { Language } from '../../core/words.ts'
import { rowDetail } from './journal.ts'
import type { Reader } from './reader.ts'

export type ImpactPaper = 'receipt' | 'book'

/**
 * For whoever has posted the row, on its day; later, and for others, it is printed again by 0007, which is
 * kept: of that row the paper is that of the row it names.
 */
export async function impactPages(
  reader: Reader,
  position: Position,
  paper: ImpactPaper,
  language: Language,
): Promise<PlottedPage[] | Refusal> {
  const { branch, teller, parameters } = reader
  const row = await rowDetail(reader, position)
  if (!row) return refuse('serialUnknown', { serial: String(position.serial), day: position.day })
  if (row.teller !== teller.id || row.day !== branch.day) return refuse('forbidden')
  const receipt = receiptOf(row, { unit: branch.unit, parameters })
  const pages =
    receipt === null
      ? []
      : paper === 'receipt'
        ? receiptPages(receipt, language)
        : bookPages(receipt.printed.passbookLines, voucherKindOf(parameters, 'passbook')?.page, language)
  return pages.length === 0 ? refuse('nothingToPrint', { serial: String(position.serial) }) : pages
}
