/** One line of an account, as screens and passbooks show it. */
import { FOUNDING_CODE } from '../../core/founding.ts'
import { printMoney } from '../../core/money.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireAccountEntry } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import type { AccountEntry } from '../store/looks.ts'

export const codeName = (code: string): Words =>
  findTransaction(code)?.name ??
  (code === FOUNDING_CODE ? { zh: '建账', en: 'Founding' } : { zh: code, en: code })

/** `side` is the account's own: its balance reads positive there. */
export const wireAccountEntry = (entry: AccountEntry, account: string, side: string): WireAccountEntry => ({
  account,
  day: entry.day,
  serial: entry.serial,
  line: entry.line,
  code: entry.code,
  codeName: codeName(entry.code),
  side: entry.side,
  amount: printMoney(entry.amount),
  balance: printMoney(side === 'C' ? -entry.balance : entry.balance),
  teller: entry.teller,
})
