/**
 * The interest sheets of what a row settles or closes: its 积数 from the entries before it (F44), and those of
 * the days on which it was overdrawn (F45).
 */
import { interestParts } from '../../core/derive/interestPaid.ts'
import type { Day } from '../../core/dates.ts'
import { explainOverdraft } from '../../core/interest/explain.ts'
import { costing, type SheetEntry, sheetLines, sheetOf } from '../../core/interest/sheet.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { type Effect, isLeg } from '../../core/ledger/effects.ts'
import type { Account, Position } from '../../core/ledger/entities.ts'
import { overdrawnUpTo } from '../../core/ledger/overdraft.ts'
import type { Overdraft } from '../../core/ledger/terms.ts'
import { displayMoney } from '../../core/money.ts'
import type { Explanation } from '../../core/transactions/define.ts'
import { valuedEntriesOf } from '../store/looks.ts'
import { type Reader, recordsOf } from './reader.ts'

/** An evening settles hundreds; their sheets are not shown with its row, but one by one. */
const SHEETS_MOST = 3

/** Codes that settle an account and leave it open. */
const SETTLING: readonly string[] = ['8006', '8097', '8098', '0570']

/** The accounts of which a row ends what they have counted. */
export function accountsSettled(code: string, effects: readonly Effect[]): string[] {
  const all = [...takenBy(effects), ...owedBy(effects)].map(({ account }) => account)
  return [...new Set(all)].filter(endsPeriod(code, effects))
}

/** Of one account, or of all while they are few; `before` is the row, or the one that would be next. */
export async function interestSheets(
  reader: Reader,
  code: string,
  effects: readonly Effect[],
  before: Position,
  only?: string,
): Promise<Explanation[]> {
  const numbers = accountsSettled(code, effects).filter(no => only === undefined || no === only)
  const [taken, owing] = [takenBy(effects), owedBy(effects)]
  if (numbers.length === 0 || numbers.length > SHEETS_MOST) return []
  const { books, branch } = reader
  const last = effects
    .flatMap(effect => (effect.type === 'leg' ? [effect.valueDay] : []))
    .sort()
    .at(-1)
  const to = last ?? before.day
  const state = await recordsOf(
    books,
    branch.code,
    numbers.map(no => `account:${no}` as const),
  )
  const sheets = await Promise.all(
    numbers.map(async no => {
      const account = state.get('account', no)
      if (!account) return []
      const own = glOf(account.gl).side === 'C' ? -1n : 1n
      const entries = await valuedEntriesOf(books.pool, branch.code, no, before)
      const read = entries.map(({ valueDay, side, amount, balance }) => ({
        valueDay,
        change: own * (side === 'D' ? amount : -amount),
        balance: own * balance,
      }))
      const stood = { ...account, balance: entries.at(-1)?.balance ?? 0n }
      return [
        ...taken
          .filter(one => one.account === no)
          .flatMap(({ products }) => [
            heading(no, '积数', 'products'),
            ...sheetLines(sheetOf(read, account.opened, to, products), products),
          ]),
        ...owing
          .filter(one => one.account === no)
          .flatMap(({ overdraft }) => overdrawnSheet({ ...stood, overdraft }, read, to)),
      ]
    }),
  )
  return [...sheets.flat(), ...(only === undefined ? interestParts(effects) : bookedOn(only, effects))]
}

/** What a row has booked on one of its accounts: its part of an entry that pays many. */
const bookedOn = (no: string, effects: readonly Effect[]): Explanation[] =>
  effects.filter(isLeg).flatMap(({ account, side, amount }) => {
    if (account !== no) return []
    const label = side === 'C' ? { zh: '入账利息', en: 'Interest paid' } : CHARGED
    return [{ label, text: displayMoney(amount) }]
  })

const CHARGED = { zh: '扣收透支利息', en: 'Overdraft interest' }

const heading = (no: string, zh: string, en: string): Explanation => ({
  label: { zh: `${no} ${zh}`, en: `${no}: ${en}` },
  text: '',
})

/** The days on which an account, as it stood before the row, was overdrawn, and what they cost. */
function overdrawnSheet(account: Account, entries: readonly SheetEntry[], to: Day): Explanation[] {
  const products = overdrawnUpTo(account, to)
  if (products === 0n) return []
  return [
    heading(account.no, '透支积数', 'overdrawn products'),
    ...sheetLines(sheetOf(entries, account.opened, to, products, costing), products),
    ...explainOverdraft(account, to),
  ]
}

/** Whether a row ends what an account has counted: it is settled, or closed. */
function endsPeriod(code: string, effects: readonly Effect[]): (account: string) => boolean {
  const closed = effects.flatMap(effect =>
    effect.type === 'set' && effect.kind === 'account' && effect.to?.status === 'closed' ? [effect.key] : [],
  )
  return account => SETTLING.includes(code) || closed.includes(account)
}

/** The accounts whose 积数 are all taken away, and how many. */
const takenBy = (effects: readonly Effect[]) =>
  effects.flatMap(effect =>
    effect.type === 'products' ? [{ account: effect.account, products: -effect.amount }] : [],
  )

/** The accounts whose overdraft is settled, and how it stood. */
const owedBy = (effects: readonly Effect[]) =>
  effects.flatMap(effect =>
    effect.type === 'set' && effect.kind === 'account' && effect.from?.overdraft
      ? [{ account: effect.key, overdraft: effect.from.overdraft as Overdraft }].filter(wasUsed)
      : [],
  )

const wasUsed = ({ overdraft: { moment, earlier } }: { readonly overdraft: Overdraft }): boolean =>
  moment !== 0n || earlier.some(({ products }) => products !== 0n)
