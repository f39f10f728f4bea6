/** The sheets of clearing (8010): what was done for other branches and by them for ours. */
import { areaAccountOf } from '../../../core/counter/joint.ts'
import type { Day } from '../../../core/dates.ts'
import { itemKinds, serialOf } from '../../../core/items.ts'
import { sum } from '../../../core/std.ts'
import { type SheetCell, type SheetQuery, SHEET_ROWS_MAX } from '../../../core/sheets.ts'
import { accountsAsOf } from '../../store/asOf.ts'
import { areaBalances } from '../../store/clearing.ts'
import { readHeads } from '../../store/heads.ts'
import { balancesOf } from '../../store/sheets.ts'
import { itemsOpened } from '../past.ts'
import type { Reader } from '../reader.ts'
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

export const otherBranches = async ({ pool }: Reader['books'], own: string): Promise<string[]> =>
  (await readHeads(pool)).map(head => head.branch).filter(code => code !== own)

/** The list of joint business of a day (通兑清单), which both branches have alike. */
export async function joint({ books, branch }: Reader, { day }: SheetQuery): Promise<Made> {
  const items = await itemsOpened(books.pool, branch.code, 'joint', day, day, SHEET_ROWS_MAX + 1)
  const rows = items.map(({ id, opened, state, data }): SheetCell[] => [
    same(data.branch),
    opensRow(opened, serialOf(id)),
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

export const opensRow = (day: Day, serial: number): SheetCell =>
  same(String(serial), { row: { day, serial } })
