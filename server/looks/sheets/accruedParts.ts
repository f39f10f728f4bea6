/** What each account of a kind has of what the kind has earned up to the end of a day. */
import { addDays, type Day } from '../../../core/dates.ts'
import { OVERDRAFT_RECEIVABLE } from '../../../core/counter/interest.ts'
import {
  type Earner,
  earnedSegments,
  earnerName,
  type EarningLine,
  earningsOf,
} from '../../../core/interest/earning.ts'
import { Parts } from '../../../core/interest/parts.ts'
import { exactInterest, interestOf, type Segment } from '../../../core/interest/segments.ts'
import type { Account } from '../../../core/ledger/entities.ts'
import { divideHalfUp } from '../../../core/money.ts'
import { deposits, products } from '../../../core/products.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import type { Connection } from '../../store/connection.ts'
import { earningsOn } from '../../store/earnings.ts'
import { recordsBeginning } from '../../store/state.ts'
import { onSnapshot } from '../../store/transaction.ts'
import { maskedNames } from '../customer.ts'
import { accountsSince } from '../past.ts'
import type { Reader } from '../reader.ts'
import { balance, BROUGHT, column, counted, EMPTY, same, TOTAL } from './cells.ts'
import type { Made } from './made.ts'

/** So many accounts stand on a page. */
const PAGE = 10_000

interface Part {
  readonly account: Account
  /** Exactly, and the fen of what is booked that are its. */
  readonly segments: readonly Segment[]
  readonly part: bigint
}

interface Page {
  /** What the accounts before this page have together, and how many they are. */
  readonly before: { readonly accounts: number; readonly interest: bigint }
  readonly parts: readonly Part[]
  /** Those on it and before. */
  readonly upTo: { readonly accounts: number; readonly interest: bigint }
  readonly hasMore: boolean
  /** What all accounts of the kind come to by their lines, as it is booked. */
  readonly total: bigint
}

/** What is overdrawn is asked for by the account on which it is receivable. */
const earnerUnder = (gl: string | null): Earner | undefined =>
  gl === OVERDRAFT_RECEIVABLE ? 'overdraft' : deposits.find(name => products[name].gl === gl)

export async function accruedParts(reader: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const { day, gl, after } = query
  const earner = earnerUnder(gl)
  if (!earner) return { ...refuse('glNotDeposit', { gl: gl ?? '' }), field: 'gl' }
  const { books } = reader
  const page = await onSnapshot(books.pool, at => pageOf(at, reader, earner, day, after))
  const { before, parts, upTo, hasMore, total } = page
  const names = await maskedNames(
    reader,
    parts.flatMap(({ account }) => account.customer ?? []),
  )
  const { zh, en } = earnerName(earner)
  const line = (name: SheetCell, accounts: SheetCell, figure: SheetCell) => [name, accounts, EMPTY, figure]
  const next = { sheet: 'accruedParts', query: { day, gl, after: parts.at(-1)?.account.no ?? null } } as const
  return {
    about: { zh: `${zh}　算至 ${day}（含当日）`, en: `${en}, up to and with ${day}` },
    columns: [
      column('账号', 'Account'),
      column('户名', 'Holder'),
      column('精确利息', 'Exactly', true),
      column('应计利息', 'Interest', true),
    ],
    rows: [
      ...(after === null ? [] : [line(BROUGHT, counted(before.accounts), balance(before.interest))]),
      ...parts.map(({ account, segments, part }): SheetCell[] => [
        same(account.no, { sheet: 'account', query: { day, account: account.no } }),
        names.get(account.customer ?? '') ?? EMPTY,
        same(exactly(segments)),
        balance(part),
      ]),
      hasMore
        ? line({ ...CARRIED, opens: next }, counted(upTo.accounts), balance(upTo.interest))
        : line(TOTAL, counted(upTo.accounts), balance(upTo.interest)),
      line({ zh: '本储种应计', en: 'All of the kind' }, EMPTY, balance(total, LINES(day))),
    ],
    totals: 2,
  }
}

const CARRIED = { zh: '过次页', en: 'Carried forward' }
const LINES = (day: Day) => ({ sheet: 'accrued', query: { day } }) as const

/** In yuan, with six places. */
function exactly(segments: readonly Segment[]): string {
  const { numerator, denominator } = exactInterest(segments)
  const millionths = String(divideHalfUp(numerator * 10_000n, denominator)).padStart(7, '0')
  return `${millionths.slice(0, -6)}.${millionths.slice(-6)}`
}

async function pageOf(
  connection: Connection,
  { branch, parameters }: Reader,
  earner: Earner,
  day: Day,
  after: string | null,
): Promise<Page> {
  const to = addDays(day, 1)
  const beginning = branch.code + products[earner === 'overdraft' ? 'demand' : earner].digits
  const ofEarner = ({ product }: EarningLine) => product === earner
  const since = await accountsSince(connection, branch.code, day, beginning)
  const all = new Parts()
  const parts: Part[] = []
  let [accounts, before, hasMore] = [0, { accounts: 0, interest: 0n }, false]
  for await (const records of recordsBeginning(connection, branch.code, 'account', beginning)) {
    for (const { value } of records.values()) {
      const now = value as Account
      const account = since.has(now.no) ? since.get(now.no) : now
      const own = account ? earningsOf(account).filter(ofEarner) : []
      const segments = earnedSegments(own, to, parameters)
      if (!account || exactInterest(segments).numerator === 0n) continue
      if (parts.length === PAGE) {
        hasMore = true
        break
      }
      const part = all.next(segments)
      accounts += 1
      if (after !== null && account.no <= after) before = { accounts, interest: all.shared }
      else parts.push({ account, segments, part })
    }
    if (hasMore) break
  }
  const lines = (await earningsOn(connection, branch.code, day)).filter(ofEarner)
  const total = interestOf(earnedSegments(lines, to, parameters))
  return { before, parts, upTo: { accounts, interest: all.shared }, hasMore, total }
}
