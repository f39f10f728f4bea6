/** The interest sheets of what a row settles or closes: its 积数 from the entries before it (F44). */
import { interestParts } from '../../core/derive/interestPaid.ts'
import { sheetLines, sheetOf } from '../../core/interest/sheet.ts'
import { glOf } from '../../core/ledger/chart.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Explanation } from '../../core/transactions/define.ts'
import { valuedEntriesOf } from '../store/looks.ts'
import { type Reader, recordsOf } from './reader.ts'

/** An evening settles hundreds; their sheets are not shown with its row. */
const SHEETS_MOST = 3

/** Codes that settle an account and leave it open. */
const SETTLING: readonly string[] = ['8006', '8097', '0570']

/** `before` is the row, or the one that would be next. */
export async function interestSheets(
  reader: Reader,
  code: string,
  effects: readonly Effect[],
  before: Position,
): Promise<Explanation[]> {
  const taken = takenBy(code, effects)
  if (taken.length === 0 || taken.length > SHEETS_MOST) return []
  const { books, branch } = reader
  const last = effects
    .flatMap(effect => (effect.type === 'leg' ? [effect.valueDay] : []))
    .sort()
    .at(-1)
  const to = last ?? before.day
  const state = await recordsOf(
    books,
    branch.code,
    taken.map(({ account }) => `account:${account}` as const),
  )
  const sheets = await Promise.all(
    taken.map(async ({ account: no, products }) => {
      const account = state.get('account', no)
      if (!account) return []
      const own = glOf(account.gl).side === 'C' ? -1n : 1n
      const entries = await valuedEntriesOf(books.pool, branch.code, no, before)
      const read = entries.map(({ valueDay, side, amount, balance }) => ({
        valueDay,
        change: own * (side === 'D' ? amount : -amount),
        balance: own * balance,
      }))
      const head = { label: { zh: `${no} 积数`, en: `${no}: products` }, text: '' }
      return [head, ...sheetLines(sheetOf(read, account.opened, to, products), products)]
    }),
  )
  return [...sheets.flat(), ...interestParts(effects)]
}

/** The accounts whose 积数 are all taken away, and how many. */
function takenBy(code: string, effects: readonly Effect[]) {
  const closed = effects.flatMap(effect =>
    effect.type === 'set' && effect.kind === 'account' && effect.to?.status === 'closed' ? [effect.key] : [],
  )
  return effects.flatMap(effect =>
    effect.type === 'products' && (SETTLING.includes(code) || closed.includes(effect.account))
      ? [{ account: effect.account, products: -effect.amount }]
      : [],
  )
}
