/**
 * What customers received and paid, for the lists of large and of suspicious transactions (rules.md §5.5).
 * What the program books by itself, what was taken back on its own day and what takes back does not count.
 * What was taken back on a later day had happened: the list of its day stands as it stood, and says so.
 */
import type { Day } from '../../core/dates.ts'
import type { DaySum, Woken } from '../../core/reporting.ts'
import type { Connection } from './connection.ts'

/** Of which days, without whom, and on which GL accounts terms are kept. */
export interface Dealt {
  readonly branch: string
  readonly from: Day
  readonly to: Day
  readonly system: string
  readonly termGls: readonly string[]
}

const values = ({ branch, from, to, system, termGls }: Dealt) => [branch, from, to, system, termGls]

const REVERSAL = `left join lateral (
  select day as "on" from state
   where branch = $1 and kind = 'mark' and key = j.day || '/' || j.serial
     and value->>'reversedBy' is not null limit 1) reversal on true`

const STANDS = `(reversal."on" is null or reversal."on" > j.day)`

/** By somebody at a counter; at that of another branch, whose half here (5018) is the program's. */
const BY_PEOPLE = `(j.teller <> $4 or j.code = '5018')`

/**
 * Entries on customers' deposits, and their cash on loans. What another branch took or paid for an account of
 * ours (5018) is cash too, and is added to what was taken or paid here. `own` is between two accounts of one
 * customer, and `renewed` where one of these has a term: that need not be reported. Records are looked up one
 * by one, by their whole key: the planner knows too little of them to be left a choice.
 */
const moved = (accounts = '') => `
  moved as (
    select d.*, received_any and paid_any as own, received_any and paid_any and term_any as renewed
      from (select e.day, e.serial, e.account, a.customer, e.medium = 'c' or j.code = '5018' as cash,
                   (e.side = 'C') = (e.amount > 0) as received, abs(e.amount) as amount, j.code, j.teller,
                   reversal."on" as taken_back,
                   bool_or(e.medium = 't' and (e.side = 'C') = (e.amount > 0)) over beside as received_any,
                   bool_or(e.medium = 't' and (e.side = 'C') <> (e.amount > 0)) over beside as paid_any,
                   bool_or(e.gl = any ($5)) over beside as term_any
              from entry e
              join journal j using (branch, day, serial)
             cross join lateral (
               select value->>'customer' as customer from state
                where branch = $1 and kind = 'account' and key = e.account limit 1) a
              ${REVERSAL}
             where e.branch = $1 and e.day between $2 and $3 and length(e.account) = 16 ${accounts}
               and (e.gl like '2011-%' or e.medium = 'c')
               and ${BY_PEOPLE} and j.code not in ('8501', '8502') and ${STANDS}
            window beside as (partition by e.day, e.serial, a.customer)) d)`

const TAKEN_BACK = `coalesce(sum(amount) filter (where taken_back is not null), 0)::bigint as taken_back`

/** A person, or a company. */
const KIND = `cross join lateral (
  select value->>'kind' as kind from state
   where branch = $1 and kind = 'customer' and key = m.customer limit 1) c`

export interface LargeSum {
  readonly day: Day
  /** Null where the row names no account of ours. */
  readonly customer: string | null
  readonly kind: string | null
  /** Received by the customer's accounts, or paid from them: the two are never set off. */
  readonly isReceived: boolean
  readonly isCash: boolean
  readonly amount: bigint
  readonly entries: number
  /** The last row that made it. */
  readonly serial: number
  /** What of the amount was taken back on a later day. */
  readonly takenBack: bigint
}

interface Least {
  readonly cash: bigint
  readonly person: bigint
  readonly company: bigint
}

/** Added up by customer and day one side at a time (单边累计), where it comes to a sum of its kind. */
export async function largeSums(connection: Connection, dealt: Dealt, least: Least): Promise<LargeSum[]> {
  const { rows } = await connection.query<LargeSum>({
    name: 'large-sums',
    text: `with ${moved()}
           select m.day, m.customer, c.kind, m.received as "isReceived", m.cash as "isCash", m.amount,
                  m.entries, m.serial, m.taken_back as "takenBack"
             from (select day, customer, received, cash, sum(amount)::bigint as amount,
                          count(*)::int as entries, max(serial)::int as serial, ${TAKEN_BACK}
                     from moved where cash or not renewed group by 1, 2, 3, 4
                   having sum(amount) >= least($6::bigint, $7::bigint, $8::bigint)) m
            ${KIND}
            where m.amount >= case when m.cash then $6 when c.kind = 'person' then $7 else $8 end
            order by 1, 2, 4, 5`,
    values: [...values(dealt), least.cash, least.person, least.company],
  })
  return rows
}

/** Cash over the counter in rows of some codes that name no account of ours: each by itself. */
export async function largeCash(
  connection: Connection,
  { branch, from, to, system }: Dealt,
  codes: readonly string[],
  least: bigint,
): Promise<LargeSum[]> {
  const { rows } = await connection.query<LargeSum>({
    name: 'large-cash',
    text: `select day, null as customer, null as kind, came > 0 as "isReceived", true as "isCash",
                  abs(came)::bigint as amount, 1 as entries, serial,
                  case when taken_back is null then 0 else abs(came) end::bigint as "takenBack"
             from (select j.day, j.serial, max(reversal."on") as taken_back,
                          sum(case e.side when 'D' then e.amount else -e.amount end) as came
                     from journal j
                     join entry e using (branch, day, serial)
                     ${REVERSAL}
                    where j.branch = $1 and j.day between $2 and $3 and j.teller <> $4 and j.code = any ($5)
                      and e.gl like '1001-%' and ${STANDS}
                      and not exists (select from entry o
                                       where o.branch = j.branch and o.day = j.day and o.serial = j.serial
                                         and length(o.account) = 16)
                    group by j.day, j.serial) as counted
            where abs(came) >= $6
            order by day, serial`,
    values: [branch, from, to, system, codes, least],
  })
  return rows
}

/** What each customer received and paid on each day, where it is of any interest; not between his own. */
export async function daySums(
  connection: Connection,
  dealt: Dealt,
  least: bigint,
  cashFrom: bigint,
): Promise<DaySum[]> {
  const { rows } = await connection.query<DaySum>({
    name: 'day-sums',
    text: `with ${moved()}
           select m.day, m.customer, c.kind, m.received as "isReceived", m.amount, m.entries, m.cash,
                  m.cash_entries as "cashEntries", m.parts, m.part_entries as "partEntries",
                  m.part_most as "partMost", m.taken_back as "takenBack"
             from (select day, customer, received, sum(amount)::bigint as amount, count(*)::int as entries,
                          coalesce(sum(amount) filter (where cash), 0)::bigint as cash,
                          (count(*) filter (where cash))::int as cash_entries,
                          coalesce(sum(amount) filter (where cash and amount < $7), 0)::bigint as parts,
                          (count(*) filter (where cash and amount < $7))::int as part_entries,
                          coalesce(max(amount) filter (where cash and amount < $7), 0)::bigint as part_most,
                          ${TAKEN_BACK}
                     from moved where cash or not own group by 1, 2, 3
                   having sum(amount) >= $6) m
            ${KIND}
            order by 1, 2, 4`,
    values: [...values(dealt), least, cashFrom],
  })
  return rows
}

/** Accounts that moved so much on a day, and had not been moved by anybody for so many months before. */
export async function wokenAccounts(
  connection: Connection,
  dealt: Dealt,
  least: bigint,
  months: number,
): Promise<Woken[]> {
  const { rows } = await connection.query<Woken>({
    name: 'woken-accounts',
    text: `with ${moved()}
           select m.day, m.customer, c.kind, m.account, last.day as before, m.amount, m.entries,
                  m.taken_back as "takenBack"
             from (select day, customer, account, sum(amount)::bigint as amount, count(*)::int as entries,
                          ${TAKEN_BACK}
                     from moved group by 1, 2, 3 having sum(amount) >= $6) m
            ${KIND}
            cross join lateral (
              select e.day from entry e join journal j using (branch, day, serial)
               where e.branch = $1 and e.account = m.account and e.day < m.day and ${BY_PEOPLE}
               order by e.day desc, e.serial desc, e.line desc limit 1) last
            where last.day < m.day - make_interval(months => $7)
            order by 1, 2, 4`,
    values: [...values(dealt), least, months],
  })
  return rows
}

export interface Dealing {
  readonly day: Day
  readonly serial: number
  readonly account: string
  readonly code: string
  readonly teller: string
  readonly isReceived: boolean
  readonly isCash: boolean
  readonly amount: bigint
  /** Between two accounts of the customer. */
  readonly isOwn: boolean
  /** The later day on which it was taken back; null where it was not. */
  readonly takenBack: Day | null
}

/** The entries of one customer's accounts that count, one side or one medium of them where that is said. */
export async function dealingsOf(
  connection: Connection,
  dealt: Dealt,
  accounts: readonly string[],
  only: { readonly isReceived: boolean | null; readonly isCash: boolean | null },
  limit: number,
): Promise<Dealing[]> {
  const { rows } = await connection.query<Dealing>({
    name: 'dealings-of',
    text: `with ${moved('and e.account = any ($6)')}
           select day, serial, account, code, teller, received as "isReceived", cash as "isCash", amount,
                  own and not cash as "isOwn", taken_back as "takenBack"
             from moved
            where (cash or not renewed)
              and ($7::boolean is null or received = $7) and ($8::boolean is null or cash = $8)
            order by day, serial limit $9`,
    values: [...values(dealt), accounts, only.isReceived, only.isCash, limit],
  })
  return rows
}
