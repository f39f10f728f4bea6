/**
 * Rows in bulk, for sizes that nobody would wait for at the counter. They are what the program's own codes
 * would have left in the tables; how they came there is no part of any measurement.
 */
import { addDays } from '../core/dates.ts'
import { postingAccounts } from '../core/ledger/chart.ts'
import { EVENING_KINDS } from '../core/ledger/evenings.ts'
import { cashAccountOf } from '../core/ledger/build.ts'
import { luhnDigit } from '../core/numbers.ts'
import { release } from '../server/release.ts'
import type { Books } from '../server/books.ts'
import { accountOf, type Branch, DAY, tillOf } from './branch.ts'
import { asOwner, runAll } from './measured.ts'

/**
 * Demand accounts like the first one of the branch, with its balance and its days, so that there are `count`
 * in all; the money came from the supervising branch.
 */
export async function fillEarningAccounts(books: Books, branch: Branch, count: number): Promise<void> {
  await fillAccounts(books, branch, count)
  const { code, accounts } = branch
  const [first] = accounts
  const ofFirst = `branch = '${code}' and kind = 'account' and key = '${first}'`
  const like = `(select value from state where ${ofFirst})`
  const more = `(${count - accounts.length} * abs(substr(${like}->>'balance', 2)::bigint))`
  const moved = (gl: string, side: 'debit' | 'credit') => `
    insert into gl_day as g (branch, day, gl, unit, debit_cash, debit_transfer, credit_cash, credit_transfer,
                             debits, credits)
    select branch, day, '${gl}', 'CNY', 0, ${side === 'debit' ? more : 0},
           0, ${side === 'credit' ? more : 0}, 0, 0
      from branch_head where branch = '${code}'
        on conflict (branch, day, gl, unit) do update
       set debit_transfer = g.debit_transfer + excluded.debit_transfer,
           credit_transfer = g.credit_transfer + excluded.credit_transfer`
  await asOwner(books, client =>
    runAll(client, [
      `update state set value = value || jsonb_build_object('balance', ${like}->'balance',
                                                           'moment', ${like}->'moment')
        where branch = '${code}' and kind = 'account' and value->>'product' = 'demand'`,
      moved('2011-11', 'credit'),
      moved('3001-05', 'debit'),
      `update state set value = value || jsonb_build_object('balance',
                '#' || substr(value->>'balance', 2)::bigint + ${more})
        where branch = '${code}' and kind = 'account' and key = '3001-05'`,
      `update earning_day set accounts = accounts * ${count} / ${accounts.length},
              base = div(base * ${count}, ${accounts.length}),
              moment = div(moment * ${count}, ${accounts.length})
        where branch = '${code}' and product = 'demand'`,
      'vacuum analyze state',
      'checkpoint',
    ]),
  )
  books.memories.forget([code])
}

/** Empty demand accounts like the first one of the branch, so that there are `count` in all. */
export async function fillAccounts(books: Books, { code, accounts }: Branch, count: number): Promise<void> {
  const copies = `
    insert into state (branch, kind, key, value, day, serial)
    select branch, kind, no,
           value || jsonb_build_object('no', no, 'balance', '#0', 'moment', '#0',
                                       'paper', jsonb_build_object('kind', 'passbook', 'number', n)),
           day, serial
      from state, generate_series(${accounts.length + 1}, ${count}) n,
           lateral (select ${numberSql(code, 'n')} as no) numbered
     where branch = '${code}' and kind = 'account' and key = '${accounts[0]}'`
  const series = `update state set value = '{"amount":"#${count}"}'
                   where branch = '${code}' and kind = 'tally' and key = 'series/account-demand'`
  await books.memories.drained()
  await asOwner(books, client => runAll(client, [copies, series, 'vacuum analyze state', 'checkpoint']))
  // What is remembered of the series is older than the tables now.
  books.memories.forget([code])
  const last = accountOf(code, count - 1)
  const { rowCount } = await books.pool.query('select from state where branch = $1 and key = $2', [
    code,
    last,
  ])
  if (rowCount !== 1) throw new Error(`account ${last} was not filled`)
}

const DOUBLED = 'array[0, 2, 4, 6, 8, 1, 3, 5, 7, 9]'

/** The number of a demand account by its place in the series, check digit and all. */
function numberSql(code: string, n: string): string {
  const prefix = `${code}11`
  const places = Array.from({ length: 9 }, (_, place) => {
    const digit = `(${n} / ${10 ** place} % 10)`
    return place % 2 === 0 ? `(${DOUBLED})[${digit} + 1]` : digit
  })
  const sum = `(${10 - Number(luhnDigit(prefix + '0'.repeat(9)))} + ${places.join(' + ')})`
  return `'${prefix}' || lpad(${n}::text, 9, '0') || ((10 - ${sum} % 10) % 10)::text`
}

export const ROWS_A_DAY = 2_000
export const LAST_FILLED_DAY = addDays(DAY, -1)

/**
 * So many journal rows on the days before the first, two thousand a day, with their entries, turnovers,
 * custody and counts: by turns a yuan is paid into an account and drawn from it again, so that every balance
 * stands where it stood. Only the chain of hashes is not one.
 */
export async function fillHistory(books: Books, branch: Branch, rows: number): Promise<void> {
  await books.memories.drained()
  await asOwner(books, client =>
    runAll(client, [
      `create temporary view past as ${pastSql(branch, rows)}`,
      FILL_JOURNAL,
      FILL_ENTRIES,
      FILL_CUSTODY,
      FILL_TURNOVERS,
      FILL_MONTHS,
      FILL_COUNTS,
      'vacuum analyze journal, entry, custody, gl_day, gl_month, code_day',
      'checkpoint',
    ]),
  )
}

/** Row `n` of the past: when, by whom, at which till, in or out, on which account. */
function pastSql({ code, tellers, accounts }: Branch, rows: number): string {
  const listed = (texts: readonly string[]) => `array[${texts.map(text => `'${text}'`).join(', ')}]`
  const tills = tellers.map((_, place) => tillOf(place))
  return `select '${code}' as branch, '${DAY}'::date - 1 - n / ${ROWS_A_DAY} as day,
                 1 + n % ${ROWS_A_DAY} as serial, n, n % 2 = 0 as comes,
                 (${listed(tellers)})[1 + n / 2 % ${tellers.length}] as teller,
                 (${listed(tills)})[1 + n / 2 % ${tellers.length}] as till, ${numberSql(code, 'a')} as account
            from generate_series(0, ${rows - 1}) n, lateral (select 1 + n / 2 % ${accounts.length} as a) turn`
}

const CASH = cashAccountOf('')

/** As `encodeEffects` writes them, for a till, an account and a day. */
const leg = (side: string, account: string) => `["L",1,"${side}","${account}","CNY","#100","c","%3$s"]`
const notes = (from: string, to: string) => `["N","CNY","1x1","${from}","${to}"]`
const CASH_OF_TILL = `${CASH}%1$s`
const EFFECTS_IN = `[${leg('D', CASH_OF_TILL)},${notes('customer', 'till:%1$s')},${leg('C', '%2$s')}]`
const EFFECTS_OUT = `[${leg('D', '%2$s')},${leg('C', CASH_OF_TILL)},${notes('till:%1$s', 'customer')}]`

/** The digests and hashes are as long as real ones. */
const FILL_JOURNAL = `
  insert into journal (branch, day, serial, request, digest, code, outcome, teller, terminal, authorisers,
                       ticket, at, format, release, parameters, fields, effects, hash)
  select branch, day, serial, branch || '/' || day || '/T' || teller || '/' || serial, sha256(n::text::bytea),
         case when comes then '0510' else '0520' end, 'posted', teller, 'T' || teller, '{}', null,
         extract(epoch from day)::bigint * 1000 + serial, 1, '${release}', 1,
         format('["%s","1.00","1x1"]', account),
         format(case when comes then '${EFFECTS_IN}' else '${EFFECTS_OUT}' end, till, account, day),
         sha256(n::text::bytea)
    from past order by n desc`

const FILL_ENTRIES = `
  insert into entry (branch, day, serial, line, slip, account, gl, side, unit, amount, balance, medium,
                     value_day)
  select branch, day, serial, line, 1,
         case when comes = (line = 1) then '${CASH}' || till else account end,
         case when comes = (line = 1) then '1001-01' else '2011-11' end,
         case line when 1 then 'D' else 'C' end, 'CNY', 100,
         case when comes then 100 * (3 - 2 * line) else 0 end, 'c', day
    from past, generate_series(1, 2) line order by n desc, line`

const FILL_CUSTODY = `
  insert into custody (branch, day, serial, line, thing, detail, quantity, from_holder, to_holder)
  select branch, day, serial, 1, 'CNY', '1x1', 100, case when comes then 'customer' else 'till:' || till end,
         case when comes then 'till:' || till else 'customer' end
    from past`

const FILL_TURNOVERS = `
  insert into gl_day (branch, day, gl, unit, debit_cash, debit_transfer, credit_cash, credit_transfer,
                      debits, credits)
  select branch, day, gl, unit, coalesce(sum(amount) filter (where side = 'D'), 0), 0,
         coalesce(sum(amount) filter (where side = 'C'), 0), 0,
         count(*) filter (where side = 'D'), count(*) filter (where side = 'C')
    from entry where day < '${DAY}' group by branch, day, gl, unit`

const FILL_MONTHS = `
  insert into gl_month (branch, month, gl, unit, moved)
  select branch, date_trunc('month', day)::date, gl, unit, sum(debit_cash - credit_cash)
    from gl_day where day < '${DAY}' group by 1, 2, 3, 4
      on conflict (branch, month, gl, unit) do update set moved = gl_month.moved + excluded.moved`

const FILL_COUNTS = `
  insert into code_day (branch, day, teller, code, posted, parked)
  select branch, day, teller, code, count(*), 0 from journal where day < '${DAY}'
   group by branch, day, teller, code`

/** What the projections keep of so many days before the first. */
interface Kept {
  readonly days: number
  /** Deposits with a last day, opened one after the other, that renew themselves every year. */
  readonly terms: number
}

/**
 * Every record that a moment shows, for each of the days and the one before; the terms; and what the forty
 * GL accounts turn over that a branch with all its business moves, of which `fillHistory` knows two.
 */
export async function fillEvenings(books: Books, { code }: Branch, { days, terms }: Kept): Promise<void> {
  const kinds = EVENING_KINDS.map(kind => `'${kind}'`).join(', ')
  const past = `generate_series(1, ${days + 1}) n, lateral (select '${DAY}'::date - n as day) d`
  const gls = postingAccounts
    .slice(0, GLS_A_DAY)
    .map(({ code: gl }) => `'${gl}'`)
    .join(', ')
  const evenings = `
    insert into evening (branch, kind, key, day, value)
    select branch, kind, key, d.day, value from state, ${past}
     where branch = '${code}' and kind in (${kinds}) and value is not null`
  const termDays = `
    insert into term_day (branch, account, day, gl, maturity, balance, overdue)
    select '${code}', '${code}12' || lpad(a::text, 10, '0'), day, '2011-12', day + 365, -100000, 0
      from generate_series(1, ${terms}) a,
           lateral (select '${DAY}'::timestamp - interval '1 day' as last) l,
           lateral generate_series(last - interval '1 day' * (a::bigint * ${days} / ${terms}), last,
                                   interval '365 days') t,
           lateral (select t::date as day) d`
  const turnovers = `
    insert into gl_day (branch, day, gl, unit, debit_cash, debit_transfer, credit_cash, credit_transfer,
                        debits, credits)
    select '${code}', d.day, gl, 'CNY', 0, 100, 0, 100, 1, 1 from unnest(array[${gls}]) gl, ${past}
    on conflict do nothing`
  const months = `
    insert into gl_month (branch, month, gl, unit, moved)
    select distinct branch, date_trunc('month', day)::date, gl, unit, 0 from gl_day where branch = '${code}'
        on conflict do nothing`
  const tidy = ['vacuum analyze evening, term_day, gl_day, gl_month', 'checkpoint']
  await asOwner(books, client => runAll(client, [evenings, termDays, turnovers, months, ...tidy]))
}

const GLS_A_DAY = 40
