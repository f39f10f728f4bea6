/** What has been posted with others and has no mirror there (未达账项清单, rules.md §1.6), as a day left it. */
import { areaAccountOf } from '../../../core/counter/joint.ts'
import { foreignUnits } from '../../../core/counter/currency.ts'
import { agreedClaim, COUNTERPARTS } from '../../../core/counter/statement.ts'
import { type Day, daysBetween } from '../../../core/dates.ts'
import { type Posting, unmatched } from '../../../core/day/unmatched.ts'
import { accountIn } from '../../../core/ledger/build.ts'
import type { Unit } from '../../../core/ledger/units.ts'
import { sum } from '../../../core/std.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import type { Words } from '../../../core/words.ts'
import { rowsThatSaid } from '../../store/asOf.ts'
import { dayFigures, postingsAfter, postingsOn } from '../../store/clearing.ts'
import { codeName } from '../accountEntry.ts'
import type { Reader } from '../reader.ts'
import { column, EMPTY, moneyIn, same, TOTAL } from './cells.ts'
import { opensRow, otherBranches } from './clearing.ts'
import type { Made } from './made.ts'

interface Item {
  readonly with: Words
  readonly account: string
  readonly unit: Unit
  readonly posting: Posting
  readonly why: Words
}

/** The code by which a statement agrees. */
const STATEMENT = '5041'

const MISSING_THERE: Words = { zh: '对方无此笔', en: 'not posted there' }
const MISSING_HERE: Words = { zh: '我方无此笔', en: 'not posted here' }
const NO_STATEMENT: Words = { zh: '待对账单', en: 'awaiting a statement' }

/** Everything between branches whose other side is missing, by counterpart, the oldest first. */
export async function unmatchedItems(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const { unit: own, code: branch } = reader.branch
  const items: Item[] = []
  for (const other of await otherBranches(reader.books, branch))
    items.push(...(await withBranch(reader, other, day)))
  for (const { value, zh, en } of COUNTERPARTS)
    for (const unit of [own, ...foreignUnits(own)])
      items.push(
        ...(await withOutside(reader, { account: accountIn(value, unit, own), unit }, { zh, en }, day)),
      )
  const units = [...new Set([own, ...items.map(({ unit }) => unit)])]
  return {
    columns: [
      column('往来对象', 'With'),
      column('科目', 'Account'),
      column('币种', 'Currency'),
      column('会计日期', 'Day'),
      column('流水号', 'Serial'),
      column('交易', 'Transaction'),
      column('借方', 'Debit', true),
      column('贷方', 'Credit', true),
      column('账龄（天）', 'Days', true),
      column('说明', 'What is missing'),
    ],
    rows: [...items.map(item => rowOf(item, day)), ...units.map(unit => totalIn(unit, items))],
    totals: units.length,
  }
}

function rowOf({ with: counterpart, account, unit, posting, why }: Item, day: Day): SheetCell[] {
  const { day: on, serial, code, amount } = posting
  const money = moneyIn(unit)
  return [
    counterpart,
    same(account, why === MISSING_HERE ? undefined : { sheet: 'account', query: { day, account } }),
    same(unit),
    same(on),
    why === MISSING_HERE ? same(String(serial)) : opensRow(on, serial),
    codeName(code),
    money(amount > 0n ? amount : 0n),
    money(amount < 0n ? -amount : 0n),
    same(String(daysBetween(on, day))),
    why,
  ]
}

function totalIn(unit: Unit, items: readonly Item[]): SheetCell[] {
  const amounts = items.filter(item => item.unit === unit).map(({ posting }) => posting.amount)
  const side = (sign: 1n | -1n) =>
    moneyIn(unit)(sum(amounts.map(amount => (amount * sign > 0n ? amount * sign : 0n))))
  return [TOTAL, EMPTY, same(unit), EMPTY, EMPTY, EMPTY, side(1n), side(-1n), EMPTY, EMPTY]
}

/** Only the days whose figures differ are read row by row. Between branches all is in their own currency. */
async function withBranch({ books, branch }: Reader, other: string, day: Day): Promise<Item[]> {
  const [here, there] = [areaAccountOf(other), areaAccountOf(branch.code)]
  await books.memories.caughtUp(other)
  const [own, theirs] = await Promise.all([
    dayFigures(books.pool, branch.code, here, day),
    dayFigures(books.pool, other, there, day),
  ])
  const mirrored = new Set(theirs.map(row => `${row.day} ${row.count} ${-row.sum} ${row.squares}`))
  const straight = new Set(own.map(row => `${row.day} ${row.count} ${row.sum} ${row.squares}`))
  const days = [
    ...own.filter(row => !mirrored.has(`${row.day} ${row.count} ${row.sum} ${row.squares}`)),
    ...theirs.filter(row => !straight.has(`${row.day} ${row.count} ${-row.sum} ${row.squares}`)),
  ].map(row => row.day)
  if (days.length === 0) return []
  const left = unmatched(
    await postingsOn(books.pool, branch.code, here, days),
    await postingsOn(books.pool, other, there, days),
  )
  const between = { with: same(other), unit: branch.unit }
  return [
    ...left.ours.map(posting => ({ ...between, account: here, posting, why: MISSING_THERE })),
    ...left.theirs.map(posting => ({ ...between, account: there, posting, why: MISSING_HERE })),
  ]
}

/**
 * Outside the bank's own branches the mirror is a statement: what came after the last that had agreed by the
 * day waits for the next. Statements are in the branch's own currency; what is in another always waits.
 */
async function withOutside(
  { books, branch }: Reader,
  { account, unit }: { readonly account: string; readonly unit: Unit },
  counterpart: Words,
  day: Day,
): Promise<Item[]> {
  const said = `"${agreedClaim(account)}"`
  const [agreed = null] = await rowsThatSaid(books.pool, branch.code, STATEMENT, said, day, 1)
  const { ours } = unmatched(await postingsAfter(books.pool, branch.code, account, agreed, day), [])
  return ours.map(posting => ({ with: counterpart, account, unit, posting, why: NO_STATEMENT }))
}
