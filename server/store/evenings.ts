/** What is kept of past evenings: records as a day left them, and the terms of deposits and loans. */
import type { Day } from '../../core/dates.ts'
import { type Key, splitKey } from '../../core/ledger/entities.ts'
import type { Term } from '../../core/ledger/evenings.ts'
import { encode, type Plain, revive } from '../../core/std.ts'
import { arrayOf, columns, type Connection } from './connection.ts'

/** A record as a day left it; undefined where it was no more. */
export interface Evening {
  readonly branch: string
  readonly day: Day
  readonly key: Key
  readonly value: unknown
}

export interface TermDay extends Term {
  readonly branch: string
  readonly day: Day
}

/** Each key and day stands once in the list. */
export async function writeEvenings(connection: Connection, evenings: readonly Evening[]): Promise<void> {
  if (evenings.length === 0) return
  const pairs = evenings.map(({ key }) => splitKey(key))
  await connection.query({
    name: 'write-evenings',
    text: `insert into evening (branch, kind, key, day, value)
           select branch, kind, key, day, value::jsonb
             from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::text[])
               as e (branch, kind, key, day, value)
           on conflict (branch, kind, key, day) do update set value = excluded.value`,
    values: [
      arrayOf(evenings, ({ branch }) => branch),
      arrayOf(pairs, ([kind]) => kind),
      arrayOf(pairs, ([, key]) => key),
      arrayOf(evenings, ({ day }) => day),
      arrayOf(evenings, ({ value }) => (value === undefined ? null : encode(value as Plain))),
    ],
  })
}

/** Each account and day stands once in the list. */
export async function writeTerms(connection: Connection, terms: readonly TermDay[]): Promise<void> {
  if (terms.length === 0) return
  await connection.query({
    name: 'write-terms',
    text: `insert into term_day (branch, account, day, gl, maturity, balance, overdue)
           select * from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::date[], $6::bigint[],
                                $7::bigint[])
           on conflict (branch, account, day) do update set
             gl = excluded.gl, maturity = excluded.maturity, balance = excluded.balance,
             overdue = excluded.overdue`,
    values: columns(terms, 'branch', 'account', 'day', 'gl', 'maturity', 'balance', 'overdue'),
  })
}

interface Kept {
  readonly kind: string
  readonly key: string
  readonly value: unknown
}

const keyed = ({ kind, key, value }: Kept): [Key, unknown] => [`${kind}:${key}` as Key, revive(value)]

/** All records of some kinds as they stood when a day began. */
export async function recordsBefore(
  connection: Connection,
  branch: string,
  kinds: readonly string[],
  day: Day,
): Promise<Map<Key, unknown>> {
  const { rows } = await connection.query<Kept>({
    name: 'records-before',
    // Whatever there ever was is still in `state`, so that each is one look at its last evening.
    text: `select s.kind, s.key, e.value
             from state s
            cross join lateral (
              select value from evening
               where branch = $1 and kind = s.kind and key = s.key and day < $3
               order by day desc limit 1) e
            where s.branch = $1 and s.kind = any ($2) and e.value is not null`,
    values: [branch, kinds, day],
  })
  return new Map(rows.map(keyed))
}

/** The items that were in one of these states when a day began. */
export async function itemsBefore(
  connection: Connection,
  branch: string,
  states: readonly string[],
  day: Day,
): Promise<Map<Key, unknown>> {
  const { rows } = await connection.query<Kept>({
    name: 'items-before',
    text: `select kind, key, value from evening e
            where branch = $1 and kind = 'item' and value->>'state' = any ($2) and day < $3
              and not exists (
                select from evening later
                 where later.branch = $1 and later.kind = 'item' and later.key = e.key
                   and later.day > e.day and later.day < $3)`,
    values: [branch, states, day],
  })
  return new Map(rows.map(keyed))
}

/**
 * What falls due of each account as a day left it; of an account in arrears what is overdue stands on its
 * own, under another GL account, and its day is past.
 */
const FALLING_DUE = `
  select s.account, f.gl, f.maturity, f.amount
    from (select distinct on (account) account, gl, maturity, balance, overdue from term_day
           where branch = $1 and day <= $2 order by account desc, day desc) s
   cross join lateral (values (s.gl, s.maturity, s.balance), ($3, null, s.overdue)) f (gl, maturity, amount)
   where f.amount <> 0`

export interface FallingDue {
  readonly gl: string
  /** Null for what is overdue. */
  readonly maturity: Day | null
  /** Debit is positive. */
  readonly amount: bigint
}

/** By GL account and day. */
export async function fallingDue(
  connection: Connection,
  branch: string,
  day: Day,
  overdue: string,
): Promise<FallingDue[]> {
  const { rows } = await connection.query<FallingDue>({
    name: 'falling-due',
    text: `select gl, maturity, sum(amount)::bigint as amount from (${FALLING_DUE}) as falling
            group by gl, maturity`,
    values: [branch, day, overdue],
  })
  return rows
}

export interface AccountDue extends FallingDue {
  readonly account: string
  readonly customer: string | null
}

/** By account, of those whose GL account begins so; those that fall due first stand first. */
export async function accountsDue(
  connection: Connection,
  branch: string,
  day: Day,
  overdue: string,
  gl: string,
): Promise<AccountDue[]> {
  const { rows } = await connection.query<AccountDue>({
    name: 'accounts-due',
    text: `select f.account, f.gl, f.maturity, f.amount, s.customer
             from (${FALLING_DUE}) f
             left join lateral (
               select value->>'customer' as customer from state
                where branch = $1 and kind = 'account' and key = f.account limit 1) s on true
            where f.gl = $4 or f.gl like $4 || '-%'
            order by f.maturity nulls first, f.account`,
    values: [branch, day, overdue, gl],
  })
  return rows
}

/** All that is kept of a branch: for proofs. */
export async function allEvenings(connection: Connection, branch: string): Promise<Evening[]> {
  const { rows } = await connection.query<Kept & { day: Day }>(
    'select kind, key, day, value from evening where branch = $1',
    [branch],
  )
  return rows.map(row => {
    const [key, value] = keyed(row)
    return { branch, day: row.day, key, value: row.value === null ? undefined : value }
  })
}

export async function allTerms(connection: Connection, branch: string): Promise<TermDay[]> {
  const { rows } = await connection.query<TermDay>(
    'select branch, day, account, gl, maturity, balance, overdue from term_day where branch = $1',
    [branch],
  )
  return rows
}
