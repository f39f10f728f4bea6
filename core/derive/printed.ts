/** What of a row goes to a printer: the row whose receipt it prints, and what that receipt is made of. */
import { decodeEffects } from '../ledger/apply.ts'
import { parseMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { findTransaction } from '../transactions/catalogue.ts'
import type { WireRowDetail } from '../wire.ts'
import type { ReceiptSource } from './receipt.ts'
import type { Tongue } from './things.ts'

/**
 * The row whose receipt a row prints: its own, or for a reprint that of the row it names; null where the
 * code has no receipt, or nothing is posted.
 */
export function printedBy(row: WireRowDetail): WireRowDetail | null {
  const receipt = findTransaction(row.code)?.receipt ?? []
  if (
    receipt.length === 0 ||
    ['pending', 'asked', 'returned', 'approved', 'rejected', 'withdrawn'].includes(row.status)
  )
    return null
  return receipt.includes('reprint') ? row.original && printedBy(row.original) : row
}

export interface Receipt {
  readonly printed: WireRowDetail
  readonly source: ReceiptSource
}

/** What the receipt of a row is made of; null where it prints none. */
export function receiptOf(
  row: WireRowDetail,
  tongue: Tongue & { readonly parameters: Parameters },
): Receipt | null {
  const printed = printedBy(row)
  const transaction = printed && findTransaction(printed.code)
  if (!printed || !transaction) return null
  const source = {
    ...tongue,
    transaction,
    day: printed.day,
    fields: printed.fields,
    effects: printed.effects === null ? [] : decodeEffects(printed.effects),
    entries: printed.entries.map(({ account, balance }) => ({
      account,
      balance: parseMoney(balance ?? '0') ?? 0n,
    })),
    opened: new Map(Object.entries(printed.opened)),
    named: new Map(Object.entries(printed.named)),
    original: printed.original,
    proof: printed.proof,
  }
  return { printed, source }
}
