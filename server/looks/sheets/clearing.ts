/** The sheets of clearing (8010): what was done for other branches, and what has no mirror with others. */
import { areaAccountOf } from '../../../core/counter/joint.ts'
import { agreedClaim, COUNTERPARTS, parsePosition } from '../../../core/counter/statement.ts'
import { type Day, daysBetween } from '../../../core/dates.ts'
import { type Posting, unmatched } from '../../../core/day/unmatched.ts'
import { itemKinds } from '../../../core/items.ts'
import { sum } from '../../../core/std.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import type { Words } from '../../../core/words.ts'
import { accountsAsOf } from '../../store/asOf.ts'
import { areaBalances, dayFigures, jointOf, postingsAfter, postingsOn } from '../../store/clearing.ts'
import { readHeads } from '../../store/heads.ts'
import { balancesOf } from '../../store/sheets.ts'
import { codeName } from '../accountEntry.ts'
import { type Reader, recordsOf } from '../reader.ts'
import { column, EMPTY, money, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'

/** What we say that the other branches owe us, and what they say that we owe them; debit is positive. */
export async function clearingFigures(
  { books, branch }: Reader,
  day: Day,
): Promise<{ ours: bigint; theirs: bigint }> {
  const { pool } = books
  const mirror = areaAccountOf(branch.code)
  const others = await otherBranches(books, branch.code)
  if (day < branch.day) {
    const own = (await areaBalances(pool, branch.code)).map(({ account }) => ({
      branch: branch.code,
      account,
    }))
    const [ours, theirs] = await Promise.all([
      accountsAsOf(pool, own, day),
      accountsAsOf(
        pool,
        others.map(code => ({ branch: code, account: mirror })),
        day,
      ),
    ])
    return { ours: sum(ours.map(balanceOf)), theirs: sum(theirs.map(balanceOf)) }
  }
  const [ours, theirs] = await Promise.all([
    areaBalances(pool, branch.code),
    balancesOf(pool, others, mirror),
  ])
  return { ours: sum(ours.map(balanceOf)), theirs: sum(theirs.map(balanceOf)) }
}

const balanceOf = ({ balance }: { readonly balance: bigint }): bigint => balance

const otherBranches = async ({ pool }: Reader['books'], own: string): Promise<string[]> =>
  (await readHeads(pool)).map(head => head.branch).filter(code => code !== own)

/** The list of joint business of a day (通兑清单), which both branches have alike. */
export async function joint({ books, branch }: Reader, { day }: SheetQuery): Promise<Made> {
  const items = await jointOf(books.pool, branch.code, day)
  const rows = items.map(({ id, opened, state, data }): SheetCell[] => [
    same(data.branch),
    opensRow(opened, Number(id.split('-')[2])),
    same(String(data.serial)),
    same(data.account),
    data.counter === branch.code ? { zh: '本网点', en: 'here' } : { zh: '对方', en: 'there' },
    money(data.side === 'in' ? data.amount : 0n),
    money(data.side === 'out' ? data.amount : 0n),
    itemKinds.joint.states[state] ?? same(state),
  ])
  const total = (side: 'in' | 'out'): bigint =>
    sum(items.map(({ state, data }) => (state === 'posted' && data.side === side ? data.amount : 0n)))
  return {
    columns: [
      column('对方网点', 'Other branch'),
      column('流水号', 'Serial'),
      column('对方流水', 'Serial there'),
      column('账号', 'Account'),
      column('柜台', 'Counter'),
      column('通存', 'Deposit', true),
      column('通兑', 'Withdrawal', true),
      column('状态', 'State'),
    ],
    rows: [...rows, [TOTAL, EMPTY, EMPTY, EMPTY, EMPTY, money(total('in')), money(total('out')), EMPTY]],
    totals: 1,
  }
}

const opensRow = (day: Day, serial: number): SheetCell => same(String(serial), { row: { day, serial } })

interface Item {
  readonly with: Words
  readonly account: string
  readonly posting: Posting
  readonly why: Words
}

const MISSING_THERE: Words = { zh: '对方无此笔', en: 'not posted there' }
const MISSING_HERE: Words = { zh: '我方无此笔', en: 'not posted here' }
const NO_STATEMENT: Words = { zh: '待对账单', en: 'awaiting a statement' }

/** Everything between branches whose other side is missing, by counterpart, the oldest first. */
export async function unmatchedItems(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const others = await otherBranches(reader.books, reader.branch.code)
  const items: Item[] = []
  for (const other of others) items.push(...(await withBranch(reader, other, day)))
  for (const { value, zh, en } of COUNTERPARTS)
    items.push(...(await withOutside(reader, value, { zh, en }, day)))
  const rows = items.map(({ with: counterpart, account, posting, why }): SheetCell[] => {
    const { day: on, serial, code, amount } = posting
    return [
      counterpart,
      same(account),
      same(on),
      why === MISSING_HERE ? same(String(serial)) : opensRow(on, serial),
      codeName(code),
      money(amount > 0n ? amount : 0n),
      money(amount < 0n ? -amount : 0n),
      same(String(daysBetween(on, day))),
      why,
    ]
  })
  const side = (sign: 1n | -1n): bigint =>
    sum(items.map(({ posting }) => (posting.amount * sign > 0n ? posting.amount * sign : 0n)))
  return {
    columns: [
      column('往来对象', 'With'),
      column('科目', 'Account'),
      column('会计日期', 'Day'),
      column('流水号', 'Serial'),
      column('交易', 'Transaction'),
      column('借方', 'Debit', true),
      column('贷方', 'Credit', true),
      column('账龄（天）', 'Days', true),
      column('说明', 'What is missing'),
    ],
    rows: [...rows, [TOTAL, EMPTY, EMPTY, EMPTY, EMPTY, money(side(1n)), money(side(-1n)), EMPTY, EMPTY]],
    totals: 1,
  }
}

/** Only the days whose figures differ are read row by row. */
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
  const counterpart = same(other)
  return [
    ...left.ours.map(posting => ({ with: counterpart, account: here, posting, why: MISSING_THERE })),
    ...left.theirs.map(posting => ({ with: counterpart, account: there, posting, why: MISSING_HERE })),
  ]
}

/** Outside the bank's own branches the mirror is a statement: what came after the last that agreed waits. */
async function withOutside(reader: Reader, account: string, counterpart: Words, day: Day): Promise<Item[]> {
  const { books, branch } = reader
  const claim = agreedClaim(account)
  const agreed = (await recordsOf(books, branch.code, [`claim:${claim}`])).get('claim', claim)
  const after = agreed ? parsePosition(agreed.owner) : null
  const postings = await postingsAfter(books.pool, branch.code, account, after, day)
  const { ours } = unmatched(postings, [])
  return ours.map(posting => ({ with: counterpart, account, posting, why: NO_STATEMENT }))
}
